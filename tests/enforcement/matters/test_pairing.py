"""The keys by which two documents come to be compared."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import Any, get_args
from zlib import crc32

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import NoSuchExample

from enforcement.claims import Kind
from enforcement.matters.links import LinkReason, link_of
from enforcement.matters.pairing import COMMON, FORM, pairing_keys
from enforcement.reading.linking_keys import LinkingKeys
from enforcement.text.shingles import Sketch
from tests.enforcement.matters.linkable import documents, pairs_of_documents

VERMONT = "District of Vermont"
#: Nearly all texts with so much in common share a key, not all.
PROBABLE: tuple[LinkReason, ...] = ("same text", "same course")


def keys(sort: str, primary: Kind = "notice", **fields: Any) -> dict[str, bool]:
    """What keys of this sort a document has, and whether they are its own."""
    document = LinkingKeys(id="a", published_on=date(2020, 1, 10), primary=primary, **fields)
    return {
        key.text.removeprefix(f"{sort} "): key.own
        for key in pairing_keys(document)
        if key.text.startswith(f"{sort} ")
    }


def share_a_key(one: LinkingKeys, other: LinkingKeys) -> bool:
    """Whether the two are compared where few bear their keys."""
    ours, theirs = ({key.text: key.own for key in pairing_keys(it)} for it in (one, other))
    return any(ours[text] or theirs[text] for text in ours.keys() & theirs.keys())


def test_a_document_that_says_nothing_has_no_keys() -> None:
    nothing = LinkingKeys(id="a", published_on=None, primary="charge", district="", number="")
    assert pairing_keys(nothing) == frozenset()


def test_numbers_of_its_own_and_cited_ones_are_of_one_sort() -> None:
    numbers = keys(
        "number",
        number="1",
        page="5",
        cites=frozenset("23"),
        dockets=frozenset("4"),
        continues=frozenset("6"),
    )
    assert numbers == dict.fromkeys("123456", True)


def test_a_person_is_a_key_of_its_own_only_where_the_document_is_about_him() -> None:
    persons = keys("person", persons=frozenset({"a b"}), named_persons=frozenset({"c d", "a b"}))
    assert persons == {"a b": True, "c d": False}


def test_an_organization_is_a_key_where_its_name_tells() -> None:
    names = frozenset({"halden clinic", "medical center"})
    assert keys("organization", organizations=names) == {"halden clinic": True, "halden": True}
    assert keys("organization", named_organizations=names) == {"halden clinic": False}


def test_a_short_form_of_a_party_is_a_key() -> None:
    names: dict[str, Any] = {"organizations": frozenset({"halden county clinic"})}
    short = {"halden": True, "halden county": True}
    assert keys("organization", **names) == {"halden county clinic": True, **short}
    named = frozenset({"halden"})
    assert keys("organization", **names, named_organizations=named)["halden"] is False


def test_an_agencys_docket_is_a_key_of_few() -> None:
    document = LinkingKeys(
        id="a", published_on=None, primary="notice", dockets=frozenset({"DEA-392", "2:24-cr-1"})
    )
    most = {key.text: key.most for key in pairing_keys(document)}
    assert most == {"number DEA-392": FORM, "number 2:24-cr-1": COMMON}


def test_a_caption_is_a_key_in_its_place_with_the_surnames_of_others() -> None:
    caption: dict[str, Any] = {"captions": frozenset({"tannen"})}
    assert keys("against", **caption) == {}
    assert keys("against", state="VT", **caption) == {"tannen VT": True}
    persons = frozenset({"orla tannen"})
    assert keys("against", state="VT", persons=persons) == {"tannen VT": False}


def test_one_text_is_a_key() -> None:
    (text,) = keys("text", sketch=(1, 2))
    assert keys("text", sketch=(1, 2)) == {text: True}
    assert text not in keys("text", sketch=(1, 3))
    assert keys("text", opening=(1, 2)) == {}


@pytest.mark.parametrize(
    ("sketch", "bands"),
    [
        ((0, 1), {(0, 0, 1)}),
        ((0, 1, 16, 17), {(0, 0, 1)}),
        ((16, 17), {(0, 16, 17)}),
        ((1, 16), {(0, 16, 1)}),
        ((0, 2, 4), set()),
        ((1, 2), set()),
        ((14, 15, 30), {(14, 14, 15)}),
        (tuple(range(32)), {(first, first, first + 1) for first in range(0, 16, 2)}),
    ],
)
def test_a_band_is_two_buckets_least_hashes(
    sketch: Sketch, bands: set[tuple[int, int, int]]
) -> None:
    assert keys("band", sketch=sketch) == {str(band): True for band in bands}


def test_a_large_amount_is_a_key_in_each_of_its_places() -> None:
    amounts = frozenset({499_999.99, 500_000})
    assert keys("sum", amounts=amounts) == {"500000.00 nowhere": True}
    assert keys("sum", amounts=amounts, state="VT") == {"500000.00 VT": True}
    assert keys("sum", amounts=frozenset({500_000.0}), state="VT", district=VERMONT) == {
        "500000.00 VT": True,
        f"500000.00 {VERMONT}": True,
    }


@pytest.mark.parametrize(("primary", "prosecution"), [("charge", True), ("civil-complaint", False)])
def test_whom_a_prosecution_names_is_a_key_in_its_place(
    primary: Kind, *, prosecution: bool
) -> None:
    organizations: dict[str, Any] = {
        "organizations": frozenset({"halden clinic", "medical center"}),
        "named_organizations": frozenset({"quillmark labs"}),
    }
    assert keys("named", primary, **organizations) == {}
    named = {"halden clinic VT": True, "quillmark labs VT": True}
    assert keys("named", primary, state="VT", **organizations) == (named if prosecution else {})
    assert len(keys("named", "charge", state="VT", district=VERMONT, **organizations)) == 4


@pytest.mark.parametrize(
    ("primary", "litigation"),
    [("charge", True), ("civil-complaint", True), ("penalty", False), ("notice", False)],
)
def test_a_rare_word_of_a_lawsuit_is_a_key_in_its_place(primary: Kind, *, litigation: bool) -> None:
    words = frozenset({"quill", "charged"})
    nowhere = {"quill nowhere": True} if litigation else {}
    assert keys("word", primary, words=words) == nowhere
    found = keys("word", primary, words=words, state="VT", district=VERMONT)
    assert found == ({"quill VT": True, f"quill {VERMONT}": True} if litigation else {})


def test_the_rare_words_are_those_of_the_least_hashes() -> None:
    rare = sorted((f"quill{number}" for number in range(20)), key=lambda it: crc32(it.encode()))
    words = frozenset(["charged", "clinic", *rare])
    assert keys("word", "charge", words=words, state="VT") == {
        f"{word} VT": True for word in rare[:8]
    }


@given(documents(st.just("a")))
def test_a_key_is_borne_once(document: LinkingKeys) -> None:
    borne = pairing_keys(document)
    assert len({key.text for key in borne}) == len(borne)


@settings(max_examples=200)
@given(pairs_of_documents)
def test_no_reason_holds_without_a_key_in_common(pair: tuple[LinkingKeys, LinkingKeys]) -> None:
    link = link_of(*pair)
    assert link is None or link.reason in PROBABLE or share_a_key(*pair)


def test_every_reason_is_among_the_pairs_that_are_tried() -> None:
    missing = {*get_args(LinkReason)}

    def none_is_missing(pair: tuple[LinkingKeys, LinkingKeys]) -> bool:
        if link := link_of(*pair):
            missing.discard(link.reason)
        return not missing

    tried = settings(max_examples=5000, phases=[Phase.generate])
    with suppress(NoSuchExample):
        find(pairs_of_documents, none_is_missing, settings=tried)
    assert missing == set()
