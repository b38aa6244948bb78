"""Each reason for a link, just inside and just outside its conditions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from zlib import crc32

import pytest

from enforcement.matters.links import LinkReason, link_of, links_between
from enforcement.reading.linking_keys import LinkingKeys
from enforcement.text.rare_words import RARE_WEIGHT, word_weight

DAY = date(2020, 1, 10)
#: Both documents name him, so that they are compared; neither is about him.
BYSTANDER = frozenset({"cy holm"})
RARE_WORDS = [f"quill{number}" for number in range(60)]
#: Words of word_weight one.
PLAIN = """agreed alleged charge charged claim county department district false federal from general
guilty has medicaid medical medicare million office oig""".split()  # noqa: SIM905

Keys = Mapping[str, Any]


def keys(id: str, primary: str, changed: Keys) -> LinkingKeys:
    """No two of these have a text in common."""
    own: dict[str, Any] = {"sketch": (int.from_bytes(id.encode()),)}
    fields = {**own, "state": "VT", "published_on": DAY, **changed}
    return LinkingKeys(id=id, primary=primary, **fields)


def link(one: LinkingKeys, other: LinkingKeys) -> tuple[LinkReason, str] | None:
    """The reason and what is shared."""
    links = links_between([one, other])
    return (links[0].reason, links[0].shared) if links else None


def wording(shared: int, of: int = 20) -> tuple[frozenset[str], frozenset[str]]:
    """Words of two texts, `shared` / `of` of which are common; all equally rare."""
    own = of - shared
    common, rest = RARE_WORDS[:shared], RARE_WORDS[shared:]
    return frozenset(common + rest[:own]), frozenset(common + rest[own : 2 * own])


def test_the_words_of_these_tests_weigh_what_they_should() -> None:
    assert {word_weight(word) for word in RARE_WORDS} == {RARE_WEIGHT}
    assert {word_weight(word) for word in PLAIN} == {1.0}
    assert len(set(PLAIN)) == 20


def pair(
    primary: str, shared: int, first: Keys, second: Keys, both: Keys
) -> tuple[LinkingKeys, LinkingKeys]:
    """Two documents, with so many words of twenty in common."""
    ours, theirs = wording(shared)
    named = {"named_persons": BYSTANDER}
    return (
        keys("a", primary, {**named, "words": ours, **both, **first}),
        keys("b", primary, {**named, "words": theirs, **both, **second}),
    )


ORLA, BERIT, SMITH, GRANT = (
    frozenset({name}) for name in ("orla tannen", "berit oxen", "orla smith", "david grant")
)
NEVADA, NOWHERE = {"state": "NV"}, {"state": None}
LONG = timedelta(days=6 * 365)
JANE: Keys = {"full_names": {"orla jane smith"}}
ORLA_BORN: Keys = {"births": {("orla tannen", 1960)}}
FIRTH: Keys = {"prosecutors": {"firth"}}
OF_A_FIRM: Keys = {"organizations": {"halden clinic"}}
BORN: Keys = {"births": {("orla smith", 1960)}}


@pytest.mark.parametrize(
    ("persons", "shared", "first", "second", "linked"),
    [
        (ORLA, 0, {}, {}, True),
        (ORLA, 10, {}, NEVADA, True),
        (ORLA, 9, {}, NEVADA, False),
        (SMITH, 6, {}, {}, True),
        (SMITH, 5, {}, {}, False),
        (SMITH, 20, {}, NEVADA, False),
        (SMITH, 10, {}, NOWHERE, True),
        (SMITH, 9, {}, NOWHERE, False),
        (GRANT, 6, {}, {}, True),
        (GRANT, 5, {}, {}, False),
        (GRANT, 20, {}, NEVADA, False),
        (GRANT, 20, {}, NOWHERE, False),
        # A common name, and two professions.
        (SMITH, 10, {"professions": {"nurse"}}, {"professions": {"dentist"}}, True),
        (SMITH, 9, {"professions": {"nurse"}}, {"professions": {"dentist"}}, False),
        (SMITH, 6, {"professions": {"nurse"}}, {"professions": {"nurse"}}, True),
        (SMITH, 6, {"professions": {"nurse"}}, {}, True),
        (SMITH, 6, {}, {"professions": {"nurse"}}, True),
        # Middle names and "Jr." tell apart, and so do years of birth.
        (ORLA, 20, {"full_names": {"orla jane tannen"}}, {"full_names": {"orla b. tannen"}}, True),
        (ORLA, 9, {"full_names": {"orla jane tannen"}}, {"full_names": {"orla b. tannen"}}, False),
        (
            ORLA,
            20,
            {"full_names": {"orla k. tannen"}},
            {"full_names": {"orla j. tannen"}, **NOWHERE},
            False,
        ),
        (SMITH, 20, {"full_names": {"orla smith jr."}}, {"full_names": {"orla smith sr."}}, False),
        (SMITH, 20, {"births": {("orla smith", 1960)}}, {"births": {("orla smith", 1964)}}, False),
        (SMITH, 6, {"births": {("orla smith", 1960)}}, {"births": {("orla smith", 1963)}}, True),
        (SMITH, 6, {"births": {("orla smith", 1960)}}, {"births": {("orla smith", 2050)}}, True),
        (SMITH, 6, {"births": {("orla smith", 1960)}}, {"births": {("ada oxen", 1990)}}, True),
        # One age, or one middle name, and less wording.
        (SMITH, 3, {"births": {("orla smith", 1960)}}, {"births": {("orla smith", 1961)}}, True),
        (SMITH, 2, {"births": {("orla smith", 1960)}}, {"births": {("orla smith", 1961)}}, False),
        (SMITH, 3, {"full_names": {"orla jane smith"}}, {"full_names": {"orla jane smith"}}, True),
        (SMITH, 3, {"full_names": {"orla j. smith"}}, {"full_names": {"orla j. smith"}}, False),
        (
            SMITH,
            20,
            {"births": {("orla smith", 1960)}},
            {"births": {("orla smith", 1960)}, **NEVADA},
            False,
        ),
        (SMITH, 6, {**JANE, **BORN}, {**JANE, **BORN, **NEVADA}, True),
        (SMITH, 5, {**JANE, **BORN}, {**JANE, **BORN, **NEVADA}, False),
        (
            ORLA,
            6,
            {"births": {("orla tannen", 1960)}},
            {"births": {("orla tannen", 1960)}, **NEVADA},
            True,
        ),
        # Where the place of one is not known, a name alone tells nothing.
        (ORLA, 4, {}, NOWHERE, True),
        (ORLA, 3, {}, NOWHERE, False),
        (ORLA, 0, ORLA_BORN, {**ORLA_BORN, **NOWHERE}, True),
        (ORLA, 0, OF_A_FIRM, {**OF_A_FIRM, **NOWHERE}, True),
        (ORLA, 0, OF_A_FIRM, {"named_organizations": {"halden clinic"}, **NOWHERE}, True),
        (ORLA, 0, OF_A_FIRM, {"organizations": {"oxen clinic"}, **NOWHERE}, False),
        # The same prosecutor, and nothing else, tells the place.
        (SMITH, 6, {**NOWHERE, **FIRTH}, FIRTH, True),
        (SMITH, 6, {**NOWHERE, **FIRTH}, {"prosecutors": {"holm"}}, False),
        (SMITH, 20, {**NEVADA, **FIRTH}, FIRTH, False),
        # One home town elsewhere; a spouse or a firm of the same name as well.
        (ORLA, 6, {"proper_words": {"quill0"}}, {"proper_words": {"quill0"}, **NEVADA}, True),
        (ORLA, 5, {"proper_words": {"quill0"}}, {"proper_words": {"quill0"}, **NEVADA}, False),
        (ORLA, 6, {"proper_words": {"quill0"}}, {"proper_words": {"quill1"}, **NEVADA}, False),
        (SMITH, 6, OF_A_FIRM, {"organizations": {"halden clinics"}, **NEVADA}, True),
        (SMITH, 5, OF_A_FIRM, {"organizations": {"halden clinics"}, **NEVADA}, False),
        (SMITH, 20, OF_A_FIRM, {"organizations": {"oxen clinic"}, **NEVADA}, False),
        # Takedowns and other round-ups.
        (ORLA, 20, {"is_roundup": True}, {}, False),
        (ORLA, 20, {}, {"is_roundup": True}, False),
        # The district goes before the state.
        (SMITH, 6, {"district": "X"}, {"district": "X", "state": "NV"}, True),
        (SMITH, 6, {"district": "X"}, {"district": "Y"}, False),
        (SMITH, 6, {"district": "X"}, {}, True),
        # Years apart.
        (ORLA, 0, {}, {"published_on": DAY + LONG}, True),
        (ORLA, 0, {}, {"published_on": DAY + LONG + timedelta(days=1)}, False),
        (ORLA, 0, {"published_on": DAY + LONG + timedelta(days=1)}, {}, False),
        (ORLA, 0, {}, {"published_on": None}, True),
        # A round-up of many people.
        (ORLA | {f"z{n}" for n in range(11)}, 0, {}, {}, True),
        (ORLA, 0, {}, {"persons": ORLA | {f"z{n}" for n in range(12)}}, False),
        (ORLA, 0, {"persons": ORLA | {f"z{n}" for n in range(12)}}, {}, False),
    ],
)
def test_a_person_both_are_about(
    persons: frozenset[str], shared: int, first: Keys, second: Keys, *, linked: bool
) -> None:
    found = link(*pair("settlement", shared, first, second, {"persons": persons}))
    assert ((found and found[0]) == "same person") == linked


def test_a_person_is_the_first_who_may_be_the_same() -> None:
    persons = frozenset({"orla tannen", "berit oxen", "ada smith"})
    assert link(*pair("charge", 0, {}, {}, {"persons": persons})) == ("same person", "berit oxen")


@pytest.mark.parametrize(
    ("primary", "shared", "first", "second", "linked"),
    [
        ("charge", 5, {"persons": ORLA}, {"named_persons": ORLA}, True),
        ("charge", 5, {"named_persons": ORLA}, {"persons": ORLA}, True),
        ("charge", 4, {"persons": ORLA}, {"named_persons": ORLA}, False),
        ("settlement", 20, {"persons": ORLA}, {"named_persons": ORLA}, False),
        ("charge", 20, {"persons": ORLA}, {"named_persons": ORLA, **NEVADA}, False),
        ("charge", 20, {"persons": ORLA}, {"named_persons": ORLA, **NOWHERE}, False),
        ("charge", 20, {"persons": GRANT}, {"named_persons": GRANT}, False),
        ("charge", 5, {"named_persons": ORLA}, {"named_persons": ORLA}, False),
    ],
)
def test_a_person_one_is_about_and_the_other_names(
    primary: str, shared: int, first: Keys, second: Keys, *, linked: bool
) -> None:
    found = link(*pair(primary, shared, first, second, {}))
    assert (found == ("same person", "orla tannen")) == linked


CLINIC, GROUP = frozenset({"halden clinic"}), frozenset({"medical center"})


def days(count: int) -> Keys:
    return {"published_on": DAY + timedelta(days=count)}


def usd(*amounts: float) -> Keys:
    return {"amounts": frozenset(amounts)}


@pytest.mark.parametrize(
    ("primary", "shared", "first", "second", "linked"),
    [
        # One amount.
        ("settlement", 0, usd(11_000), {**usd(11_000), **days(151)}, True),
        ("settlement", 0, usd(9_999), {**usd(9_999), **days(151)}, False),
        ("settlement", 0, usd(40_000), {**usd(40_000), **days(151)}, False),
        ("settlement", 0, usd(1, 11_000), {**usd(11_000, 2), **days(151)}, True),
        ("settlement", 0, usd(500_000), {**usd(500_000), **NOWHERE, **days(151)}, True),
        ("settlement", 0, usd(499_999), {**usd(499_999), **NOWHERE, **days(151)}, False),
        ("settlement", 0, usd(500_000), {**usd(500_000), **NEVADA}, True),
        ("settlement", 20, usd(499_999), {**usd(499_999), **NEVADA, **days(181)}, False),
        # Settled with several states: within days, or of one product.
        ("settlement", 6, usd(20_000), {**usd(30_000), **NEVADA, **days(30)}, True),
        ("settlement", 5, usd(20_000), {**usd(30_000), **NEVADA, **days(30)}, False),
        ("settlement", 6, usd(20_000), {**usd(30_000), **NEVADA, **days(180)}, True),
        ("settlement", 6, usd(20_000), {**usd(30_000), **NEVADA, **days(181)}, False),
        ("settlement", 6, usd(20_000), {**usd(30_000), **days(1)}, False),
        ("settlement", 6, usd(20_000), {**usd(30_000), **NEVADA, "is_roundup": True}, False),
        # One time.
        ("settlement", 0, {}, days(150), True),
        ("settlement", 0, days(150), {}, True),
        ("settlement", 0, {}, days(151), False),
        ("settlement", 0, {}, {**NOWHERE, **days(150)}, True),
        ("settlement", 0, usd(20_000), usd(30_000), False),
        # A short form.
        ("settlement", 0, {"organizations": {"halden"}}, {}, True),
        ("settlement", 0, {}, {"organizations": {"halden clinic of reno"}}, True),
        ("settlement", 0, {}, {"organizations": {"the old halden clinic"}}, True),
        ("settlement", 0, {"organizations": {"halden"}}, {"organizations": {"lake halden"}}, False),
        ("settlement", 0, {"organizations": {"clinic"}}, {}, False),
        ("settlement", 0, usd(20_000), {}, True),
        ("settlement", 0, {}, {"published_on": None}, False),
        ("settlement", 0, {"published_on": None}, {}, False),
        ("settlement", 20, {"published_on": None}, {"published_on": None}, False),
        # One prosecution.
        ("charge", 6, {}, days(151), True),
        ("charge", 5, {}, {}, False),
        ("charge", 20, {}, NEVADA, False),
        # A name of common words.
        ("settlement", 20, {"organizations": GROUP}, {"organizations": GROUP}, False),
    ],
)
def test_an_organization_both_are_about(
    primary: str, shared: int, first: Keys, second: Keys, *, linked: bool
) -> None:
    one, other = pair(
        primary, shared, {"organizations": CLINIC, **first}, {"organizations": CLINIC, **second}, {}
    )
    found = link(one, other)
    assert ((found and found[0]) == "same organization") == linked


NAMED = {"named_organizations": CLINIC}
SUED: Keys = {"organizations": CLINIC}


@pytest.mark.parametrize(
    ("primary", "shared", "first", "second", "linked"),
    [
        ("charge", 7, {"organizations": CLINIC}, NAMED, True),
        ("charge", 7, NAMED, {"organizations": CLINIC}, True),
        ("charge", 7, NAMED, NAMED, True),
        ("charge", 6, NAMED, NAMED, False),
        ("charge", 9, {**NAMED, "persons": ORLA}, {**NAMED, "persons": SMITH}, True),
        ("charge", 8, {**NAMED, "persons": ORLA}, {**NAMED, "persons": SMITH}, False),
        ("charge", 7, {**NAMED, "persons": ORLA}, NAMED, True),
        # An employer does not join its employees.
        (
            "charge",
            11,
            {**NAMED, "persons": ORLA, "employers": CLINIC},
            {**NAMED, "persons": BERIT},
            False,
        ),
        (
            "charge",
            12,
            {**NAMED, "persons": ORLA, "employers": CLINIC},
            {**NAMED, "persons": BERIT},
            True,
        ),
        # Not after half a year.
        (
            "charge",
            20,
            {**NAMED, "persons": ORLA, "employers": CLINIC},
            {**NAMED, "persons": BERIT, **days(181)},
            False,
        ),
        (
            "charge",
            20,
            {**NAMED, "persons": ORLA, "employers": CLINIC},
            {**NAMED, "persons": {"vt-orla tannen"}, **days(181)},
            True,
        ),
        ("charge", 7, NAMED, {**NAMED, "employers": CLINIC}, False),
        ("charge", 8, NAMED, {**NAMED, "employers": CLINIC}, True),
        ("settlement", 20, NAMED, NAMED, False),
        ("charge", 20, NAMED, {**NAMED, **NOWHERE}, False),
        ("charge", 20, NAMED, {**NAMED, **NEVADA}, False),
        ("charge", 20, {"named_organizations": GROUP}, {"named_organizations": GROUP}, False),
    ],
)
def test_an_organization_two_prosecutions_name(
    primary: str, shared: int, first: Keys, second: Keys, *, linked: bool
) -> None:
    found = link(*pair(primary, shared, first, second, {}))
    assert (found == ("same organization", "halden clinic")) == linked


@pytest.mark.parametrize(
    ("kinds", "shared", "first", "second", "linked"),
    [
        # A suit against a firm, and the settlement with somebody whom it names.
        (("civil-complaint", "settlement"), 7, SUED, NAMED, True),
        (("civil-complaint", "settlement"), 6, SUED, NAMED, False),
        (("civil-complaint", "settlement"), 7, SUED, {**NAMED, **NOWHERE}, True),
        (("civil-complaint", "settlement"), 20, SUED, {**NAMED, **NEVADA}, False),
        (("civil-complaint", "settlement"), 8, SUED, {**NAMED, "persons": ORLA}, False),
        (("civil-complaint", "settlement"), 9, SUED, {**NAMED, "persons": ORLA}, True),
        (("civil-complaint", "settlement"), 20, {**SUED, "employers": CLINIC}, NAMED, False),
        (
            ("civil-complaint", "settlement"),
            20,
            {**SUED, "prosecutors": {"firth"}},
            {**NAMED, "prosecutors": {"holm"}},
            False,
        ),
        # Two settlements of one suit.
        (("settlement", "settlement"), 12, SUED, NAMED, True),
        (("settlement", "settlement"), 11, SUED, NAMED, False),
        (("settlement", "settlement"), 17, SUED, {**NAMED, "persons": ORLA}, True),
        (("settlement", "settlement"), 16, SUED, {**NAMED, "persons": ORLA}, False),
        (("settlement", "settlement"), 20, SUED, {**NAMED, **NOWHERE}, False),
        (("settlement", "settlement"), 20, NAMED, NAMED, False),
        # Prosecutions whose place is not known.
        (("charge", "plea"), 7, {**NAMED, **NOWHERE}, {**NAMED, **NOWHERE}, True),
        (("charge", "plea"), 6, {**NAMED, **NOWHERE}, {**NAMED, **NOWHERE}, False),
        (("charge", "charge"), 20, {**NAMED, **NOWHERE}, {**NAMED, **NOWHERE}, False),
    ],
)
def test_an_organization_that_one_only_names(
    kinds: tuple[str, str], shared: int, first: Keys, second: Keys, *, linked: bool
) -> None:
    one, other = pair(kinds[0], shared, first, {**days(400), **second}, {})
    found = link(one, replace(other, primary=kinds[1]))
    assert ((found and found[0]) == "same organization") == linked


@pytest.mark.parametrize(
    ("shared", "kind", "linked"),
    [(8, "settlement", True), (7, "settlement", False), (20, "civil-complaint", False)],
)
def test_a_suit_that_is_settled_in_the_state_of_the_firm(
    shared: int, kind: str, *, linked: bool
) -> None:
    one, other = pair("civil-complaint", shared, {}, {**days(400), **NEVADA}, SUED)
    found = link(one, replace(other, primary=kind))
    assert found == (("same organization", "halden clinic") if linked else None)


@pytest.mark.parametrize(
    ("amount", "shared", "second", "linked"),
    [
        (44_700_000, 1, days(10), True),
        (44_700_000, 1, days(11), False),
        (44_700_000, 0, days(10), False),
        (44_000_000, 1, days(10), False),
        (447_000, 1, days(10), False),
        (44_700_000, 1, {"is_roundup": True}, False),
    ],
)
def test_an_exact_sum_of_one_week_in_headlines(
    amount: float, shared: int, second: Keys, *, linked: bool
) -> None:
    one, other = pair("settlement", shared, NOWHERE, {**NOWHERE, **second}, usd(amount))
    assert link(one, other) == (("same sum and place", f"${amount:,.0f}") if linked else None)
    assert link(replace(one, primary="other"), replace(other, primary="other")) is None


def test_a_sum_that_falls_until_the_sentence() -> None:
    town: Keys = {"proper_words": frozenset({"quill0"})}
    first, second = {**usd(11_000_000), **town}, {**usd(2_800_000), **town}
    assert stages(first, second, 7) == ("same course", "VT")
    assert stages(first, second, 6) is None
    assert stages(first, {**second, "proper_words": frozenset({"quill1"})}, 16) is None


@pytest.mark.parametrize(
    ("amount", "shared", "second", "linked"),
    [
        (734_500, 5, {}, True),
        (734_500, 4, {}, False),
        (12_000_000, 5, {}, True),
        (1_230_000, 5, {}, True),
        # Of two digits.
        (2_500_000, 7, {}, True),
        (2_500_000, 6, {}, False),
        (9_900_000, 6, {}, False),
        (9_900_000, 20, days(3 * 365 + 1), False),
        # Round ones.
        (500_000, 11, {}, True),
        (500_000, 10, {}, False),
        (10_000_000, 10, {}, False),
        (10_000_000, 11, days(3 * 365 + 1), False),
        (50_000_000, 11, days(3 * 365 + 1), True),
        # Days apart.
        (500_000, 8, days(10), True),
        (500_000, 7, days(10), False),
        # Too small.
        (499_999, 20, {}, False),
        # The place.
        (734_500, 20, NOWHERE, False),
        (734_500, 20, NEVADA, False),
        (734_500, 20, {"district": "X", "state": "NV"}, False),
        (734_500, 20, {"is_roundup": True}, False),
    ],
)
def test_an_amount_at_one_place(amount: float, shared: int, second: Keys, *, linked: bool) -> None:
    both = {**usd(amount, 7), "district": "X" if "district" in second else None}
    found = link(*pair("penalty", shared, {}, {**days(100), **second}, both))
    assert found == (("same sum and place", f"${amount:,.0f}") if linked else None)


def test_the_largest_amount_that_tells_is_shown() -> None:
    both = usd(734_500, 20_000_000, 600)
    assert link(*pair("penalty", 5, {}, days(99), both)) == ("same sum and place", "$734,500")
    assert link(*pair("penalty", 11, {}, days(99), both)) == ("same sum and place", "$20,000,000")


def test_a_sum_in_two_texts_about_no_proceeding_is_no_scheme() -> None:
    one, other = pair("statement", 20, {}, days(99), usd(734_500))
    assert link(one, other) is None
    assert link(one, replace(other, primary="penalty")) == ("same sum and place", "$734,500")


def test_a_round_sum_in_two_lines_of_business_is_two_schemes() -> None:
    one, other = pair("penalty", 20, {}, days(99), usd(20_000_000))
    hospice, teeth = (
        replace(it, words=it.words | {word}) for it, word in ((one, "hospice"), (other, "dentist"))
    )
    assert link(one, hospice) is None
    assert link(hospice, other) == ("same sum and place", "$20,000,000")
    assert link(hospice, teeth) is None


THREE_YEARS = 3 * 365


def stages(
    first: Keys, second: Keys, shared: int = 11, kinds: tuple[str, str] = ("charge", "plea")
) -> tuple[LinkReason, str] | None:
    one, other = pair(kinds[0], shared, first, {**days(1), **second}, {})
    return link(one, replace(other, primary=kinds[1]))


@pytest.mark.parametrize(
    ("first", "second", "linked"),
    [
        ({}, {}, True),
        ({"persons": ORLA}, {}, True),
        ({}, {"persons": ORLA}, True),
        ({"persons": ORLA}, {"persons": SMITH}, False),
        ({}, NOWHERE, False),
        (NOWHERE, {}, False),
        ({}, NEVADA, False),
        (usd(1), {}, True),
        ({}, days(THREE_YEARS), True),
        ({}, days(THREE_YEARS + 1), False),
        ({}, days(-1), False),
        ({}, days(0), True),
    ],
)
def test_the_next_stage_of_a_proceeding(first: Keys, second: Keys, *, linked: bool) -> None:
    assert stages(first, second) == (("same course", "VT") if linked else None)
    assert stages(first, second, 10) is None


@pytest.mark.parametrize(
    ("shared", "second", "linked"),
    [
        (14, {}, True),
        (13, {}, False),
        (20, {"proper_words": {"elko"}}, False),
        (20, days(-1), False),
        (20, days(THREE_YEARS + 2), False),
    ],
)
def test_headlines_whose_place_is_not_known(shared: int, second: Keys, *, linked: bool) -> None:
    found = stages({**NOWHERE, "proper_words": {"reno"}}, {**NOWHERE, **second}, shared)
    assert found == (("same course", "") if linked else None)


@pytest.mark.parametrize(
    ("shared", "second", "linked"),
    [
        (12, {}, True),
        (11, {}, False),
        (20, {"proper_words": frozenset({"quill1"})}, False),
        (20, {"prosecutors": {"holm"}}, False),
        (20, days(-1), False),
        (20, days(THREE_YEARS + 2), False),
    ],
)
def test_a_headline_without_a_place_beside_a_text(
    shared: int, second: Keys, *, linked: bool
) -> None:
    town: Keys = {"proper_words": frozenset({"quill0"})}
    found = stages({**NOWHERE, **town, **FIRTH}, {**town, **second}, shared)
    assert found == (("same course", "") if linked else None)


@pytest.mark.parametrize(("shared", "linked"), [(14, True), (13, False)])
def test_a_long_text_whose_place_was_misread(shared: int, *, linked: bool) -> None:
    named = {"named_persons": ORLA}
    assert bool(stages(named, {"persons": ORLA, **NEVADA}, shared)) == linked


def test_the_next_stage_is_shown_with_its_district() -> None:
    district = {"district": "District of Vermont"}
    assert stages(district, district) == ("same course", "District of Vermont")
    assert stages({}, {}, kinds=("plea", "charge")) is None
    assert stages({}, {}, kinds=("settlement", "judgment")) is None


#: Words of weight four.
FAIRLY = """accepting according account accused actually additional administrator admit afternoon
aggravated aide alabama allege along american any appeared approved april arising""".split()  # noqa: SIM905


@pytest.mark.parametrize(
    ("rare", "shared", "linked"),
    [(2, 10, True), (2, 9, False), (1, 13, True), (1, 12, False), (0, 18, True), (0, 17, False)],
)
def test_the_fewer_rare_words_the_more_common_wording(
    rare: int, shared: int, *, linked: bool
) -> None:
    """Of a text that weighs 80 beside one or two rare words."""
    ours = [*RARE_WORDS[:rare], *FAIRLY]
    theirs = [*RARE_WORDS[:rare], *FAIRLY[:shared], *RARE_WORDS[30:50]]
    found = stages({"words": frozenset(ours)}, {"words": frozenset(theirs)})
    assert (found is not None) == linked


def test_two_short_texts_are_no_course() -> None:
    """They weigh 24 and 28."""
    six, seven = {"words": frozenset(FAIRLY[:6])}, {"words": frozenset(FAIRLY[:7])}
    assert stages(six, six) is None
    assert stages(seven, seven) == ("same course", "VT")


@pytest.mark.parametrize(
    ("first", "second", "shared", "linked"),
    [
        # Places, professions, judges and sums tell two courses apart, but for nearly one wording.
        ({"proper_words": {"reno"}}, {"proper_words": {"elko"}}, 14, False),
        ({"proper_words": {"reno"}}, {"proper_words": {"elko"}}, 15, True),
        ({"proper_words": {"reno"}}, {"proper_words": {"elko", "reno"}}, 11, True),
        ({"professions": {"nurse"}}, {"professions": {"dentist"}}, 20, False),
        ({"judges": {"oxen"}}, {"judges": {"tannen"}}, 16, False),
        ({"judges": {"oxen"}}, {"judges": {"tannen"}}, 17, True),
        (usd(1), usd(2), 16, False),
        (usd(1), usd(2), 17, True),
        ({"is_roundup": True}, {}, 20, False),
    ],
)
def test_what_tells_two_courses_apart(
    first: Keys, second: Keys, shared: int, *, linked: bool
) -> None:
    assert (stages(first, second, shared) is not None) == linked


@pytest.mark.parametrize(
    ("kind", "second", "shared", "linked"),
    [
        ("arrest", days(10), 17, True),
        ("arrest", days(10), 16, False),
        ("arrest", days(11), 20, False),
        ("arrest", {**days(1), "persons": ORLA}, 17, True),
        ("arrest", {**days(1), "published_on": None}, 20, False),
        ("notice", days(1), 20, False),
        # A complaint is amended.
        ("civil-complaint", days(180), 17, True),
        ("civil-complaint", days(181), 20, False),
    ],
)
def test_a_stage_that_is_told_again(kind: str, second: Keys, shared: int, *, linked: bool) -> None:
    found = stages({}, second, shared, kinds=(kind, kind))
    assert found == (("same course", "VT") if linked else None)


def test_five_who_are_charged_are_not_the_four_of_last_week() -> None:
    one, other = pair("charge", 20, {}, days(7), {})
    five, four = (replace(it, words=it.words | {n}) for it, n in ((one, "five"), (other, "four")))
    assert link(one, four) == ("same course", "VT")
    assert link(five, four) is None


def sketches(shared: int, of: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Of two texts whose likeness is `shared` / `of`."""
    return tuple(range(shared)), tuple(range(of))


