"""Posting lists, as bytes and back."""

from __future__ import annotations

from array import array

from hypothesis import given
from hypothesis import strategies as st

from search.whoosh_engine.storage.place_bits import places_of
from search.whoosh_engine.storage.posting_lists import PostingList, lists_of, stored_list

#: Where a word stands once or often, in a short text or in a long one.
places = st.sets(st.integers(0, 99), min_size=1) | st.sets(st.integers(0, 2**17), min_size=1)
#: By the number of an entry, the places of the word in it.
postings = st.dictionaries(
    st.integers(0, 2**32 - 1), places.map(sorted), min_size=1, max_size=20
) | st.dictionaries(
    st.integers(0, 255), st.sets(st.integers(0, 400), min_size=9).map(sorted), min_size=1
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
    assert list(map(places_of, read.bits(among))) == [found[n] for n in numbers if n in among]


@given(st.dictionaries(st.integers(0, 2**32 - 1), st.integers(1, 1000), min_size=1))
def test_a_word_without_places_is_counted(found: dict[int, int]) -> None:
    numbers = array("I", sorted(found))
    counts = array("I", [found[number] for number in numbers])
    read = PostingList(stored_list(numbers, counts, array("I")))
    assert dict(read.occurrences()) == found
    assert not any(read.bits(found))


@given(st.lists(st.tuples(postings, st.booleans())))
def test_the_lists_of_several_words(lists: list[tuple[dict[int, list[int]], bool]]) -> None:
    stored = b"".join(
        stored_list(array("I", sorted(found)), array("I", [1] * len(found)), array("I"))
        for found, _ in lists
    )
    expected = [sorted(found) for found, is_wanted in lists if is_wanted]
    read = lists_of(stored, [is_wanted for _, is_wanted in lists])
    assert [list(one.numbers) for one in read] == expected
