"""The map of the states."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from enforcement.places.states import STATE_NAMES
from pages.pictures.grid_map import STEP, grid_map


def test_every_state_has_a_tile_of_its_own() -> None:
    tiles = grid_map({}).tiles
    assert sorted(tile.code for tile in tiles) == sorted(STATE_NAMES)
    assert len({(tile.x, tile.y) for tile in tiles}) == len(tiles)
    assert all(tile.x % STEP == tile.y % STEP == 0 for tile in tiles)
    assert {tile.shade for tile in tiles} == {0}


@given(st.dictionaries(st.sampled_from([*STATE_NAMES, "not told"]), st.integers(0, 10**6)))
def test_more_is_never_lighter(counts: dict[str, int]) -> None:
    tiles = sorted(grid_map(counts).tiles, key=lambda tile: tile.count)
    shades = [tile.shade for tile in tiles]
    assert shades == sorted(shades)
    assert all((tile.shade == 0) == (tile.count == 0) for tile in tiles)
    assert max(shades) in (0, 4)
