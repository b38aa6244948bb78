"""Where a text names its parties."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enforcement.claims import Party, PartyType
from enforcement.parties.party_mentions import PartyMention, PartyMentions, party_mentions


def party(name: str, *aliases: str, type: PartyType = "person") -> Party:
    return Party(quote="", start=0, end=0, name=name, type=type, role="defendant", aliases=aliases)


def company(name: str, *aliases: str) -> Party:
    return party(name, *aliases, type="organization")


def mentioned(whole: str, *parties: Party) -> list[tuple[str, str]]:
    """The words of each mention, and the party they name."""
    places = party_mentions(whole, parties).places
    return [(whole[start:end], name) for start, end, name in places]


def test_full_names_last_names_and_aliases() -> None:
    whole = 'ADA Q. EXAMPLE, also known as "Addie", and Bo Sample. Sample said Addie. Ada Example.'
    assert mentioned(whole, party("Ada Q. Example", "Addie"), party("Bo Sample")) == [
        ("ADA Q. EXAMPLE", "Ada Q. Example"),
        ("Addie", "Ada Q. Example"),
        ("Bo Sample", "Bo Sample"),
        ("Sample", "Bo Sample"),
        ("Addie", "Ada Q. Example"),
        ("Ada Example", "Ada Q. Example"),
    ]


@pytest.mark.parametrize(
    ("name", "whole", "words"),
    [
        ("Nora B. Quill, Jr.", "so Nora B. Quill fled", ["Nora B. Quill"]),
        ("Nora B. Quill, Jr.", "so Nora Quill fled", ["Nora Quill"]),
        ("Nora B. Quill, Jr.", "so Quill fled", ["Quill"]),
        ("Nora Quill, M.D.", "so Quill fled", ["Quill"]),
        ("Nora Vo", "so Vo fled from Nora Vo", ["Nora Vo"]),
        ("Nora Voe", "so Voe fled", ["Voe"]),
        ("Nora Price", "the price of it", []),
        ("Nora Quill", "İ so QUILL fled", ["QUILL"]),
        ("Nora Quill", "so Nora fled", []),
        ("Nora de Vane", "so Vane fled", ["Vane"]),
        ("de Vane", "so de Vane fled", ["de Vane"]),
        ("Nora Quill", "QuillQuill, Quill1, 1Quill", []),
        ("Nora Quill", "Quill (Quill) Quill", ["Quill", "Quill", "Quill"]),
        ("Zephyr", "so Zephyr fled", ["Zephyr"]),
    ],
)
def test_the_forms_of_a_persons_name(name: str, whole: str, words: list[str]) -> None:
    assert [word for word, _ in mentioned(whole, party(name))] == words


@pytest.mark.parametrize(
    ("name", "whole", "words"),
    [
        ("Orlo Rx, Inc.", "so Orlo Rx fled and Orlo Rx, Inc. too", ["Orlo Rx", "Orlo Rx, Inc."]),
        ("The Orlo LLC", "so The Orlo LLC fled, and Orlo", ["The Orlo LLC"]),
        ("Orlo Rx, Inc.", "so Orlo fled", []),
        ("Al Inc.", "so Al fled from Al Inc. here", ["Al Inc."]),
    ],
)
def test_the_forms_of_an_organizations_name(name: str, whole: str, words: list[str]) -> None:
    assert [word for word, _ in mentioned(whole, company(name))] == words


def test_a_last_name_of_two_is_nobodys() -> None:
    assert mentioned("Hood spoke.", party("Ann Hood"), party("Bob Hood")) == []
    assert mentioned("Hood spoke.", party("Ann Hood"), party("Bob Hood, Sr.")) == []
    assert mentioned("Hood spoke.", party("Ann Hood"), party("Hood Marsh")) == []
    assert mentioned("Hood spoke.", party("Ann Hood"), party("Bob Hoodson")) == [
        ("Hood", "Ann Hood")
    ]


def test_a_person_and_a_company_of_one_name() -> None:
    whole = "Hood, Hood Clinic and Hood Clinic LLC spoke."
    assert mentioned(whole, party("Ann Hood"), company("Hood Clinic LLC")) == [
        ("Hood", "Ann Hood"),
        ("Hood Clinic", "Hood Clinic LLC"),
        ("Hood Clinic LLC", "Hood Clinic LLC"),
    ]
    assert mentioned("Orlo spoke.", company("Orlo Inc."), company("Orlo Holdings LLC")) == []


def test_an_alias_of_one_that_is_the_name_of_another_names_both() -> None:
    parties = (company("Orlo Inc.", "Tarn Pharmacy"), company("Tarn Pharmacy"))
    assert mentioned("so Tarn Pharmacy fled", *parties) == [
        ("Tarn Pharmacy", "Orlo Inc."),
        ("Tarn Pharmacy", "Tarn Pharmacy"),
    ]


def test_short_aliases_are_any_word() -> None:
    assert mentioned("so Abe and Abel fled", party("Nora Quill", "Abe", "Abel")) == [
        ("Abel", "Nora Quill")
    ]


@pytest.mark.parametrize(
    "whole",
    [
        "Sample's wife fled.",
        "Sample\u2019s business partner was arrested.",
        "Bo Sample's wife pleaded guilty.",
        "Sample's partner was sentenced.",
        "Sample's company entered a plea.",
        "Sampleton fled.",
    ],
)
def test_whose_wife_or_company_it_is_names_nobody(whole: str) -> None:
    assert mentioned(whole, party("Bo Sample")) == []


@pytest.mark.parametrize(
    "whole",
    [
        "Sample's plea stands.",
        "Sample\u2019s guilty plea stands.",
        "Sample's long awaited sentencing stands.",
        "Sample's convictions stand.",
        "Sample's licence is gone.",
        "Sample's illegal sales go on.",
        "Sample' wife fled.",
        "Sample, of Reno, fled.",
    ],
)
def test_whose_step_of_the_case_it_is(whole: str) -> None:
    assert mentioned(whole, party("Bo Sample")) == [("Sample", "Bo Sample")]


def test_the_possessive_of_a_name_in_s() -> None:
    assert mentioned("Marks' wife fled.", party("Bo Marks")) == []
    assert mentioned("Marks' plea stands.", party("Bo Marks")) == [("Marks", "Bo Marks")]


def test_the_mentions_of_a_part_of_the_text() -> None:
    whole = "Quill Quill Quill"
    mentions = party_mentions(whole, [party("Nora Quill")])
    assert [place.start for place in mentions.within(0, 6)] == [0]
    assert [place.start for place in mentions.within(6, 13)] == [6, 12]
    assert [place.start for place in mentions.within(1, 6)] == []


@pytest.mark.parametrize(
    ("parties", "only"),
    [
        ((party("Bo Sample"),), "Bo Sample"),
        ((party("Bo Sample"), party("Ada Example")), None),
        ((party("Bo Sample"), company("Orlo Inc.")), "Bo Sample"),
        ((company("Orlo Inc."),), "Orlo Inc."),
        ((company("Orlo Inc."), company("Vellum LLC")), None),
        ((party("Bo Sample"), party("Ada Example"), company("Orlo Inc.")), None),
        ((), None),
    ],
)
def test_the_only_one_there_is(parties: tuple[Party, ...], only: str | None) -> None:
    assert party_mentions("", parties).only() == only


def test_people_and_organizations_apart() -> None:
    mentions = party_mentions("", [party("Bo Sample"), company("Orlo Inc.")])
    assert mentions == PartyMentions(places=(), people=("Bo Sample",), organizations=("Orlo Inc.",))
    assert PartyMention(0, 1, "Bo Sample").name == "Bo Sample"


@given(st.text(max_size=80), st.text(max_size=20))
def test_any_text_is_taken(whole: str, name: str) -> None:
    places = party_mentions(whole, [party(name)]).places
    assert all(0 <= start <= end <= len(whole) for start, end, _ in places)
