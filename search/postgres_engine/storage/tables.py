"""The tables of an index, and the statements that make them.

A volume of the index is a set of tables whose names have its number: a new one is filled beside the
one in use, and takes its place with the row of `search_index` that names it. What an answer of
today may find lies in a partition for each year, apart from what was superseded or replaced.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from search.index.engine import order_number

#: Names the volume in use and how far it has come; one row, or none where there is no index.
CHECKPOINT = "search_index"
#: Among the words: how many entries there are, and how many words these have in some lanes.
TOTALS = {
    "=entries": "1",
    "=stem": "stem_words",
    "=title_stem": "title_words",
    "=number_written": "number_words",
}
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

#: Vectors lie beside the rows, which are gone through to count.
_NARROW = "WITH (toast_tuple_target = 128)"
#: The entries that a change is about.
KEYS = "unnest(%(positions)s::bigint[], %(rewritten)s::bigint[]) AS keys(position, rewritten)"

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


def totals(volume: int) -> str:
    """How many entries and words a volume had (see `search.postgres_engine.storage.totals`)."""
    return f"search_{volume}_totals"


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


def create_year(volume: int, number: int) -> list[str]:
    """What makes the partition of a year, or that of all before `FIRST_YEAR`, while others read:
    one that is made as a partition would wait for all of them."""
    first, end = date(number, 1, 1), date(number + 1, 1, 1)
    least = 0 if number < FIRST_YEAR else order_number(first, 0)
    made = year(volume, number)
    return [
        f"CREATE TABLE {made} (LIKE {entries(volume)} INCLUDING STORAGE) {_NARROW}",
        f"ALTER TABLE {current(volume)} ATTACH PARTITION {made}"
        f" FOR VALUES FROM ({least}) TO ({order_number(end, 0)})",
    ]


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


def analyze(volume: int) -> str:
    """What has PostgreSQL see how frequent words are, so that it asks for the rarest first."""
    return f"ANALYZE {entries(volume)}, {known_words(volume)}"


def year_of(day: date | None) -> int:
    """The year whose partition has what is dated so."""
    return max(day.year if day else 0, FIRST_YEAR - 1)


def count_words(volume: int) -> list[str]:
    """What counts how many entries have each lexeme, of a volume that was filled: of those that are
    current, of these and what was superseded, and of all."""
    current_ones, gone_ones = current(volume), gone(volume)
    kinds = [
        (f"FROM {current_ones}", "ndoc, ndoc, ndoc"),
        (f"FROM {gone_ones} WHERE replaced = 0", "0, ndoc, ndoc"),
        (f"FROM {gone_ones} WHERE replaced <> 0", "0, 0, ndoc"),
    ]
    counted = " UNION ALL ".join(
        f"SELECT word, {counts} FROM ts_stat('SELECT {column} {rows}')"
        for rows, counts in kinds
        for column in ("stem", "written")
    )
    totals = ", ".join(f"('{name}', {value})" for name, value in TOTALS.items())
    words = known_words(volume)
    return [
        f"INSERT INTO {words} SELECT word, sum(current), sum(seen), sum(ever)"
        f" FROM ({counted}) AS found(word, current, seen, ever) GROUP BY word ORDER BY word",
        f"INSERT INTO {words} SELECT word, coalesce(sum(times) FILTER (WHERE NOT gone), 0),"
        " coalesce(sum(times) FILTER (WHERE replaced = 0), 0), sum(times)"
        f" FROM {entries(volume)}, LATERAL (VALUES {totals}) AS total(word, times) GROUP BY word",
    ]


def recount(volume: int, sign: Literal["+", "-"]) -> str:
    """What adds the words of some entries to those that are known, or takes them away, and tells
    which no entry has any more."""
    totals = ", ".join(f"('{name}', {value})" for name, value in TOTALS.items())
    return f"""
    WITH changed AS (
      INSERT INTO {known_words(volume)} AS known
      SELECT word, coalesce({sign}sum(times) FILTER (WHERE NOT gone), 0),
        coalesce({sign}sum(times) FILTER (WHERE replaced = 0), 0), {sign}sum(times)
      FROM {entries(volume)} JOIN {KEYS} USING (position, rewritten), LATERAL (
        SELECT unnest(tsvector_to_array(stem) || tsvector_to_array(written)), 1
        UNION ALL VALUES {totals}
      ) AS found(word, times)
      GROUP BY word ORDER BY word
      ON CONFLICT (word) DO UPDATE SET current = known.current + excluded.current,
        seen = known.seen + excluded.seen, ever = known.ever + excluded.ever
      RETURNING word, ever
    )
    SELECT word FROM changed WHERE ever <= 0"""


def remove(volume: int) -> str:
    """What takes out some entries."""
    return (
        f"DELETE FROM {entries(volume)} AS stale USING {KEYS}"
        " WHERE stale.position = keys.position AND stale.rewritten = keys.rewritten"
    )


def forget_words(volume: int) -> str:
    """What takes out those of some words that no entry has."""
    return f"DELETE FROM {known_words(volume)} WHERE ever <= 0 AND word = ANY(%(words)s::text[])"


def years(volume: int) -> str:
    """What tells the names of the partitions of years."""
    return (
        "SELECT relname FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid"
        f" WHERE inhparent = to_regclass('{current(volume)}')"
    )


def leftovers(volume: int) -> str:
    """What tells the names of all tables of other volumes, which somebody left who died."""
    ours = ", ".join(f"'{name(volume)}'" for name in (entries, known_words, totals))
    return (
        "SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace"
        rf" AND relname ~ '^search_\d+_(entries|words|totals)$' AND relname NOT IN ({ours})"
    )
