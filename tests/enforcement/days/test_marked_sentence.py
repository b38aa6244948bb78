"""Sentences in which days and citations are signs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from enforcement.days.marked_sentence import (
    CITED,
    DAY,
    MarkedSentence,
    marked_sentence,
    without_titles,
)
from enforcement.text.times.dates import written_days


def marked(text: str, cited: str = "") -> MarkedSentence:
    spans = [(text.index(cited), text.index(cited) + len(cited))] if cited else []
    return marked_sentence(text, 0, len(text), list(written_days(text, 0, len(text))), spans)


def test_each_day_and_citation_is_one_sign() -> None:
    found = marked("delayed (89 fr 4321) from may 3, 2024,\n to  june 4, 2024", "89 fr 4321")
    assert found.text == f"delayed ({CITED}) from {DAY}, to {DAY}"
    assert [found.text[place] for place in found.places] == [DAY, DAY]
    assert [found.day_at(place) for place in found.places] == [0, 1]
    assert [found.text[place] for place in found.cited_places] == [CITED]


def test_a_citation_that_overlaps_a_day_is_left_as_written() -> None:
    assert marked("of may 3, 2024 it", "3, 2024 it").cited == ()


def test_quoted_titles_are_blank() -> None:
    said = "the notice \"public meeting; comments\" and ``a hearing'' of "
    assert without_titles(said).split() == ["the", "notice", "and", "of"]
    assert len(without_titles(said)) == len(said)


_words = st.sampled_from([DAY, CITED, "may 3, 2024", "to", '"', "``", "''", "\n"])


@given(st.lists(_words).map(" ".join))
def test_signs_stand_where_they_are_said_to(text: str) -> None:
    found = marked(text)
    assert len(found.places) == len(found.days) == found.text.count(DAY)
    assert all(found.text[place] == DAY for place in found.places)
