from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from enforcement.matters.grouping import group_into_matters
from enforcement.matters.links import LinkReason, MatterLink, Pair


def _link(one: str, other: str, reason: LinkReason = "same person") -> MatterLink:
    return MatterLink(document=one, other_document=other, reason=reason, shared="")


def test_links_chain_and_the_first_id_names_the_matter() -> None:
    found = group_into_matters("abcd", [_link("b", "c"), _link("a", "b")])
    assert found == {"a": "a", "b": "a", "c": "a", "d": "d"}


def test_a_person_joins() -> None:
    assert group_into_matters("ab", [], joined=[("b", "a")]) == {"a": "a", "b": "a"}


def test_links_to_documents_that_are_not_there_are_left_out() -> None:
    assert group_into_matters("a", [_link("a", "gone")]) == {"a": "a"}


def test_a_weak_link_never_makes_one_of_two_matters() -> None:
    ids = "abcdefghij"
    strong = [*(_link("a", id) for id in "bcde"), *(_link("f", id) for id in "ghij")]
    found = group_into_matters(ids, [*strong, _link("e", "f", "same course")])
    assert found["e"] == "a"
    assert found["f"] == "f"
    assert group_into_matters(ids + "z", [*strong, _link("e", "z", "same course")])["z"] == "a"


@pytest.mark.parametrize("reason", ["same sum and place", "same course"])
@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [("abcd", "fghij", True), ("abcde", "fghi", True), ("abcde", "fghij", False)],
)
def test_a_weak_link_joins_where_either_group_is_small(
    reason: LinkReason, first: str, second: str, *, joined: bool
) -> None:
    strong = [_link(ids[0], id) for ids in (first, second) for id in ids[1:]]
    weak = _link(first[0], second[0], reason)
    found = group_into_matters(first + second, [weak, *strong])
    assert (found[second[-1]] == "a") == joined
    of_strength = _link(first[0], second[0], "same text")
    assert group_into_matters(first + second, [of_strength, *strong])[second[-1]] == "a"


def test_who_is_charged_again_is_in_two_matters() -> None:
    """Whatever comes after the second charge is of the matter that a stronger reason gives it."""
    again = _link("a", "b", "charged again")
    found = group_into_matters("abcd", [again, _link("a", "c"), _link("b", "c"), _link("b", "d")])
    assert found == {"a": "a", "b": "b", "c": "a", "d": "b"}
    found = group_into_matters("abc", [again, _link("a", "c"), _link("b", "c", "same docket")])
    assert found == {"a": "a", "b": "b", "c": "b"}


def test_matters_that_are_kept_apart_stay_so_by_way_of_others() -> None:
    links = [_link("a", "b", "charged again"), _link("a", "c"), _link("b", "d"), _link("c", "d")]
    assert group_into_matters("abcd", links) == {"a": "a", "b": "b", "c": "a", "d": "b"}


def test_a_person_joins_who_was_charged_again() -> None:
    again = [_link("a", "b", "charged again")]
    assert group_into_matters("ab", again, joined=[("a", "b")]) == {"a": "a", "b": "a"}


def test_a_link_to_itself_changes_nothing() -> None:
    strong = [_link("a", id) for id in "bcd"]
    found = group_into_matters("abcdefghi", [*strong, _link("a", "a")], joined=[("e", "e")])
    assert found["e"] == "e"
    groups = [*strong, _link("a", "b"), *(_link("e", id) for id in "fghi")]
    assert group_into_matters("abcdefghi", [*groups, _link("a", "e", "same course")])["i"] == "a"


_ids = st.sampled_from("abcdefghijkl")
_reasons: st.SearchStrategy[LinkReason] = st.sampled_from(
    ["same docket", "same course", "same text", "charged again"]
)
_pairs = st.lists(st.tuples(_ids, _ids).filter(lambda pair: pair[0] != pair[1]), max_size=20)
_links = st.lists(
    st.builds(
        lambda pair, reason: _link(min(pair), max(pair), reason),
        st.tuples(_ids, _ids).filter(lambda pair: pair[0] != pair[1]),
        _reasons,
    ),
    max_size=20,
)


@given(_links, st.randoms())
def test_the_order_of_links_does_not_matter(found: list[MatterLink], random: object) -> None:
    shuffled = found.copy()
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert group_into_matters("abcdefghijkl", found) == group_into_matters("lkjihgfedcba", shuffled)


@given(_links, _pairs)
def test_matters_part_the_documents(found: list[MatterLink], joined: list[tuple[str, str]]) -> None:
    """Each document is of one matter, whose name is the first of its documents."""
    result = group_into_matters("abcdefghijkl", found, joined=joined)
    assert set(result) == set("abcdefghijkl")
    assert all(result[matter] == matter for matter in result.values())
    assert all(matter <= document for document, matter in result.items())


def component(of: str, pairs: Iterable[Pair]) -> frozenset[str]:
    """What a document hangs together with by way of any of the pairs."""
    reached, pairs = {of}, [*pairs]
    while more := {id for pair in pairs if reached & {*pair} for id in pair} - reached:
        reached |= more
    return frozenset(reached)


#: Two large groups, and links between and beside them.
clustered_links = st.lists(
    st.builds(
        lambda pair, reason: _link(min(pair), max(pair), reason),
        st.sampled_from([(ids[0], id) for ids in ("abcdef", "ghijkl") for id in ids[1:]])
        | st.tuples(st.sampled_from("abcdefghijklmnop"), st.sampled_from("abcdefghijklmnop")),
        st.sampled_from(["same docket", "same docket", "same course", "same sum and place"]),
    ),
    max_size=30,
)
_REFUSED = [_link(ids[0], id) for ids in ("abcdef", "ghijkl") for id in ids[1:]]
_REFUSED += [_link("a", "g", "same course"), _link("b", "m", "same course"), _link("n", "o")]


@given(clustered_links, _pairs, st.sampled_from("abcdefghijklmnop"))
@example(_REFUSED, [("o", "p")], "a")
def test_a_component_gives_the_same_matters_as_everything(
    links: list[MatterLink], joined: list[Pair], of: str
) -> None:
    """Also those links tie a component together that are too weak to join two matters."""
    everything = group_into_matters("abcdefghijklmnop", links, joined=joined)
    ids = component(of, [*joined, *((link.document, link.other_document) for link in links)])
    alone = group_into_matters(
        sorted(ids, reverse=True),
        [link for link in reversed(links) if link.document in ids],
        joined=[pair for pair in reversed(joined) if pair[0] in ids],
    )
    assert alone == {id: matter for id, matter in everything.items() if id in ids}