SAME, NEAR, FAR = (19, 20), (18, 20), (9, 20)


@pytest.mark.parametrize(
    ("whole", "opening", "first", "second", "linked"),
    [
        ((12, 20), SAME, {}, {}, True),
        ((11, 20), SAME, {}, {}, False),
        # Of one source, which repeats its own forms.
        ((18, 20), SAME, {"source": "x"}, {"source": "x"}, True),
        ((17, 20), SAME, {"source": "x"}, {"source": "x"}, False),
        ((12, 20), SAME, {"source": "x"}, {"source": "y"}, True),
        ((12, 20), SAME, {"source": "x"}, {}, True),
        ((12, 20), SAME, {}, {"source": "x"}, True),
        # A form filled in with other names and amounts.
        ((20, 20), SAME, {"persons": ORLA, **usd(1)}, {"persons": SMITH, **usd(2)}, False),
        ((20, 20), SAME, {"persons": ORLA, **usd(1)}, {"persons": SMITH, **usd(1)}, True),
        ((20, 20), SAME, {"persons": ORLA, **usd(1)}, {"persons": ORLA, **usd(2)}, True),
        ((20, 20), NEAR, {"persons": ORLA}, {"persons": SMITH}, False),
        ((20, 20), NEAR, usd(1), usd(2), False),
        ((20, 20), NEAR, {"persons": ORLA}, usd(2), True),
        # Openings that differ.
        ((12, 20), (10, 20), {}, {}, True),
        ((20, 20), FAR, {}, {}, False),
        # Republished soon, or word for word.
        ((12, 20), NEAR, {}, days(21), True),
        ((12, 20), NEAR, {}, days(22), False),
        ((19, 20), NEAR, {}, days(22), True),
        ((18, 20), NEAR, {}, days(22), False),
        ((19, 20), NEAR, {}, days(6 * 365 + 1), True),
        ((12, 20), SAME, {}, days(22), True),
    ],
)
def test_the_same_text(
    whole: tuple[int, int], opening: tuple[int, int], first: Keys, second: Keys, *, linked: bool
) -> None:
    one, other = pair("notice", 0, first, second, {})
    (ours, theirs), (our_opening, their_opening) = sketches(*whole), sketches(*opening)
    one = replace(one, sketch=ours, opening=our_opening)
    other = replace(other, sketch=theirs, opening=their_opening)
    assert (link(one, other) == ("same text", "")) == linked


