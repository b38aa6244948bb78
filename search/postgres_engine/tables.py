"""The tables of an index, and the statements that make them.

A volume of the index is a set of tables whose names have its number: a new one is filled beside the
one in use, and takes its place with the row of `search_index` that names it. What an answer of
today may find lies in a partition for each year, apart from what was superseded or replaced.
"""

from __future__ import annotations

from datetime import date

from search.index.order import order_number

#: Names the volume in use and how far it has come; one row, or none where there is no index.
CHECKPOINT = "search_index"
CREATE_CHECKPOINT = f"""
CREATE TABLE IF NOT EXISTS {CHECKPOINT} (
  volume integer PRIMARY KEY,
  position bigint NOT NULL,
  hash text NOT NULL,
  version integer NOT NULL,
  entries bigint NOT NULL
)"""
#: Years before this one are in one partition, together with what has no date.
FIRST_YEAR = 1990

#: The columns of an entry, in the order in which they are written.
COLUMNS = (
    "gone",
    "ordered",
    "position",
    "rewritten",
    "until",
    "replaced",
    "withdrawn",
    "revision",
    "id",
    "precision",
    "stem_words",
    "title_words",
    "number_words",
    "stem",
    "written",
    "pieces",
)


def entries(volume: int) -> str:
    """All entries of a volume."""
    return f"search_{volume}_entries"


def current(volume: int) -> str:
    """Those that are neither superseded nor replaced."""
    return f"search_{volume}_current"


def gone(volume: int) -> str:
    """Those that are."""
    return f"search_{volume}_gone"


def known_words(volume: int) -> str:
    """The lexemes of a volume, with how many entries have each."""
    return f"search_{volume}_words"


def year(volume: int, year: int) -> str:
    """The current entries of a year; of `FIRST_YEAR` less one, of all before it."""
    return f"search_{volume}_year_{year}"


def create(volume: int) -> list[str]:
    """What makes the tables of a volume, without indexes and without the years.

    `gone` is whether an entry is superseded or replaced, `ordered` its date and position in one
    number. Vectors are read more often than they are written, so they are not compressed; they lie
    beside the rows, which are gone through to count.
    """
    return [
        f"""CREATE TABLE {entries(volume)} (
          gone boolean NOT NULL,
          ordered bigint NOT NULL,
          position bigint NOT NULL,
          rewritten bigint NOT NULL,
          until bigint NOT NULL,
          replaced bigint NOT NULL,
          withdrawn bigint NOT NULL,
          revision integer NOT NULL,
          id text NOT NULL,
          precision text NOT NULL,
          stem_words integer NOT NULL,
          title_words integer NOT NULL,
          number_words integer NOT NULL,
          stem tsvector NOT NULL,
          written tsvector NOT NULL,
          pieces tsvector[]
        ) PARTITION BY LIST (gone)""",
        f"ALTER TABLE {entries(volume)} ALTER stem SET STORAGE EXTERNAL,"
        " ALTER written SET STORAGE EXTERNAL",
        f"CREATE TABLE {current(volume)} PARTITION OF {entries(volume)}"
        " FOR VALUES IN (false) PARTITION BY RANGE (ordered)",
        f"CREATE TABLE {gone(volume)} PARTITION OF {entries(volume)}"
        f" FOR VALUES IN (true) {_NARROW}",
        f"""CREATE TABLE {known_words(volume)} (
          word text COLLATE "C" NOT NULL,
          current bigint NOT NULL,
          seen bigint NOT NULL,
          ever bigint NOT NULL
        ) WITH (fillfactor = 80)""",
    ]


def create_year(volume: int, number: int) -> str:
    """What makes the partition of a year, or that of all before `FIRST_YEAR`."""
    first, end = date(number, 1, 1), date(number + 1, 1, 1)
    least = 0 if number < FIRST_YEAR else order_number(first, 0)
    return (
        f"CREATE TABLE {year(volume, number)} PARTITION OF {current(volume)}"
        f" FOR VALUES FROM ({least}) TO ({order_number(end, 0)}) {_NARROW}"
    )


def create_indexes(volume: int) -> list[str]:
    """What makes the indexes of a volume that is filled. What is written to the one of words is to
    be found at once, and not gone through in a list by every query."""
    table = entries(volume)
    return [
        f"CREATE INDEX ON {table} USING gin (stem, written) WITH (fastupdate = off)",
        f"CREATE INDEX ON {table} (ordered)",
        f"CREATE INDEX ON {table} (position)",
        f"CREATE UNIQUE INDEX ON {known_words(volume)} (word)",
    ]


def year_of(day: date | None) -> int:
    """The year whose partition has what is dated so."""
    return max(day.year if day else 0, FIRST_YEAR - 1)


_NARROW = "WITH (toast_tuple_target = 128)"
