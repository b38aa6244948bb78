"""Words that stand together, told from their places."""

from __future__ import annotations

from array import array
from itertools import pairwise, product

from hypothesis import example, given, settings
from hypothesis import strategies as st

from search.index.plan import Within
from search.whoosh_engine.places import OFTEN, run_starts, times_run, times_within
from search.whoosh_engine.storage.place_bits import place_bits, places_of
from search.whoosh_engine.storage.posting_lists import PostingList, stored_list

texts = st.lists(st.sampled_from("abc"), max_size=14)


def posting_list(text: list[str], word: str) -> PostingList:
    """Where a word stands in the only entry, which has this text."""
    there = array("I", (n for n, other in enumerate(text) if other == word))
    return PostingList(stored_list(array("I", [7]), array("I", [len(there)]), there))


def starts(text: list[str], run: list[str]) -> list[int]:
    """Where a run starts in the only entry, which has this text."""
    if not set(run) <= set(text):
        return []
    lists = [posting_list(text, word) for word in run]
    found = places_of(run_starts(lists, {7}).get(7, 0))
    assert dict(times_run(lists, {7})) == ({7: len(found)} if found else {})
    return found


@given(texts, st.lists(st.sampled_from("abc"), min_size=1, max_size=4))
def test_where_a_run_starts(text: list[str], run: list[str]) -> None:
    expected = [n for n in range(len(text)) if text[n : n + len(run)] == run]
    assert starts(text, run) == expected


@settings(max_examples=300)
@given(
    texts,
    st.lists(st.lists(st.sampled_from("abc"), min_size=1, max_size=2), min_size=1, max_size=4),
    st.integers(0, 5),
)
@example(list("abab"), [["a", "b"], ["b", "a"]], 5)
def test_where_runs_stand_near_each_other(
    text: list[str], runs: list[list[str]], between: int
) -> None:
    begun = [starts(text, run) for run in runs]
    lengths = [len(run) for run in runs]
    begins = set()
    for chosen in product(*begun):
        spans = sorted(
            (start, start + length) for start, length in zip(chosen, lengths, strict=True)
        )
        apart = all(end <= start for (_, end), (start, _) in pairwise(spans))
        if apart and spans[-1][1] - spans[0][0] <= sum(lengths) + between:
            begins.add(spans[0][0])
    near = Within(field="written", runs=tuple(map(tuple, runs)), words=between)
    found = [{7: place_bits(places)} if places else {} for places in begun]
    times = min(len(begins), OFTEN)
    assert dict(times_within(near, found)) == ({7: times} if times else {})