def test_the_strongest_reason_is_given() -> None:
    """All reasons hold at first; each time the strongest one is taken away."""
    sketch = tuple(range(20))
    both = {
        "dockets": frozenset({"2:24-cr-9", "2:24-cr-1"}),
        "number": "FR Doc. 1",
        "cites": frozenset({"FR Doc. 1", "FR Doc. 0"}),
        "sketch": sketch,
        "opening": sketch,
        "persons": ORLA,
        "organizations": CLINIC,
        **usd(734_500),
    }
    one, other = pair("charge", 20, {}, days(1), both)
    other = replace(other, primary="plea")
    without: list[Keys] = [
        {},
        {"dockets": frozenset()},
        {"cites": frozenset()},
        {"opening": ()},
        {"persons": frozenset()},
        {"organizations": frozenset()},
        {"amounts": frozenset()},
        {"words": frozenset()},
    ]
    found = []
    for taken in without:
        one, other = replace(one, **taken), replace(other, **taken)
        found.append(link(one, other))
    assert found == [
        ("same docket", "2:24-cr-1"),
        ("cited", "FR Doc. 1"),
        ("same text", ""),
        ("same person", "orla tannen"),
        ("same organization", "halden clinic"),
        ("same sum and place", "$734,500"),
        ("same course", "VT"),
        None,
    ]


