"""The states as a grid of tiles, each about where it lies, so that small ones are seen as well as
large ones. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from enforcement.places.states import STATE_NAMES

_ROWS = """
AK .. .. .. .. .. .. .. .. .. .. ME
.. .. .. .. .. .. .. .. .. .. VT NH
.. WA ID MT ND MN IL WI MI NY RI MA
.. OR NV WY SD IA IN OH PA NJ CT ..
.. CA UT CO NE MO KY WV VA MD DE ..
.. .. AZ NM KS AR TN NC SC DC .. ..
.. .. .. .. OK LA MS AL GA .. .. ..
HI GU MP .. TX .. .. .. .. FL VI PR
"""
#: In units of the picture: a tile, and from one to the next.
TILE, STEP = 46, 48
#: Shades, of which the first is of none.
_SHADES = 4


@dataclass(frozen=True, kw_only=True, slots=True)
class Tile:
    """A state; its corner from the upper left one, in units of the picture."""

    code: str
    name: str
    x: int
    y: int
    count: int
    #: From 0, which is none, to 4, the most.
    shade: int


@dataclass(frozen=True, kw_only=True, slots=True)
class GridMap:
    """All states, and how large the picture is."""

    tiles: tuple[Tile, ...]
    width: int
    height: int


def grid_map(counts: Mapping[str, int]) -> GridMap:
    """The map of numbers by the two letters of a state; other names are left out."""
    rows = _ROWS.split("\n")[1:-1]
    return GridMap(
        tiles=tuple(_tiles(rows, counts)),
        width=STEP * len(rows[0].split()) - (STEP - TILE),
        height=STEP * len(rows) - (STEP - TILE),
    )


def _tiles(rows: list[str], counts: Mapping[str, int]) -> Iterator[Tile]:
    most = max((counts.get(code, 0) for code in STATE_NAMES), default=0)
    for down, row in enumerate(rows):
        for across, code in enumerate(row.split()):
            if code in STATE_NAMES:
                count = counts.get(code, 0)
                yield Tile(
                    code=code,
                    name=STATE_NAMES[code],
                    x=across * STEP,
                    y=down * STEP,
                    count=count,
                    shade=-(-count * _SHADES // most) if count else 0,
                )
