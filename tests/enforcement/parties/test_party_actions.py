"""Of whom a text says what was done."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enforcement.claims import Action, CourtSentence, Party, PartyType, Role
from enforcement.parties.party_actions import party_actions
from enforcement.reading.text_reading import read_text
from enforcement.text.passage import Announcement, passage

NAMES = ("Orla Quennell", "Bram Tolliver")


def told(
    text: str, names: tuple[str, ...] = NAMES, title: str = "Verdicts"
) -> set[tuple[str, str]]:
    given = Announcement(id="x", title=title, text=text, office="USAO")
    reading = read_text(given)
    whole = f"{title}\n{text}"
    parties = [
        Party(name=name, type="person", role="defendant", quote=name, start=at, end=at + len(name))
        for name in names
        if (at := whole.find(name)) >= 0
    ]
    found = party_actions(passage(given), reading.actions, parties)
    assert all(whole[one.start : one.end] == one.quote for one in found)
    return {(one.name.split()[-1], one.kind) for one in found}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Orla Quennell pleaded guilty and was sentenced to 18 months in prison.",
            {("Quennell", "plea"), ("Quennell", "sentence")},
        ),
        (
            "Orla Quennell was convicted by a jury, and Bram Tolliver was acquitted.",
            {("Quennell", "conviction"), ("Tolliver", "acquittal")},
        ),
        ("A jury acquitted Bram Tolliver of conspiracy.", {("Tolliver", "acquittal")}),
        (
            "Orla Quennell and Bram Tolliver were arrested.",
            {("Quennell", "arrest"), ("Tolliver", "arrest")},
        ),
        (
            "Orla Quennell was a doctor. Tolliver, Bram Tolliver, was arrested. She was not there.",
            {("Tolliver", "arrest")},
        ),
        (
            "Orla Quennell was arrested. Her co-defendant was acquitted.",
            {("Quennell", "arrest")},
        ),
        (
            "Orla Quennell was arrested. She was acquitted.",
            {("Quennell", "arrest"), ("Quennell", "acquittal")},
        ),
        (
            "Orla Quennell was arrested. Quennell, not another, was acquitted.",
            {("Quennell", "arrest"), ("Quennell", "acquittal")},
        ),
        ("Orla Quennell spoke. QUENNELL was arrested with Bram Tolliver.",
         {("Quennell", "arrest")}),
        ("A jury convicted Orla Quennell and acquitted Bram Tolliver.",
         {("Quennell", "conviction"), ("Tolliver", "acquittal")}),
        ("A jury acquitted Orla Quennell and Bram Tolliver.",
         {("Quennell", "acquittal"), ("Tolliver", "acquittal")}),
        ("Orla Quennell and Bram Tolliver spoke. The defendant was arrested.", set()),
        ("Orla Quennell spoke. Orla Quennell and Bram Tolliver ran. He was arrested.",
         {("Quennell", "arrest")}),
        ("Orla Quennell spoke. Bram Tolliver ran. He was arrested.", {("Tolliver", "arrest")}),
        ("Orla Quennell spoke. Tolliver's wife was arrested.", set()),
        ("Orla Quennell spoke. Bram Tolliver's guilty plea was accepted.",
         {("Tolliver", "plea")}),
        ("Orla Quennell was arrested, pleaded guilty, and Bram Tolliver was acquitted.",
         {("Quennell", "arrest"), ("Quennell", "plea"), ("Tolliver", "acquittal")}),
        ("Somebody was arrested. Orla Quennell spoke to Bram Tolliver.", set()),
        ("Orla Quennell drove. Bram Tolliver paid her. Both are charged with theft.",
         {("Quennell", "charge"), ("Tolliver", "charge")}),
        ("Orla Quennell drove. Bram Tolliver paid. The theft was told. Both men were arrested.",
         {("Quennell", "arrest"), ("Tolliver", "arrest")}),
        ("Orla Quennell drove. Bram Tolliver paid two nurses. Both pleaded guilty.", set()),
        ("Orla Quennell drove. Bram Tolliver owned both clinics. He was arrested.",
         {("Tolliver", "arrest")}),
        ("Orla Quennell drove. Bram Tolliver paid her. The pair were arrested.",
         {("Quennell", "arrest"), ("Tolliver", "arrest")}),
        ("Orla Quennell drove. Bram Tolliver paid her. Each defendant was convicted by a jury.",
         {("Quennell", "conviction"), ("Tolliver", "conviction")}),
        ("Orla Quennell drove. Bram Tolliver paid her. All three were arrested.", set()),
        ("Orla Quennell drove. Both firms were charged. Bram Tolliver paid.", set()),
    ],
)  # fmt: skip
def test_whose_it_is(text: str, expected: set[tuple[str, str]]) -> None:
    assert told(text) == expected


def test_both_of_three_are_the_two_before() -> None:
    names = (*NAMES, "Ivo Lasker")
    text = "Ivo Lasker fled. Orla Quennell and Bram Tolliver stayed. Both were convicted by a jury."
    assert told(text, names) == {("Quennell", "conviction"), ("Tolliver", "conviction")}
    text = "Orla Quennell and Bram Tolliver stayed. Ivo Lasker fled. Both were convicted by a jury."
    assert told(text, names) == set()
    text = "Orla Quennell and Bram Tolliver stayed. Ivo Lasker fled. All three were arrested."
    assert {name for name, _ in told(text, names)} == {"Quennell", "Tolliver", "Lasker"}


def done(
    text: str, *parties: Party, sentences: tuple[CourtSentence, ...] = (), title: str = "News"
) -> list[tuple[str, str, str, str]]:
    """Name, kind, status and quote of each action."""
    given = Announcement(id="x", title=title, text=text, office="USAO")
    actions = party_actions(passage(given), read_text(given).actions, parties, sentences)
    return [(action.name, action.kind, action.status, action.quote) for action in actions]


def party(name: str, role: Role = "defendant", type: PartyType = "person") -> Party:
    return Party(name=name, type=type, role=role, quote="", start=0, end=0)


def term(name: str | None) -> CourtSentence:
    return CourtSentence(name=name, prison_months=9, quote="nine months", start=3, end=14)


def test_each_kind_once_and_in_the_order_of_the_text() -> None:
    text = "A jury convicted Orla Quennell. She was sentenced. Quennell was convicted."
    assert done(text, party("Orla Quennell")) == [
        ("Orla Quennell", "conviction", "convicted", "convicted"),
        ("Orla Quennell", "sentence", "sentenced", "was sentenced"),
    ]


def test_several_in_the_order_of_their_names() -> None:
    text = "Bram Tolliver and Orla Quennell were arrested."
    names = [name for name, *_ in done(text, party("Orla Quennell"), party("Bram Tolliver"))]
    assert names == ["Bram Tolliver", "Orla Quennell"]


def test_without_parties_nothing_was_done_to_any() -> None:
    assert done("Somebody was arrested.") == []


def test_the_only_party_has_all_of_it() -> None:
    text = "A doctor was arrested. The suspect pleaded guilty. Her name is Orla Quennell."
    assert [kind for _, kind, *_ in done(text, party("Orla Quennell"))] == ["arrest", "plea"]
    text = "A doctor was arrested. The suspect pleaded guilty."
    assert done(text, party("Orla Quennell"), party("Bram Tolliver")) == []


def test_a_story_far_from_the_name_is_of_somebody_else() -> None:
    weather = "Rain fell on the bay and the ferries stayed in port. " * 45
    first = "Orla Quennell was arrested on Monday. She was charged with theft. "
    then = "CONVICTIONS UPHELD: A former mayor was convicted of fraud."
    assert told(first + then, ("Orla Quennell",)) >= {("Quennell", "conviction")}
    assert told(first + weather + then, ("Orla Quennell",)) == {
        ("Quennell", "arrest"),
        ("Quennell", "charge"),
    }


def test_a_prison_term_is_a_sentence() -> None:
    two = (party("Orla Quennell"), party("Bram Tolliver"))
    sentenced = ("Bram Tolliver", "sentence", "sentenced", "nine months")
    assert done("Nothing.", *two, sentences=(term("Bram Tolliver"),)) == [sentenced]
    assert done("Nothing.", *two, sentences=(term("Ada Holt"),)) == []
    assert done("Nothing.", *two, sentences=(term(None),)) == []
    assert done("Nothing.", two[1], sentences=(term(None),)) == [sentenced]


def test_a_register_document_is_one_decision() -> None:
    given = Announcement(
        id="x",
        title="Orla Quennell; Decision",
        text="Orla Quennell was convicted. He was arrested.",
    )
    revoked = Action(kind="revocation", status="final", quote="Decision", start=15, end=23)
    respondent = party("Orla Quennell", role="respondent")

    def kinds(actions: tuple[Action, ...], *parties: Party) -> list[str]:
        return [action.kind for action in party_actions(passage(given), actions, parties)]

    conviction = Action(kind="conviction", status="convicted", quote="x", start=0, end=1)
    arrest = Action(kind="arrest", status="alleged", quote="x", start=0, end=1)
    assert kinds((revoked,), respondent) == ["revocation"]
    assert kinds((revoked,), respondent, party("Bram Tolliver", role="respondent")) == []
    assert kinds((conviction,), party("Orla Quennell")) == ["conviction"]
    assert kinds((conviction, arrest), respondent) == ["conviction", "arrest"]


def test_what_is_done_to_nobody_in_person_is_given_to_nobody() -> None:
    action = Action(kind="statement", status="stated", quote="x", start=0, end=1)
    given = passage(Announcement(id="x", title="", text="x"))
    assert party_actions(given, (action,), (party("Orla Quennell"),)) == ()


@given(st.lists(st.sampled_from([*NAMES, "was acquitted", "and", ".", "pleaded guilty"])))
def test_no_act_is_added_and_every_quote_is_verbatim(words: list[str]) -> None:
    text = " ".join(words)
    given = Announcement(id="x", title="", text=text)
    assert {kind for _, kind in told(text, title="")} <= {
        act.kind for act in read_text(given).actions
    } | {"plea"}


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("Three nurses in Ohio and Utah have surrendered their DEA registrations. The three, Orla"
         " Quennell of Alba, Bram Tolliver of Tarn and Ivo Lasker of Vale, prescribed it.", 3),
        ("Orla Quennell, Bram Tolliver and Ivo Lasker wrote prescriptions. All three doctors were"
         " arrested.", 3),
        ("Four nurses were arrested, the agency said. Orla Quennell, Bram Tolliver and Ivo Lasker"
         " wrote prescriptions.", 0),
        ("Six members of a ring are known. Three men were arrested. Orla Quennell, Bram Tolliver"
         " and Ivo Lasker sold pills.", 0),
        ("Three men were arrested; the fourth is at large. Orla Quennell, Bram Tolliver and Ivo"
         " Lasker sold pills.", 0),
        ("Three other men were arrested. Orla Quennell, Bram Tolliver and Ivo Lasker sold it.", 0),
        ("Three patients of two doctors died. Orla Quennell, Bram Tolliver and Ivo Lasker ran.", 0),
    ],
)  # fmt: skip
def test_people_spoken_of_by_their_number(text: str, given: int) -> None:
    assert len({name for name, _ in told(text, (*NAMES, "Ivo Lasker"))}) == given


def test_the_number_of_people_says_nothing_of_firms() -> None:
    text = "Two men were charged. Orla Quennell and Bram Tolliver owned Vale Labs LLC."
    people = (("Quennell", "charge"), ("Tolliver", "charge"))
    assert told(text) == {*people}


def test_what_the_text_says_again_is_the_better_quote() -> None:
    given = Announcement(
        id="x",
        title="Two Doctors Charged",
        text=("Orla Quennell and Bram Tolliver, both doctors, were charged with fraud."),
        office="USAO",
    )
    reading = read_text(given)
    done = party_actions(passage(given), reading.actions, reading.parties)
    assert {(it.name, it.quote) for it in done} == {(name, "were charged") for name in NAMES}


def test_the_term_of_a_conviction_that_was_undone_leaves_nobody_sentenced() -> None:
    text = (
        "A panel tossed the arson conviction of roofer Bram Tolliver. Tolliver had served four "
        "years of a 12-year prison term."
    )
    reading = read_text(Announcement(id="x", title="A panel rules", text=text, office="Media"))
    assert [party.standing for party in reading.parties] == [("vacated",)]


def test_a_boards_probation_is_no_sentence() -> None:
    text = (
        "Orla Quennell, RPH 40917, Alba: License revoked, revocation stayed, and license placed on "
        "probation for three years."
    )
    reading = read_text(Announcement(id="x", title="Board actions", text=text, office="Board"))
    assert [party.name for party in reading.parties] == ["Orla Quennell"]
    assert (reading.sentences, reading.parties[0].standing) == ((), ())
