"""What holds a case together, as it is printed."""

from __future__ import annotations

import re
from collections import Counter
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from cli.shown.case_text import link_lines
from enforcement.matters.links import LinkReason, MatterLink

_LINE = re.compile(r"(?P<indent>(?:  )*)(?P<also>also )?(?:(?P<why>.+): )?(?P<id>d\d+)")


def link(one: int, other: int, reason: LinkReason, shared: str = "") -> MatterLink:
    return MatterLink(document=f"d{one}", other_document=f"d{other}", reason=reason, shared=shared)


def test_a_tree_from_the_first_document_by_the_strongest_reason_first() -> None:
    links = [
        link(1, 2, "same person", "orla hask"),
        link(1, 3, "same docket", "2:25-cr-00777"),
        link(3, 4, "same text"),
        link(1, 4, "same person", "orla hask"),
        link(5, 6, "cited", "90 FR 1"),
    ]
    assert list(link_lines([f"d{number}" for number in range(1, 8)], links)) == [
        "d1",
        "  same docket 2:25-cr-00777: d3",
        "    same text: d4",
        "      also same person orla hask: d1",
        "  same person orla hask: d2",
        "d5",
        "  cited 90 FR 1: d6",
    ]


def test_a_long_chain_is_no_trouble() -> None:
    links = [link(number, number + 1, "same text") for number in range(2000)]
    assert len(list(link_lines(["d0"], links))) == 2001


@st.composite
def graphs(draw: st.DrawFn) -> tuple[list[str], list[MatterLink]]:
    """Documents, and at most one link a pair."""
    count = draw(st.integers(1, 9))
    pairs = [(one, other) for one in range(count) for other in range(one + 1, count)]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    reasons = st.sampled_from(get_args(LinkReason))
    links = [link(*pair, draw(reasons), draw(st.sampled_from(["", "x"]))) for pair in chosen]
    return draw(st.permutations([f"d{number}" for number in range(count)])), links


@given(graphs())
def test_every_link_is_said_once_under_what_it_leads_from(
    graph: tuple[list[str], list[MatterLink]],
) -> None:
    ids, links = graph
    above: list[str] = []
    drawn: Counter[tuple[frozenset[str], str]] = Counter()
    seen: list[str] = []
    for line in link_lines(ids, links):
        found = _LINE.fullmatch(line)
        assert found
        depth = len(found["indent"]) // 2
        del above[depth:]
        assert len(above) == depth
        if found["why"]:
            drawn[frozenset((above[-1], found["id"])), found["why"]] += 1
        if found["also"]:
            assert found["id"] in seen
        else:
            assert found["id"] not in seen
            seen.append(found["id"])
            above.append(found["id"])
    given_links = Counter(
        (frozenset((it.document, it.other_document)), f"{it.reason} {it.shared}".rstrip())
        for it in links
    )
    assert drawn == given_links
    assert {*seen} == {id for pair, _ in given_links for id in pair}
