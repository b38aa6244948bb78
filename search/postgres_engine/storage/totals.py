"""How many entries there were at a position, and how many words these had in some lanes: the totals
that scores rest on, as of then.

What changed is kept summed up by blocks of positions; what changed since the last whole block is
seen in the entries that were written, rewritten, superseded or replaced there.
"""

from __future__ import annotations

from typing import Literal

from search.postgres_engine.storage import tables

#: So many bits of a position tell where in its block it is.
_BITS = 12
_COLUMNS = ("entries", "stem_words", "title_words", "number_words")
_SUMS = ", ".join(f"coalesce(sum(sign * {value}), 0)" for value in tables.TOTALS.values())
#: Where an entry came to be among those that are seen, with history and without, and where it was
#: no more; nothing where it was over before it was written so.
_CHANGES = """
LATERAL (VALUES
  (false, least(nullif(until, 0), nullif(replaced, 0))), (true, nullif(replaced, 0))
) AS seen(history, ended),
LATERAL (VALUES (greatest(position, rewritten), 1), (ended, -1)) AS change(moment, sign)
WHERE moment IS NOT NULL AND (ended IS NULL OR ended > greatest(position, rewritten))"""


def create(volume: int) -> str:
    """What makes the table of a volume."""
    return f"""CREATE TABLE {tables.totals(volume)} (
      history boolean NOT NULL,
      block bigint NOT NULL,
      {", ".join(f"{column} bigint NOT NULL" for column in _COLUMNS)},
      PRIMARY KEY (history, block)
    )"""


def create_indexes(volume: int) -> list[str]:
    """What makes the indexes that find what changed in a block, besides that of positions."""
    table, changed = tables.entries(volume), ("rewritten", "until", "replaced")
    return [f"CREATE INDEX ON {table} ({column}) WHERE {column} > 0" for column in changed]


def count(volume: int) -> str:
    """What sums up a volume that was filled."""
    return _add(volume, tables.entries(volume), "+")


def recount(volume: int, sign: Literal["+", "-"]) -> str:
    """What adds some entries to the sums, or takes them away."""
    some = f"{tables.entries(volume)} JOIN {tables.KEYS} USING (position, rewritten)"
    return _add(volume, some, sign)


def as_of(volume: int, at: int, *, history: bool) -> str:
    """What tells the totals at a position, in the order of `tables.TOTALS`."""
    block = at >> _BITS
    lately = f"BETWEEN {max(1, block << _BITS)} AND {at}"
    changed = " OR ".join(f"{it} {lately}" for it in ("position", "rewritten", "until", "replaced"))
    columns = ", ".join(_COLUMNS)
    return f"""
    SELECT {", ".join(f"coalesce(sum({column}), 0)" for column in _COLUMNS)} FROM (
      SELECT {columns} FROM {tables.totals(volume)} WHERE history = {history} AND block < {block}
      UNION ALL
      SELECT {_SUMS} FROM {tables.entries(volume)}, {_CHANGES}
        AND history = {history} AND moment {lately} AND ({changed})
    ) AS part({columns})"""


def _add(volume: int, rows: str, sign: Literal["+", "-"]) -> str:
    added = ", ".join(f"{column} = known.{column} + excluded.{column}" for column in _COLUMNS)
    return f"""
    INSERT INTO {tables.totals(volume)} AS known
    SELECT history, moment >> {_BITS}, {_SUMS.replace("sign *", f"{sign}sign *")}
    FROM {rows}, {_CHANGES} GROUP BY 1, 2
    ON CONFLICT (history, block) DO UPDATE SET {added}"""