ANEW = {"begins_anew": True}


@pytest.mark.parametrize(
    ("kinds", "first", "second", "reason"),
    [
        (("charge", "charge"), {}, {**ANEW, **days(1)}, "charged again"),
        (("sentence", "arrest"), {}, {**ANEW, **days(1)}, "charged again"),
        (("charge", "charge"), {**ANEW, **days(1)}, {}, "charged again"),
        # The earlier one is of a case before it, the sentence may be of either.
        (("charge", "charge"), ANEW, days(1), "same person"),
        (("charge", "sentence"), {}, {**ANEW, **days(1)}, "same person"),
        (("charge", "charge"), {}, ANEW, "same person"),
        (("charge", "charge"), {"dockets": {"1:24-cr-1"}}, {**ANEW, **days(1)}, "same docket"),
    ],
)
def test_who_is_charged_again_is_in_another_case(
    kinds: tuple[str, str], first: Keys, second: Keys, reason: LinkReason
) -> None:
    dockets = {"dockets": frozenset(first.get("dockets", ()))}
    one, other = pair(kinds[0], 20, first, {**second, **dockets}, {"persons": ORLA})
    found = link(one, replace(other, primary=kinds[1]))
    assert found is not None
    assert found[0] == reason


def test_an_unnamed_person_who_is_charged_again_is_in_another_case() -> None:
    assert stages({}, {**ANEW, **days(1)}, 20, kinds=("charge", "charge")) is None


