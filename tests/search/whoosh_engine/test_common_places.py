"""Common words that stand together: told in all entries at once as entry by entry."""

from __future__ import annotations

import random
from collections import defaultdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.index.plan import Run, Within
from search.query.search import search
from search.whoosh_engine.common_places import rows_of, times_everywhere
from search.whoosh_engine.places import run_starts, times_run, times_within
from search.whoosh_engine.storage import common_words
from search.whoosh_engine.storage.posting_lists import PostingList, stored_list
from search.whoosh_engine.whoosh_index import WhooshIndex
from tests.search.examples import NOW, Blotter
from tests.search.whoosh_engine.rows import postings, rows

texts = st.lists(st.lists(st.sampled_from("abcd"), max_size=14), min_size=1, max_size=5)
runs = st.lists(st.lists(st.sampled_from("abc"), min_size=1, max_size=3), min_size=1, max_size=3)


def lists(texts: list[list[str]]) -> dict[str, PostingList]:
    """The posting lists of the words of some texts; each has its row."""
    found: dict[str, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
    for number, text in enumerate(texts):
        for place, word in enumerate(text):
            found[word][number].add(place)
    made = {}
    for word, there in found.items():
        _, _, numbers, counts, _ = postings(word, there)
        made[word] = PostingList(stored_list(numbers, counts, None))
        assert made[word].is_in_row
        made[word].row = rows(found)[word]
    return made


@settings(max_examples=300)
@given(texts, runs, st.integers(0, 50))
def test_at_once_as_one_by_one(
    texts: list[list[str]], asked: list[list[str]], between: int
) -> None:
    words = {word for run in asked for word in run}
    among = {number for number, text in enumerate(texts) if words <= set(text)}
    if not among:
        return
    known = lists(texts)
    of_runs = [[known[word] for word in run] for run in asked]
    near = Within(field="written", runs=tuple(map(tuple, asked)), words=between)
    if rows := rows_of(near, of_runs, among):
        begun = [run_starts(run, among) for run in of_runs]
        assert dict(times_everywhere(near, rows)) == dict(times_within(near, begun))


@settings(max_examples=300)
@given(texts, st.lists(st.sampled_from("abc"), min_size=2, max_size=4))
def test_a_run_at_once_as_one_by_one(texts: list[list[str]], asked: list[str]) -> None:
    among = {number for number, text in enumerate(texts) if set(asked) <= set(text)}
    if not among:
        return
    known = lists(texts)
    words, run = [known[word] for word in asked], Run(field="written", words=tuple(asked))
    if rows := rows_of(run, [words], among):
        assert dict(times_everywhere(run, rows)) == dict(times_run(words, among))


def test_few_entries_of_many_are_looked_at_one_by_one() -> None:
    known = lists([["a", "b"]] * 9)
    run = Run(field="written", words=("a", "b"))
    assert rows_of(run, [[known["a"], known["b"]]], {0, 1})
    assert not rows_of(run, [[known["a"], known["b"]]], {0})


@pytest.mark.parametrize(
    "query",
    ['"of the"', '"of the company"', '"the the"', "the w/3 of", '"of the" w/2 in', '"of in the"~4'],
)
def test_an_index_with_rows_answers_like_one_without(
    blotter: Blotter, monkeypatch: pytest.MonkeyPatch, query: str
) -> None:
    chance = random.Random(20260302)
    words = ["of", "the", "in", "company"]
    blotter.publish(*(" ".join(chance.choices(words, k=12)) for _ in range(20)))
    index = WhooshIndex(blotter.settings.index_dir, blotter.engine)
    index.rebuild()
    before = search(blotter.settings, query, now=NOW)
    monkeypatch.setattr(common_words, "_ENTRIES", 10)
    monkeypatch.setattr(common_words, "_OFTEN", 2)
    index.rebuild()
    assert list(blotter.settings.index_dir.glob("*/*.written_rows"))
    assert search(blotter.settings, query, now=NOW) == before
    assert before.total
