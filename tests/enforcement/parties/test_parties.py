"""Whom an action is taken against."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enforcement.claims import Action, Party
from enforcement.parties.parties import parties
from enforcement.text.passage import Announcement, Passage, passage


def announced(text: str, title: str = "Announcement") -> Passage:
    return passage(Announcement(id="a1", title=title, text=text))


def found(text: str, title: str = "Announcement") -> list[Party]:
    return list(parties(announced(text, title), ()))


def names_in(text: str, title: str = "Announcement") -> list[str]:
    return [party.name for party in found(text, title)]


@pytest.mark.parametrize(
    "text",
    [
        "Nora Quill, 42, of Reno, was sentenced today to five years in prison.",
        "RENO - U.S. Attorney Hal Stern announced that Nora Quill was sentenced today.",
        "The Office of Inspector General today announced the arrest of Nora Quill.",
        "A federal grand jury has indicted Nora Quill on ten counts.",
        "Judge Hal Stern sentenced Dr. Nora Quill, M.D., to two years in prison.",
        "A former provider, Nora Quill, has been convicted of fraud.",
        "Agents arrested a Reno woman, Nora Quill, on a felony warrant.",
        "Nora Quill, who owned Tarn Creek Clinic, pleaded guilty before Judge Hal Stern.",
        "A verdict of guilty was returned against Nora Quill, age 42, of Reno.",
        "Nora Quill worked at Vale Hospital. Quill pleaded guilty to theft.",
        "The case was prosecuted by Assistant U.S. Attorney Hal Stern. Nora Quill admitted fraud.",
    ],
)
def test_the_one_acted_against_is_the_only_party(text: str) -> None:
    assert names_in(text) == ["Nora Quill"]


def test_the_links_of_a_list_are_all_parties() -> None:
    text = (
        "Today's indictment charges Nora Quill, 42, of Reno; Ivo Marsh, 45, of Sparks; and Ada "
        "Holt and her husband, Otto Holt, with conspiracy."
    )
    assert names_in(text) == ["Nora Quill", "Ivo Marsh", "Ada Holt", "Otto Holt"]


def test_companies_that_settle_are_respondents() -> None:
    text = (
        "Vellum Health, Inc. and Tarn Creek Pharmacy LLC (collectively, “Vellum”) have agreed to "
        "pay $2 million to resolve allegations that Vellum billed Medicare falsely."
    )
    settled = found(text)
    assert [(party.name, party.type, party.role) for party in settled] == [
        ("Vellum Health, Inc.", "organization", "respondent"),
        ("Tarn Creek Pharmacy LLC", "organization", "respondent"),
    ]


def test_whoever_is_sued_or_prosecuted_is_a_defendant() -> None:
    sued = found("The United States filed a lawsuit against Vellum Health, Inc. over kickbacks.")
    assert [(party.name, party.role) for party in sued] == [("Vellum Health, Inc.", "defendant")]
    arrest = Action(quote="held", start=0, end=4, kind="arrest", status="alleged")
    text = announced("Nora Quill has agreed to be held in custody.")
    assert [party.role for party in parties(text, (arrest,))] == ["defendant"]


@pytest.mark.parametrize(
    "text",
    [
        "Nora Quill, owner of Tarn Creek Clinic, was sentenced today.",
        "Nora Quill was charged with stealing from Vale Hospital through Orlo Billing LLC.",
        "Nora Quill operated two agencies, Orlo Inc. and Vellum LLC, and was convicted.",
        "Nora Quill, 42, a nurse at Vale Hospital, was arrested.",
    ],
)
def test_employers_and_owned_companies_are_not(text: str) -> None:
    assert names_in(text) == ["Nora Quill"]


@pytest.mark.parametrize(
    "text",
    [
        "A Reno pharmacist was sentenced today, U.S. Attorney Hal Stern announced.",
        "The lawsuit was filed by whistleblower Hal Stern, and Medicare paid the claims.",
        "The Department of Justice and the FBI announced charges in Las Vegas, Nevada.",
        "Hal Stern, Special Agent in Charge, said the False Claims Act was violated.",
    ],
)
def test_nobody_is_made_up(text: str) -> None:
    assert names_in(text, "Reno Pharmacist Sentenced to Prison") == []


def test_a_name_only_in_the_title_counts_where_the_text_names_nobody() -> None:
    title = "Vellum Health, Inc. to Pay $2 Million to Resolve Allegations"
    assert names_in("The company billed for tests nobody needed.", title) == ["Vellum Health, Inc."]


def test_the_fullest_name_of_the_text_is_quoted() -> None:
    text = announced(
        "RENO - Nora B. Quill, 42, pleaded guilty. Quill was a nurse.", "Nora Quill Pleads Guilty"
    )
    (party,) = parties(text, ())
    assert party.name == party.quote == "Nora B. Quill"
    assert text.whole[party.start : party.end] == party.quote


@pytest.mark.parametrize(
    ("text", "aliases"),
    [
        ('Nora Quill, a/k/a "Nell Quill" and "Nora Vane," 42, was charged.',
         ("Nell Quill", "Nora Vane")),
        ("Nora Quill, also known as Nell Vane, of Reno, was charged.", ("Nell Vane",)),
        ("Orlo Inc., d/b/a Tarn Creek Pharmacy, agreed to pay $1 million.",
         ("Tarn Creek Pharmacy",)),
        ("Orlo Inc., formerly known as Vellum LLC, agreed to pay $1 million.", ("Vellum LLC",)),
        ("Nora Quill, 42, was charged.", ()),
    ],
)  # fmt: skip
def test_other_names_are_aliases_and_no_parties(text: str, aliases: tuple[str, ...]) -> None:
    (party,) = found(text)
    assert party.aliases == aliases


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("BOSTON - Nora Quill was charged.", ["Nora Quill"]),
        ("Topeka, Kan.-Nora Quill was charged.", ["Nora Quill"]),
        ("Nora Quill stole drugs. A lawsuit was filed.", ["Nora Quill"]),
        ("Orlo Inc. stole drugs. A lawsuit was filed.", []),
        ("Nora Quill went home. A lawsuit was filed.", []),
        ("Nora Quill was sentenced to rest.", ["Nora Quill"]),
        ("Zephyr agreed to pay for false claims.", ["Zephyr"]),
        ("Nora Quill received it.", []),
        ("Orlo Inc. agreed to pay. Nora Quill pleaded guilty.", ["Orlo Inc.", "Nora Quill"]),
        ("Quill was there. Nora Quill pleaded guilty. Ada Holt pleaded guilty.",
         ["Nora Quill", "Ada Holt"]),
    ],
)  # fmt: skip
def test_who_is_a_party(text: str, names: list[str]) -> None:
    assert names_in(text) == names


@pytest.mark.parametrize(
    ("title", "text", "names"),
    [
        ("Zephyr Charged", "A lawsuit was filed.", []),
        ("Nora Quill Charged", "A lawsuit was filed.", ["Nora Quill"]),
        ("Nora Quill Stole Drugs", "A lawsuit was filed.", []),
        ("Nora Quill Charged", "Otto Marsh was charged.", ["Otto Marsh"]),
    ],
)
def test_who_is_a_party_by_the_title(title: str, text: str, names: list[str]) -> None:
    assert names_in(text, title) == names


def test_professions_and_aliases_are_sought_at_every_mention() -> None:
    text = (
        "Nora Quill was charged. Quill, also known as Nell Vane, ran. Quill, a nurse, hid."
        " Quill, a/k/a Nell Vane, a dentist, fled."
    )
    (party,) = found(text)
    assert (party.profession, party.aliases) == ("nurse", ("Nell Vane",))
    far = "Nora Quill was charged. " + "Quill ran. " * 11 + "Quill, a nurse, fled."
    assert [party.profession for party in found(far)] == [""]
    near = "Nora Quill was charged. " + "Quill ran. " * 10 + "Quill, a nurse, fled."
    assert [party.profession for party in found(near)] == ["nurse"]


def test_a_name_over_two_lines_is_one_line() -> None:
    text = announced("Nora Quill\nVane was charged.")
    (party,) = parties(text, ())
    assert (party.name, party.quote) == ("Nora Quill Vane", "Nora Quill\nVane")


@given(st.text(), st.text())
def test_any_text_is_read_and_quotes_are_verbatim(title: str, text: str) -> None:
    whole = announced(text, title)
    for party in parties(whole, ()):
        assert whole.whole[party.start : party.end] == party.quote


@given(
    st.lists(
        st.sampled_from(
            ["Nora Quill", "Orlo Inc.", ", 44,", "of Reno", "and", "was sentenced", "agreed to pay",
             "Dr.", "(Orlo)", 'a/k/a "Nell"', "against", "U.S. Attorney", "said", "İ", ".", "Quill",
             "who", "that", "settlement with", "a nurse", "Vale Hospital", "\u2019s plea", "\n\n"]
        )
    ).map(" ".join)
)  # fmt: skip
def test_pieces_of_announcements_in_any_order_are_read(text: str) -> None:
    whole = announced(text, text)
    for party in parties(whole, ()):
        assert whole.whole[party.start : party.end] == party.quote
        assert party.name == " ".join(party.quote.split())