UNITED_STATES_V = {"captions": frozenset({"tannen"})}


@pytest.mark.parametrize(
    ("first", "second", "shared", "linked"),
    [
        (UNITED_STATES_V, UNITED_STATES_V, 0, True),
        (UNITED_STATES_V, {"persons": ORLA}, 0, True),
        ({"persons": ORLA}, UNITED_STATES_V, 0, True),
        ({"captions": {"smith"}}, {"persons": SMITH}, 20, False),
        (UNITED_STATES_V, {**UNITED_STATES_V, **NEVADA}, 20, False),
        (UNITED_STATES_V, {**UNITED_STATES_V, **NOWHERE}, 20, False),
        (UNITED_STATES_V, {**UNITED_STATES_V, **days(6 * 365 + 1)}, 20, False),
        ({"captions": {"halden clinic"}}, {"captions": {"halden clinic"}}, 0, True),
        ({"captions": {"medical center"}}, {"captions": {"medical center"}}, 20, False),
    ],
)
def test_a_caption_with_a_name(first: Keys, second: Keys, shared: int, *, linked: bool) -> None:
    found = link(*pair("judgment", shared, first, second, {}))
    assert ((found and found[0]) == "same caption") == linked


@pytest.mark.parametrize(
    ("first", "second", "shown"),
    [
        ({"continues": {"91 FR 12"}}, {"page": "91 FR 12"}, "91 FR 12"),
        ({"page": "91 FR 12"}, {"continues": {"91 FR 12"}}, "91 FR 12"),
        ({"continues": {"FR Doc. 7"}}, {"number": "FR Doc. 7"}, "FR Doc. 7"),
        ({"continues": {"91 FR 12"}}, {"continues": {"91 FR 12", "91 FR 9"}}, "91 FR 12"),
        ({"cites": {"FR Doc. 7"}}, {"cites": {"FR Doc. 7"}}, None),
        ({"page": "91 FR 12"}, {"page": "91 FR 12"}, None),
    ],
)
def test_what_a_document_goes_on_with(first: Keys, second: Keys, shown: str | None) -> None:
    found = link(*pair("notice", 0, first, second, {}))
    assert found == (("cited", shown) if shown else None)


