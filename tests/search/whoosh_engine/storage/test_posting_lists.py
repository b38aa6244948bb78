"""Posting lists, as bytes and back."""

from __future__ import annotations

from array import array

from hypothesis import given
from hypothesis import strategies as st

from search.whoosh_engine.storage.posting_lists import PostingList, stored_list

#: By the number of an entry, the places of the word in it.
postings = st.dictionaries(
    st.integers(0, 2**32 - 1),
    st.lists(st.integers(0, 2**32 - 1), min_size=1, max_size=5).map(sorted),
    min_size=1,
    max_size=20,
)


@given(postings, st.sets(st.integers(0, 2**32 - 1)))
def test_what_is_stored_is_read_again(found: dict[int, list[int]], others: set[int]) -> None:
    numbers = sorted(found)
    places = [place for number in numbers for place in found[number]]
    counts = [len(found[number]) for number in numbers]
    read = PostingList(stored_list(array("I", numbers), array("I", counts), array("I", places)))
    assert list(read.numbers) == numbers
    assert list(read.occurrences()) == list(zip(numbers, counts, strict=True))
    assert {number: list(at) for number, at in read.places()} == found
    among = others | set(numbers[::2])
    assert [number for number, _ in read.places(among)] == [n for n in numbers if n in among]


@given(st.dictionaries(st.integers(0, 2**32 - 1), st.integers(1, 1000), min_size=1))
def test_a_word_without_places_is_counted(found: dict[int, int]) -> None:
    numbers = array("I", sorted(found))
    counts = array("I", [found[number] for number in numbers])
    read = PostingList(stored_list(numbers, counts, array("I")))
    assert dict(read.occurrences()) == found
    assert all(not at for _, at in read.places())
