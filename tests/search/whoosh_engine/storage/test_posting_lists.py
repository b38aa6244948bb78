"""Posting lists, as bytes and back."""

from __future__ import annotations

from array import array

from hypothesis import given
from hypothesis import strategies as st

from search.whoosh_engine.storage.posting_lists import PostingList, entries_of, stored_list

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
    among = others | set(numbers[::2])
    assert list(map(list, read.places(among))) == [found[n] for n in numbers if n in among]


@given(st.lists(st.integers(0, 1 << 16), min_size=1).map(sorted), st.integers(1, 1 << 16))
def test_places_are_read_further_on(places: list[int], further: int) -> None:
    one = array("I", [0])
    read = PostingList(stored_list(one, array("I", [len(places)]), array("I", places)))
    assert [list(at) for at in read.places({0}, further)] == [[n + further for n in places]]


@given(st.dictionaries(st.integers(0, 2**32 - 1), st.integers(1, 1000), min_size=1))
def test_a_word_without_places_is_counted(found: dict[int, int]) -> None:
    numbers = array("I", sorted(found))
    counts = array("I", [found[number] for number in numbers])
    read = PostingList(stored_list(numbers, counts, array("I")))
    assert dict(read.occurrences()) == found
    assert all(not at for at in read.places(found))


@given(st.lists(st.tuples(postings, st.booleans())))
def test_the_entries_of_several_words(lists: list[tuple[dict[int, list[int]], bool]]) -> None:
    stored = b"".join(
        stored_list(array("I", sorted(found)), array("I", [1] * len(found)), array("I"))
        for found, _ in lists
    )
    expected = {number for found, is_wanted in lists if is_wanted for number in found}
    assert entries_of(stored, [is_wanted for _, is_wanted in lists]) == expected