@pytest.mark.parametrize(
    ("number", "primary", "second", "linked"),
    [
        ("2:24-cr-1", "charge", {"persons": BERIT}, True),
        ("2:24-cr-1", "charge", {"persons": BERIT, **NEVADA}, False),
        ("2:24-cr-1", "charge", NEVADA, True),
        ("RIN 1117-AB45", "rule-final", {"persons": BERIT, **NEVADA}, True),
        ("DEA-392", "application", {"persons": BERIT}, False),
        ("DEA-392", "application", {}, True),
    ],
)
def test_a_docket_of_both(number: str, primary: str, second: Keys, *, linked: bool) -> None:
    both = {"dockets": frozenset({number})}
    found = link(*pair(primary, 0, {"persons": ORLA}, {"persons": ORLA, **second}, both))
    assert (found == ("same docket", number)) == linked


@pytest.mark.parametrize(("first", "second"), [("number", "cites"), ("cites", "number")])
def test_a_number_that_is_cited(first: str, second: str) -> None:
    numbers = {"number": "FR Doc. 1", "cites": frozenset({"FR Doc. 1", "FR Doc. 2"})}
    one = keys("a", "notice", {first: numbers[first], "published_on": date(2001, 1, 1)})
    assert link(one, keys("b", "notice", {second: numbers[second]})) == ("cited", "FR Doc. 1")
    assert link(one, keys("b", "notice", {})) is None
    assert link(one, keys("b", "notice", {first: numbers[first]})) is None


