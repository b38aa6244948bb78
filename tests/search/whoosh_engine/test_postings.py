"""Walking the postings, on an index in memory."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh.filedb.filestore import RamStorage
from whoosh.searching import Searcher

from search.language.syntax import Not, Phrase, Word
from search.whoosh_engine.postings import Adjacent, compiled
from search.whoosh_engine.schema import SCHEMA

WORDS = ("a", "b", "c")
TEXTS = [" ".join(Random(n).choices(WORDS, k=n % 9)) for n in range(60)]


@pytest.fixture(scope="module")
def searcher() -> Iterator[Searcher]:
    index = RamStorage().create_index(SCHEMA)
    writer = index.writer()
    for n, text in enumerate(TEXTS):
        writer.add_document(id=str(n), text=[(text, 1.0)], title=[], number=[])
    writer.commit()
    with index.searcher() as opened:
        yield opened


def numbers(searcher: Searcher, query: object) -> list[int]:
    matcher = query.matcher(searcher, searcher.boolean_context())  # type: ignore[attr-defined]
    return list(matcher.all_ids())


@settings(max_examples=60, deadline=None)
@given(words=st.lists(st.sampled_from(WORDS), min_size=2, max_size=4))
def test_words_are_adjacent_where_the_text_has_them_in_sequence(
    searcher: Searcher, words: list[str]
) -> None:
    run = f" {' '.join(words)} "
    expected = [n for n, text in enumerate(TEXTS) if run in f" {text} "]
    assert numbers(searcher, Adjacent("text", words)) == expected
    tree = Phrase(words=tuple(words))
    assert numbers(searcher, compiled(tree)) == expected
    others = sorted(set(range(len(TEXTS))) - set(expected))
    assert numbers(searcher, compiled(Not(part=tree))) == others


def test_a_phrase_with_a_word_that_is_nowhere_finds_nothing(searcher: Searcher) -> None:
    assert numbers(searcher, Adjacent("text", ["a", "z"])) == []
    assert numbers(searcher, Adjacent("title", ["a", "b"])) == []


def test_a_citation_is_one_word_of_the_index() -> None:
    assert compiled(Phrase(words=("21", "usc", "841"))).text == "21 usc 841"
    assert compiled(Word(text="ketamine", field="title")).fieldname == "title"
