"""Words that stand together, told from their places."""

from __future__ import annotations

from itertools import pairwise, product

from hypothesis import example, given, settings
from hypothesis import strategies as st

from search.whoosh_engine.places import OFTEN, run_starts, times_within

texts = st.lists(st.sampled_from("abc"), max_size=14)


def places(text: list[str]) -> dict[str, list[int]]:
    return {word: [n for n, other in enumerate(text) if other == word] for word in "abc"}


@given(texts, st.lists(st.sampled_from("abc"), min_size=1, max_size=4))
def test_where_a_run_starts(text: list[str], run: list[str]) -> None:
    expected = [n for n in range(len(text)) if text[n : n + len(run)] == run]
    assert list(run_starts(run, places(text))) == expected


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
    starts = [run_starts(run, places(text)) for run in runs]
    lengths = [len(run) for run in runs]
    begins = set()
    for chosen in product(*starts):
        spans = sorted(
            (start, start + length) for start, length in zip(chosen, lengths, strict=True)
        )
        apart = all(end <= start for (_, end), (start, _) in pairwise(spans))
        if apart and spans[-1][1] - spans[0][0] <= sum(lengths) + between:
            begins.add(spans[0][0])
    assert times_within(starts, lengths, between) == min(len(begins), OFTEN)