# What is compared at all: documents of which nothing else is in common.


@pytest.mark.parametrize(
    ("shared", "reason"),
    [
        ({"dockets": frozenset({"2:24-cr-1"})}, "same docket"),
        ({"persons": ORLA}, "same person"),
        ({"organizations": CLINIC}, "same organization"),
        ({"named_organizations": CLINIC}, "same organization"),
        ({**usd(734_500), "state": "VT"}, "same sum and place"),
        ({"sketch": (1, 2), "opening": (1, 2)}, "same text"),
    ],
)
def test_one_telling_key_is_enough_to_compare(shared: Keys, reason: LinkReason) -> None:
    words = {"words": frozenset(PLAIN[:10])}
    found = link(keys("a", "charge", {**words, **shared}), keys("b", "charge", {**words, **shared}))
    assert found is not None
    assert found[0] == reason


def bucketed(start: int, same: tuple[int, ...] = ()) -> Keys:
    """A text that has most of its hashes in common with every other, but not the least hash of a
    bucket, unless it is one of the `same` buckets."""
    least = (bucket if bucket in same else start + bucket for bucket in range(16))
    return {"sketch": tuple(sorted((*least, *range(1600, 1680)))), "opening": (1,)}


@pytest.mark.parametrize(
    ("same", "linked"),
    [
        ((0, 1), True),
        ((14, 15), True),
        (tuple(range(16)), True),
        ((1, 2), False),
        (tuple(range(0, 16, 2)), False),
        ((), False),
    ],
)
def test_one_band_of_the_sketch_is_enough_to_compare(
    same: tuple[int, ...], *, linked: bool
) -> None:
    one, other = keys("a", "notice", bucketed(16, same)), keys("b", "notice", bucketed(32, same))
    reason = link_of(one, other)
    assert reason is not None
    assert reason.reason == "same text"
    assert links_between([one, other]) == ([reason] if linked else [])


