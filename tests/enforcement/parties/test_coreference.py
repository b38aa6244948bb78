"""Which names stand for the same person or organization."""

from __future__ import annotations

import pytest

from enforcement.parties.coreference import Entity, NameMention, entities
from enforcement.parties.involvement import Involvement
from enforcement.parties.naming.names import names_in

PARTY, DOER, UNKNOWN = Involvement.PARTY, Involvement.DOER, Involvement.UNKNOWN


def mentions(text: str, involvement: Involvement, *, title: bool = False) -> list[NameMention]:
    return [
        NameMention(name, involvement, 0, title)
        for name in names_in(text, 0, len(text), title=title)
    ]


def read(text: str, involvement: Involvement = PARTY) -> list[Entity]:
    return entities(text, mentions(text, involvement))


def called(text: str, involvement: Involvement = PARTY) -> list[list[str]]:
    """For each entity, in the order of the text, what it is called there."""
    groups = [
        [text[m.name.start : m.name.end] for m in sorted(e.mentions, key=lambda m: m.name.start)]
        for e in read(text, involvement)
    ]
    return sorted(groups, key=lambda group: text.index(group[0]))


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("that Nora Quill fled. Quill was found", [["Nora Quill", "Quill"]]),
        ("that Nora B. Quill fled. Nora Quill was", [["Nora B. Quill", "Nora Quill"]]),
        ("that Quill fled. Nora Quill was found", [["Quill", "Nora Quill"]]),
        ("that Nora Quill Jr. fled. Quill was", [["Nora Quill Jr.", "Quill"]]),
        ("that Nora Quill, III, fled. Nora Quill was", [["Nora Quill, III", "Nora Quill"]]),
        ("that Nora Quill and Otto Marsh fled", [["Nora Quill"], ["Otto Marsh"]]),
        ("that Ana Vale Cruz fled. Vale Cruz was", [["Ana Vale Cruz", "Vale Cruz"]]),
        ("that Ana Cruz and Ben Cruz, 40, ran", [["Ana Cruz"], ["Ben Cruz"]]),
    ],
)
def test_people(text: str, groups: list[list[str]]) -> None:
    assert called(text) == groups


@pytest.mark.parametrize("behind", ["Quill was", "the Quills were"])
def test_a_surname_that_two_bear_is_nobodys(behind: str) -> None:
    assert called(f"that Nora Quill and Otto Quill fled. And {behind}") == [
        ["Nora Quill"],
        ["Otto Quill"],
    ]


def test_the_plural_of_a_surname_is_not_one_of_the_family() -> None:
    assert called("that Nora Quill fled. But Quills were") == [["Nora Quill"]]


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("that Orlo Inc. fled. But Orlo was", [["Orlo Inc.", "Orlo"]]),
        ("that Orlo Inc. and Orlo, LLC fled", [["Orlo Inc."], ["Orlo, LLC"]]),
        ("that Orlo Corp. and Orlo Corporation fled", [["Orlo Corp.", "Orlo Corporation"]]),
        ("that Orlo Ltd. and Orlo Limited fled", [["Orlo Ltd.", "Orlo Limited"]]),
        ("that Orlo Inc. and Orlo Incorporated fled", [["Orlo Inc.", "Orlo Incorporated"]]),
        ("that Orlo Pharmacy fled. Orlo Pharmacy LLC", [["Orlo Pharmacy", "Orlo Pharmacy LLC"]]),
        ("that Orlo Pharmacy and Orlo Clinic fled", [["Orlo Pharmacy"], ["Orlo Clinic"]]),
        ("that Orlo Inc. and Vellum LLC fled", [["Orlo Inc."], ["Vellum LLC"]]),
        ("of Tarn Creek Pharmacy. But TCP was", [["Tarn Creek Pharmacy", "TCP"]]),
        ("of Tarn Pharmacy. But TP was", [["Tarn Pharmacy"], ["TP"]]),
        ("of Vellum Health, Inc. (“Zephyr”). But Zephyr",
         [["Vellum Health, Inc.", "Zephyr", "Zephyr"]]),
        ("of Nora Quill Inc. and Nora Quill was", [["Nora Quill Inc.", "Nora Quill"]]),
        ("of Nora Quill Inc. and Nora Quill, M.D., was", [["Nora Quill Inc."], ["Nora Quill"]]),
    ],
)  # fmt: skip
def test_organizations(text: str, groups: list[list[str]]) -> None:
    assert called(text) == groups


def test_a_word_alone_is_a_company_only_where_it_is_acted_against() -> None:
    assert called("that Zephyr fled", PARTY) == [["Zephyr"]]
    assert called("that Zephyr fled", DOER) == []
    assert [entity.type for entity in read("that Zephyr fled")] == ["organization"]


@pytest.mark.parametrize(
    "text",
    [
        'a nurse ("Zephyr") fled. But Zephyr was',
        "two nurses (collectively, “Zephyr”) fled. But Zephyr was",
        "two nurses (together “Zephyr”) fled. But Zephyr was",
        "a nurse (Zephyr) fled. But Zephyr was",
    ],
)
def test_a_short_form_of_nobody_named_is_nobody(text: str) -> None:
    assert called(text) == []


def test_an_organization_in_brackets_is_one() -> None:
    assert called("a firm (Orlo Inc.) fled") == [["Orlo Inc."]]


def test_form_and_words_of_an_entity() -> None:
    (person,) = read("that Nora B. Quill Jr. fled")
    assert (person.type, person.words, person.form) == ("person", ("nora", "b", "quill"), ("jr",))
    (company,) = read("that Orlo Rx Co. Inc. fled")
    assert (company.words, company.form) == (("orlo", "rx"), ("co", "inc"))


def test_a_name_of_forms_alone_keeps_a_word() -> None:
    (company,) = read("sued Corp. Inc. for")
    assert (company.words, company.form) == (("corp",), ("inc",))


def entity(*given: NameMention) -> Entity:
    return Entity("person", ("nora", "quill"), (), list(given))


def test_the_most_said_of_an_entity_counts() -> None:
    text = "that Nora Quill fled"
    low, high = mentions(text, UNKNOWN), mentions(text, DOER)
    assert entity(*low, *high, *low).involvement is DOER


def test_an_authority_stays_one() -> None:
    official = mentions("that Judge Nora Quill fled", PARTY)
    assert entity(*mentions("that Nora Quill fled", PARTY), *official).involvement is (
        Involvement.STRANGER
    )


def test_the_body_must_say_something() -> None:
    text = "that Nora Quill fled"
    assert not entity(*mentions(text, PARTY, title=True)).in_body
    assert not entity(*mentions(text, UNKNOWN)).in_body
    assert entity(*mentions(text, UNKNOWN), *mentions(text, DOER)).in_body


def test_the_first_full_mention() -> None:
    text = "Nora B. C. Quill. that Quill and Nora Quill and Nora B. Quill and Nora D. Quill"
    title = mentions(text[:17], PARTY, title=True)
    body = [mention for mention in mentions(text, PARTY) if mention.name.start > 17]
    chosen = entity(*title, *reversed(body)).first_full_mention().name
    assert text[chosen.start : chosen.end] == "Nora B. Quill"
