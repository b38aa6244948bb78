"""`person`: an entry a matter, never added up; what shows that two are of one person."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answers.matters.names.person import PartyEntry, person
from answers.matters.names.same_person import NameBearer, known_same
from answers.record import record_at
from casebook.asking.names import names_of_parties
from enforcement.claims import PartyType
from enforcement.matters.party_history import MatterParty
from enforcement.parties.naming.person_name import are_told_apart, person_key
from store.log.document import Document
from store.log.events import CaseLinked, CaseUnlinked
from tests.answers.examples import decide
from tests.search.examples import Blotter, document, masked, published

DOCKET = "United States v. Quennell, No. 2:25-cr-00183."


def a_document(number: int, text: str, day: date) -> Document:
    return document(
        f"us_a:{number}", text, title=f"Title {number}", published_on=day, source="us_a"
    )


DOCUMENTS = (
    a_document(
        1,
        "Orla Quennell, a physician, and Bram Tolliver, a nurse, were charged with conspiracy to"
        f" distribute ketamine. {DOCKET}",
        date(2025, 3, 13),
    ),
    a_document(
        2,
        f"Orla Quennell was sentenced to 18 months in prison for distributing ketamine. {DOCKET}",
        date(2026, 2, 2),
    ),
    a_document(
        3,
        "Orla Quennell, a veterinarian of Miami, Florida, pleaded guilty to stealing ketamine.",
        date(2014, 2, 2),
    ),
    a_document(
        4,
        "John Roe Jr., a pharmacist of Boise, Idaho, was sentenced to 24 months in prison for"
        " diverting ketamine.",
        date(2021, 2, 2),
    ),
    a_document(
        5,
        "John Roe Sr., a veterinarian of Dallas, Texas, was charged with diverting ketamine.",
        date(2011, 2, 2),
    ),
    a_document(
        6,
        "Halcyon Vials, LLC, doing business as Sabal Wellness, agreed to pay $90,000 to resolve"
        " allegations about ketamine.",
        date(2024, 2, 9),
    ),
    a_document(
        7,
        "Nora O\u2019Dell-Price, a nurse of Reno, Nevada, was charged with stealing ketamine.",
        date(2017, 2, 9),
    ),
)


IN_REM = a_document(
    20,
    "The United States filed a civil forfeiture complaint about ketamine in United States v. One"
    " 2021 Dodge Durango, VIN 1C4RDJAG5MC000000, and United States v. $88,310 in U.S. Currency.",
    date(2027, 2, 9),
)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("$88,310", "$88,310 in U.S. Currency"),
        ("$88,310.00 in United States Currency", "$88,310 in U.S. Currency"),
        ("2021 dodge durango", "One 2021 Dodge Durango, VIN 1C4RDJAG5MC000000"),
    ],
)
def test_a_thing_is_a_party_and_nobody(tmp_path: Path, asked: str, found: str) -> None:
    blotter = Blotter(tmp_path)
    blotter.append(published(IN_REM))
    with record_at(blotter.settings, None) as record:
        assert names_of_parties(record.book, asked) == [found]
    for name in (asked, found, "Durango", "Dodge Durango"):
        assert person(blotter.settings, name).entries == ()
    blotter.engine.dispose()


@pytest.fixture(scope="module")
def blotter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Blotter]:
    """Seven documents; at 8 two namesakes are joined, at 9 parted; at 10 charge and sentence of one
    docket are parted; at 11 a name is masked."""
    blotter = Blotter(tmp_path_factory.mktemp("home"))
    blotter.append(*map(published, DOCUMENTS))
    joined = CaseLinked(document="us_a:3", by="ana", reason="the same doctor")
    decide(blotter.engine, "us_a:1", joined)
    apart = CaseUnlinked(document="us_a:3", by="bo", reason="a namesake")
    decide(blotter.engine, "us_a:1", apart)
    two = CaseUnlinked(document="us_a:2", by="bo", reason="a namesake")
    decide(blotter.engine, "us_a:1", two)
    blotter.append(masked("Bram Tolliver"))
    yield blotter
    blotter.engine.dispose()


def entries(blotter: Blotter, name: str, position: int | None = 7) -> tuple[PartyEntry, ...]:
    return person(blotter.settings, name, position=position).entries


def test_two_of_one_name_stay_two(blotter: Blotter) -> None:
    first, second = entries(blotter, "Orla Quennell")
    assert (first.case, first.status, first.numbers) == ("us_a:3", ("pleaded guilty",), ())
    assert (second.case, second.status) == ("us_a:1", ("sentenced",))
    assert second.numbers == ("2:25-cr-00183",)
    assert [(act.kind, act.quote, act.document) for act in second.history] == [
        ("charge", "were charged", "us_a:1"),
        ("sentence", "was sentenced", "us_a:2"),
    ]
    assert [(it.prison_months, it.documents) for it in second.sentences] == [(18, ("us_a:2",))]
    assert (first.namesakes, second.namesakes) == (("us_a:1",), ("us_a:3",))
    assert first.same_as == second.same_as == ()


def test_a_decision_makes_them_one_matter(blotter: Blotter) -> None:
    (only,) = entries(blotter, "Orla Quennell", 8)
    assert only.status == ("sentenced",)
    assert {act.document for act in only.history} == {"us_a:1", "us_a:2", "us_a:3"}
    assert only.namesakes == ()
    assert len(entries(blotter, "Orla Quennell", 9)) == 2


def test_what_a_person_parted_a_number_does_not_join(blotter: Blotter) -> None:
    parted = entries(blotter, "Orla Quennell", 10)
    assert [(it.case, it.numbers) for it in parted] == [
        ("us_a:3", ()),
        ("us_a:1", ("2:25-cr-00183",)),
        ("us_a:2", ("2:25-cr-00183",)),
    ]
    assert all(it.same_as == () and len(it.namesakes) == 2 for it in parted)


def test_father_and_son_are_never_one(blotter: Blotter) -> None:
    assert [it.name for it in entries(blotter, "john roe")] == ["John Roe Sr.", "John Roe Jr."]
    assert [it.name for it in entries(blotter, "John Roe Jr.")] == ["John Roe Jr."]
    assert entries(blotter, "John Roe III") == ()


@pytest.mark.parametrize(
    ("name", "cases"),
    [
        ("QUENNELL", ["us_a:3", "us_a:1"]),
        ("Orla M. Quennell", ["us_a:3", "us_a:1"]),
        ("Dana Quennell", []),
        ("quenn", []),
        ("%", []),
        ("", []),
        ("Nora O'Dell-Price", ["us_a:7"]),
        ("o\u2019dell-price", ["us_a:7"]),
        ("halcyon vials", ["us_a:6"]),
        ("the Sabal Wellness LLC", ["us_a:6"]),
        ("sabal", []),
        ("Orla Quennell' OR 1=1 --", []),
    ],
)
def test_found_by(blotter: Blotter, name: str, cases: list[str]) -> None:
    assert [it.case for it in entries(blotter, name)] == cases


def test_a_masked_name_is_found_by_nothing(blotter: Blotter) -> None:
    assert [it.case for it in entries(blotter, "Bram Tolliver", 10)] == ["us_a:1"]
    for name in ("Bram Tolliver", "tolliver", "masked", "[masked]"):
        assert entries(blotter, name, None) == entries(blotter, name, 11) == ()


def a_bearer(name: str, matter: int, numbers: frozenset[str], type: PartyType) -> NameBearer:
    none: Any = ()
    party = MatterParty(
        name=name,
        names_as_written=(name,),
        type=type,
        **dict.fromkeys(("roles", "professions", "aliases", "history"), none),
        **dict.fromkeys(("status", "favorable_dispositions"), none),
    )
    return NameBearer(
        party=party,
        names=(name,),
        keys=frozenset([person_key(name)]),
        matter=matter,
        case=f"us_a:{matter}",
        documents=frozenset(),
        numbers=numbers,
        sentences=(),
    )


_BEARERS = st.lists(
    st.builds(
        a_bearer,
        st.sampled_from(
            ["Jo Roe", "Jo Roe Jr.", "Jo Roe Sr.", "Jo Ann Roe", "Jo B. Roe", "Al Fox"]
        ),
        st.integers(1, 4),
        st.frozensets(st.sampled_from("abc"), max_size=2),
        st.sampled_from(["person", "person", "organization"]),
    ),
    max_size=7,
)
_PAIRS = st.frozensets(st.sampled_from([frozenset(it) for it in combinations(range(1, 5), 2)]))


@given(_BEARERS, _PAIRS)
def test_nobody_is_taken_for_another(
    bearers: list[NameBearer], apart: frozenset[frozenset[int]]
) -> None:
    groups = known_same(bearers, apart)
    assert sorted(place for group in groups for place in group) == [*range(len(bearers))]
    for group in groups:
        for one, other in combinations([bearers[place] for place in group], 2):
            assert one.party.type == other.party.type
            assert one.keys == other.keys
            if one.party.type == "person":
                assert not are_told_apart(one.names, other.names)
        if len(group) > 1:
            for place in group:
                rest = [bearers[it] for it in group - {place}]
                assert any(
                    bearers[place].matter == it.matter
                    or (
                        bearers[place].numbers & it.numbers
                        and frozenset((bearers[place].matter, it.matter)) not in apart
                    )
                    for it in rest
                )


def test_a_shared_number_shows_it_but_not_of_two_who_are_told_apart() -> None:
    same = [a_bearer("Jo Roe", 1, frozenset("a"), "person")]
    same += [a_bearer("Jo Roe Jr.", 2, frozenset("ab"), "person")]
    assert known_same(same, ()) == [{0, 1}]
    assert known_same(same, {frozenset((1, 2))}) == [{0}, {1}]
    father = a_bearer("Jo Roe Sr.", 3, frozenset("a"), "person")
    assert sorted(known_same([*same, father], ()), key=min) == [{0}, {1}, {2}]


def test_who_is_charged_again_is_one_person_in_two_cases() -> None:
    roe, other = (a_bearer("Jo Roe", matter, frozenset(), "person") for matter in (1, 2))
    matters = frozenset((1, 2))
    assert known_same([roe, other], ()) == [{0}, {1}]
    assert known_same([roe, other], (), {(matters, "jo roe")}) == [{0, 1}]
    assert known_same([roe, other], (), {(matters, "al fox")}) == [{0}, {1}]
    assert known_same([roe, other], {matters}, {(matters, "jo roe")}) == [{0}, {1}]
    sons = [
        a_bearer(f"Jo Roe {it}", at, frozenset(), "person") for at, it in ((1, "Jr."), (2, "Sr."))
    ]
    assert known_same(sons, (), {(matters, "jo roe")}) == [{0}, {1}]


def test_a_second_charge_begins_a_case_of_its_own(tmp_path: Path) -> None:
    blotter = Blotter(tmp_path)
    told = (
        "with benefit fraud in Elko, Nevada. The office announced the arrest of Berit Oxenholm, 37."
    )
    blotter.append(
        published(a_document(1, f"A nurse is charged {told}", date(2023, 10, 8))),
        published(
            a_document(2, f"A nurse is charged for the second time {told}", date(2024, 4, 2))
        ),
    )
    first, second = person(blotter.settings, "Berit Oxenholm").entries
    assert (first.case, second.case) == ("us_a:1", "us_a:2")
    assert (first.same_as, second.same_as) == (("us_a:2",), ("us_a:1",))
    assert first.known_by == second.known_by == ("charged again",)
    assert first.namesakes == second.namesakes == ()
    blotter.engine.dispose()
