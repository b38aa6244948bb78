"""Postings by word, gathered in memory and laid aside."""

from __future__ import annotations

from array import array

from hypothesis import given
from hypothesis import strategies as st

from search.whoosh_engine.storage.gathered_postings import GatheredPostings

#: The words of documents, by field, each with its places.
documents = st.lists(
    st.dictionaries(
        st.tuples(st.sampled_from(["stem", "written"]), st.sampled_from([b"a", b"b", b"c"])),
        st.lists(st.integers(0, 99), min_size=1, max_size=3).map(sorted),
        max_size=5,
    ),
    max_size=12,
)


@given(documents, st.sampled_from([0, 1000, 100_000]))
def test_postings_come_by_word_however_little_room_there_is(
    found: list[dict[tuple[str, bytes], list[int]]], room: int
) -> None:
    gathered = GatheredPostings(room)
    for number, document in enumerate(found):
        for (field, word), places in document.items():
            stored = array("I", places).tobytes()
            gathered.add((field, word, number, float(len(places)), stored))
    given_back = list(gathered.iter_postings())
    gathered.cleanup()
    keys = [(one.field, one.word) for one in given_back]
    assert keys == sorted({key for document in found for key in document})
    for one in given_back:
        key = one.field, one.word
        numbers = [number for number, document in enumerate(found) if key in document]
        assert list(one.numbers) == numbers
        assert list(one.counts) == [len(found[number][key]) for number in numbers]
        assert list(one.places) == [place for number in numbers for place in found[number][key]]
