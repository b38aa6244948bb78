"""What people decided, and what it makes of the links."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enforcement.matters.grouping import group_into_matters
from enforcement.matters.links import MatterLink, Pair
from enforcement.matters.overrides import DecidedLinks, LinkDecision, apply_decisions
from tests.enforcement.matters.test_grouping import clustered_links, component


def link(pair: str) -> MatterLink:
    return MatterLink(document=pair[0], other_document=pair[1], reason="same docket", shared="1")


def decision(written: str) -> LinkDecision:
    """ "a+b" joins b to the matter of a, "a-b" takes it out."""
    document, sign, other = tuple(written)
    return LinkDecision(
        document=document, other_document=other, linked=sign == "+", by="ed", reason="so"
    )


def decided(links: str, decisions: str, ids: str = "abcd") -> DecidedLinks:
    return apply_decisions(ids, map(link, links.split()), [*map(decision, decisions.split())])


def pairs(pair: Pair) -> str:
    return "".join(pair)


@pytest.mark.parametrize(
    ("links", "decisions", "kept", "joined"),
    [
        ("ab bc", "", "ab bc", ""),
        ("ab", "a+c", "ab", "ac"),
        ("ab", "c+a", "ab", "ac"),
        # b leaves a; what hangs together with a only by way of b goes with b.
        ("ab bc", "a-b", "bc", ""),
        ("ab bc", "b-a", "bc", ""),
        # c leaves the whole of the matter of a, so also b, which hangs together with a.
        ("ab bc", "a-c", "ab", ""),
        ("ab ac bc", "a-c", "ab", ""),
        ("ab ac bc cd", "a-c", "ab cd", ""),
        # What people joined before is cut as well, and what they join later is not.
        ("ab", "b+c a-c", "ab", ""),
        ("ab bd", "b+c a-c", "ab bd", ""),
        ("ab cd", "b+c a-c", "ab cd", ""),
        ("ab", "a-b a+b", "", "ab"),
        ("ab", "a+b a-b", "", ""),
        ("ab", "c+d a-b", "", "cd"),
        # People joined b to a, so c leaves b too.
        ("bc", "a+b a-c", "", "ab"),
        ("bc cd", "a+b d+c a-c", "cd", "ab cd"),
    ],
)
def test_the_decisions_one_after_the_other(
    links: str, decisions: str, kept: str, joined: str
) -> None:
    found = decided(links, decisions)
    assert [it.document + it.other_document for it in found.links] == kept.split()
    assert sorted(map(pairs, found.joined)) == joined.split()


def test_a_document_that_is_gone_is_cut_from_its_own_links_only() -> None:
    found = decided("ab zb", "z-b", ids="ab")
    assert [it.document for it in found.links] == ["a"]


_pairs = st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")).filter(
    lambda pair: pair[0] != pair[1]
)


@given(
    st.lists(_pairs, max_size=12), st.lists(st.tuples(_pairs, st.sampled_from("+-")), max_size=6)
)
def test_after_the_last_decision_the_two_are_together_or_apart(
    links: list[Pair], decisions: list[tuple[Pair, str]]
) -> None:
    found = decided(
        " ".join(pairs((min(pair), max(pair))) for pair in links),
        " ".join(f"{one}{sign}{other}" for (one, other), sign in decisions),
        ids="abcdef",
    )
    matters = group_into_matters("abcdef", found.links, joined=found.joined)
    if decisions:
        (one, other), sign = decisions[-1]
        assert (matters[one] == matters[other]) == (sign == "+")


@given(
    clustered_links,
    st.lists(
        st.builds(
            lambda document, other, sign: decision(f"{document}{sign}{other}"),
            st.sampled_from("abcdefghijklmnop"),
            st.sampled_from("abcdefghijklmnop"),
            st.sampled_from("+-"),
        ),
        max_size=8,
    ),
    st.sampled_from("abcdefghijklmnop"),
    st.sets(st.sampled_from("abcdefghijklmnop"), max_size=2),
)
def test_the_decisions_about_a_component_give_the_same_as_all(
    links: list[MatterLink], decisions: list[LinkDecision], of: str, gone: set[str]
) -> None:
    """What is decided of a pair in two components, one of them this one, cuts nothing; a document
    that is gone may still hold a component together, which does no harm."""
    everything = apply_decisions({*"abcdefghijklmnop"} - gone, links, decisions)
    ever_joined = [(it.document, it.other_document) for it in decisions if it.linked]
    linked = [(link.document, link.other_document) for link in links]
    ids = component(of, [*linked, *ever_joined])
    alone = apply_decisions(
        ids - gone,
        [link for link in links if link.document in ids],
        [it for it in decisions if it.document in ids or it.other_document in ids],
    )
    assert alone == DecidedLinks(
        links=tuple(link for link in everything.links if link.document in ids),
        joined=frozenset(pair for pair in everything.joined if pair[0] in ids),
    )
