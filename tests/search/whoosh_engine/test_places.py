"""Words that stand together, told from their places."""

from __future__ import annotations

from array import array
from itertools import pairwise, product

from hypothesis import example, given, settings
from hypothesis import strategies as st

from search.whoosh_engine.places import OFTEN, run_starts, times_within
from search.whoosh_engine.storage.posting_lists import PostingList, stored_list

texts = st.lists(st.sampled_from("abc"), max_size=14)


def starts(text: list[str], run: list[str]) -> list[int]:
    """Where a run starts in the only entry, which has this text."""
    lists = {}
    for word in run:
        there = array("I", (n for n, other in enumerate(text) if other == word))
        if not there:
            return []
        lists[word] = PostingList(stored_list(array("I", [7]), array("I", [len(there)]), there))
    found = run_starts([lists[word] for word in run], {7})
    return list(found.get(7, ()))


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
    assert times_within(begun, lengths, between) == min(len(begins), OFTEN)
