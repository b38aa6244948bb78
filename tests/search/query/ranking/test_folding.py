"""Copies are one hit, and pages of them neither repeat nor miss any."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from hypothesis import given
from hypothesis import strategies as st

from search.index.engine import FoundEntry
from search.query.ranking.folding import folded_page


def entry(position: int, score: float = 1.0) -> FoundEntry:
    return FoundEntry(
        position=position,
        id=f"us_a:{position}",
        revision=0,
        superseded=False,
        withdrawn=False,
        published_on=None,
        score=score,
    )


class Ranking:
    """Entries in their order, and which of them, and others, carry one text."""

    def __init__(self, ranked: Sequence[int], groups: Sequence[Sequence[int]]) -> None:
        self.ranked = [entry(it, score=100.0 - at) for at, it in enumerate(ranked)]
        self.groups = {it: tuple(group) for group in groups for it in group}

    def first(self, count: int) -> tuple[int, list[FoundEntry]]:
        return len(self.ranked), self.ranked[:count]

    def among(self, positions: Collection[int]) -> Sequence[FoundEntry]:
        return [it for it in self.ranked if it.position in positions]

    def copies(self, states: Sequence[int]) -> Mapping[int, tuple[int, ...]]:
        return {it: self.groups[it] for it in states if it in self.groups}

    def page(self, limit: int, offset: int = 0) -> list[tuple[int, tuple[str, ...]]]:
        page = folded_page(self.first, self.among, self.copies, limit=limit, offset=offset)
        assert page.total == len(self.ranked)
        return [(it.position, page.copies.get(it.position, ())) for it in page.entries]


def test_the_one_that_counts_stands_where_the_best_ranks() -> None:
    ranking = Ranking([5, 1, 2, 3, 4], [[3, 5, 9]])
    assert ranking.page(3) == [(3, ("us_a:5",)), (1, ()), (2, ())]
    assert ranking.page(3, offset=3) == [(4, ())]
    (best, *_) = folded_page(
        ranking.first, ranking.among, ranking.copies, limit=1, offset=0
    ).entries
    assert best.score == 100.0


def test_a_copy_that_the_query_does_not_find_is_none() -> None:
    assert Ranking([1], [[7, 1]]).page(9) == [(1, ())]


def test_a_copy_far_down_is_found() -> None:
    ranking = Ranking(range(1, 200), [[190, 1]])
    assert ranking.page(1) == [(190, ("us_a:1",))]


def test_a_page_of_copies_is_filled_up_with_others() -> None:
    ranking = Ranking(range(100), [list(range(60))])
    assert [position for position, _ in ranking.page(5)] == [0, 60, 61, 62, 63]


@given(
    st.permutations(range(40)),
    st.lists(st.integers(0, 12), min_size=45, max_size=45),
    st.integers(1, 9),
)
def test_pages_are_the_whole_list_cut(ranked: list[int], texts: list[int], limit: int) -> None:
    groups = [[it for it in range(45) if texts[it] == text] for text in range(13)]
    ranking = Ranking(ranked, [group for group in groups if len(group) > 1])
    whole = ranking.page(100)
    pages = [ranking.page(limit, offset) for offset in range(0, 45, limit)]
    assert [hit for page in pages for hit in page] == whole
    told = [f"us_a:{position}" for position, _ in whole] + [id for _, ids in whole for id in ids]
    assert sorted(told) == sorted(f"us_a:{it}" for it in ranked)
