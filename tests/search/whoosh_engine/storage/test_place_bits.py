"""Places as bits, and back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from search.whoosh_engine.storage.place_bits import place_bits, places_of


@given(st.sets(st.integers(0, 99)) | st.sets(st.integers(0, 2**17)))
def test_a_bit_is_set_for_each_place(places: set[int]) -> None:
    bits = place_bits(sorted(places))
    assert bits.bit_count() == len(places)
    assert all(bits >> place & 1 for place in places)
    assert places_of(bits) == sorted(places)
