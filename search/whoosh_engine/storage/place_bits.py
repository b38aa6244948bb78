"""The places of a word in a text as one long number, whose bit n is set where the word stands at
place n: so all places of two words are compared at once."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress, count

#: The bits of places up to this one are ready to be added; those of longer texts are set in a row.
_USUAL = 2048
_bit = [1 << place for place in range(_USUAL)].__getitem__
#: What is made of the digits of a number, to tell which are set.
_DIGITS = bytes.maketrans(b"01", b"\0\1")


def place_bits(places: Sequence[int]) -> int:
    """Places, ascending, as bits."""
    if not places or places[-1] < _USUAL:
        return sum(map(_bit, places))
    row = bytearray(places[-1] // 8 + 1)
    for place in places:
        row[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(row, "little")


def places_of(bits: int) -> list[int]:
    """The places that bits stand for, ascending."""
    digits = f"{bits:b}"[::-1].encode().translate(_DIGITS)
    return list(compress(count(), digits))
