"""The rows of common words, as bytes and back."""

from __future__ import annotations

from array import array

from hypothesis import given
from hypothesis import strategies as st

from search.whoosh_engine.storage.common_words import GAP, is_common
from search.whoosh_engine.storage.gathered_postings import WordPostings
from search.whoosh_engine.storage.place_bits import places_of
from tests.search.whoosh_engine.rows import rows

#: Where each of some words stands, by the number of an entry.
places = st.dictionaries(st.integers(0, 200), st.sets(st.integers(0, 200), min_size=1), min_size=1)


@given(st.dictionaries(st.sampled_from(("a", "é", "the")), places, min_size=1))
def test_what_is_stored_is_read_again(words: dict[str, dict[int, set[int]]]) -> None:
    read = rows(words)
    assert read.keys() == words.keys()
    for word, found in words.items():
        row = read[word]
        assert list(map(places_of, row.of(found))) == list(map(sorted, found.values()))
        times = [len(found.get(number, ())) for number in range(row.entries)]
        assert list(row.times(row.blocks())) == times


def test_there_is_a_gap_between_texts() -> None:
    (block,) = rows({"a": {0: {3}, 1: {0}}})["a"].blocks()
    assert block.bit_length() > 3 + GAP


def test_a_word_is_common_that_stands_often_in_many_entries() -> None:
    numbers = array("I", range(1000))
    often = WordPostings("written", b"the", numbers, array("I", [8]) * 1000, numbers * 8)
    assert is_common(often)
    assert not is_common(often._replace(places=numbers * 7))
    assert not is_common(often._replace(numbers=numbers[1:]))