@pytest.mark.parametrize(
    ("rare", "place", "compared"),
    [
        (2, {}, True),
        (1, {}, True),
        (0, {}, False),
        (1, {"state": "NV", "district": "District of Vermont"}, True),
        (1, NOWHERE, True),
        (0, NOWHERE, False),
    ],
)
def test_a_rare_word_of_lawsuits_at_one_place_is_enough_to_compare(
    rare: int, place: Keys, *, compared: bool
) -> None:
    words = {"words": frozenset([*RARE_WORDS[:rare], *PLAIN]), **place}
    reason = link(keys("a", "charge", words), keys("b", "plea", {**words, **days(1)}))
    assert (reason is not None) == compared


def test_of_the_rare_words_only_those_of_the_least_hashes_are_compared() -> None:
    """Of twelve in common, all of which weigh in the verdict."""
    by_hash = sorted(RARE_WORDS, key=lambda word: crc32(word.encode()))
    common, ours, theirs = by_hash[-12:], by_hash[:8], by_hash[8:16]
    one = keys("a", "charge", {"words": frozenset(common + ours)})
    other = keys("b", "plea", {"words": frozenset(common + theirs), **days(1)})
    assert link_of(one, other) is not None
    assert link(one, other) is None
    less = replace(other, words=frozenset(common + theirs[1:] + ours[:1]))
    assert link(one, less) == ("same course", "VT")


def test_a_key_that_too_many_documents_share_tells_nothing() -> None:
    dockets = {"dockets": frozenset({"1:20-cr-1"})}
    documents = [keys(f"{number:03}", "notice", dockets) for number in range(151)]
    assert len(links_between(documents[:150])) == 150 * 149 / 2
    assert links_between(documents) == []


@pytest.mark.parametrize(
    "key",
    [
        lambda number: {"dockets": frozenset({f"1:20-cr-{number}"})},
        lambda number: {"persons": frozenset({f"orla tannen{'abcdefghij'[number % 10] * number}"})},
        lambda number: {**usd(734_500 + number), "words": frozenset(PLAIN)},
        lambda number: {"sketch": (1000 + number,), "opening": (1,)},
    ],
)
def test_documents_with_keys_of_their_own_do_not_hide_two_with_one_in_common(
    key: Callable[[int], Keys],
) -> None:
    documents = [keys(f"{number:03}", "penalty", key(number)) for number in range(20, 180)]
    documents.append(keys("zzz", "penalty", key(99)))
    linked = [(it.document, it.other_document) for it in links_between(documents)]
    assert ("099", "zzz") in linked


def test_links_are_in_the_order_of_ids() -> None:
    dockets = {"dockets": frozenset({"1:20-cr-1"})}
    links = links_between([keys(id, "notice", dockets) for id in "cab"])
    assert [(it.document, it.other_document) for it in links] == [
        ("a", "b"),
        ("a", "c"),
        ("b", "c"),
    ]
