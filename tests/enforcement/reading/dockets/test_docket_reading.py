"""A docket read whole, by itself and as a document of the record."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enforcement.reading.dockets.docket_reading import read_docket
from enforcement.reading.dockets.linked_parties import linked_parties
from enforcement.reading.document_reading import read_document
from enforcement.reading.key_reading import linking_keys
from enforcement.reading.text_reading import read_text
from enforcement.text.passage import Announcement
from store.log.document import Document
from tests.enforcement.reading.dockets.dockets import FILED, a_docket, read

PIECES = (
    *("Odile Farrow", "Basil Ondry, Jr.", "Rix LLC", "USA", "The II", "Jr.", "State of Ondry"),
    *("; ", ", ", " and ", " ", " v. ", " (1)", "\n\n", "\n\nParties: ", "filed by ", "Plaintiff"),
    *("2031-04-02, document 1", "2031-04-09, document 2: Judgment", "UNITED STATES DISTRICT COURT"),
    *(
        "INDICTMENT as to ",
        "COMPLAINT against ",
        "JUDGMENT",
        "ORDER vacating ",
        "57 months in prison",
    ),
    *("MOTION to Intervene by ", "Trial set for 6/9/2031", " is VACATED", " reset for 7/1/2031"),
)
CHARGE = "2031-04-02, document 1\nINDICTMENT as to Odile Farrow (1), Rix Supply, Inc. (2)."
SUIT = "2031-04-02, document 1\nCOMPLAINT against Rix Supply, Inc. filed by Odile Farrow."


def recorded(
    number: str | None = "3:31-cr-00042", court: str = "District Court, W.D. Kentucky"
) -> Document:
    docket = a_docket(CHARGE)
    return Document(
        id="us_courtlistener_dockets:1",
        source="us_courtlistener_dockets",
        url="https://dockets.example/1",
        title=docket.title,
        text=docket.text,
        published_on=FILED,
        number=number,
        details={"court": court},
    )


def test_a_text_and_a_document_of_the_record_are_read_alike() -> None:
    dossier = read_document(recorded(), publisher="Some Archive")
    text = read_text(a_docket(CHARGE))
    assert dossier.reading == replace(text, whole="")
    assert dossier.outcomes == read(a_docket(CHARGE)).outcomes
    assert dossier.linking_keys.dockets == {"3:31-cr-00042"}


def test_the_number_of_an_appeal_is_a_key() -> None:
    appeal = recorded("31-3871", "Court of Appeals for the Sixth Circuit")
    keys = read_document(appeal, publisher="Some Archive").linking_keys
    assert keys.dockets == {"31-3871 (Sixth Circuit)"}
    assert (
        read_document(recorded(None), publisher="Some Archive").linking_keys.dockets == frozenset()
    )


@pytest.mark.parametrize(
    ("docket", "names"),
    [
        (a_docket(CHARGE), {"odile farrow", "rix supply"}),
        # Who sues privately, and whom, is no mark of a matter; neither is a public body.
        (a_docket(SUIT, title="Farrow v. Rix Supply, Inc.", cause="28:1332"), set()),
        (
            a_docket(
                "2031-04-02, document 1\nCOMPLAINT against Department of Rivers, Basil Ondry",
                title="State of Ondry v. Department of Rivers",
                parties="Basil Ondry; Department of Rivers; State of Ondry",
                cause="5:702",
            ),
            set(),
        ),
        (
            a_docket(
                SUIT.replace("Odile Farrow", "United States of America"),
                title="United States v. Rix Supply, Inc.",
                parties="Odile Farrow; Rix Supply, Inc.; United States of America",
                cause="31:3729",
            ),
            {"rix supply"},
        ),
    ],
)
def test_a_matter_is_known_by_whom_a_government_acts_against(
    docket: Announcement, names: set[str]
) -> None:
    assert linking_keys(docket, read_text(docket)).parties == names


def test_the_parties_of_other_texts_all_count() -> None:
    release = replace(a_docket(), text="Odile Farrow, 44, of Ondry, was indicted.", title="Charged")
    parties = read_text(release).parties
    assert linked_parties(parties) == parties


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join), st.sampled_from(PIECES))
def test_any_docket_is_read_and_every_claim_has_its_words(text: str, title: str) -> None:
    found = read_docket(replace(a_docket(), title=title, text=f"Parties: {text}"))
    reading = found.reading if found else None
    for claim in (*reading.actions, *reading.parties, *reading.coming) if reading else ():
        assert reading is not None
        assert reading.whole[claim.start : claim.end] == claim.quote
    defendants = {it.name for it in reading.parties if it.role == "defendant"} if reading else set()
    assert {it.name for it in found.outcomes} <= defendants if found else True


@pytest.mark.parametrize(
    "filling",
    [
        "A B; ",
        "COMPLAINT against A B, A B ",
        "as to A B (1), ",
        "filed by Defendants A B, ",
        "Sentencing set for 6/9/2031 ",
        "UNITED STATES DISTRICT COURT v. A B Plaintiff ",
        "57 months imprisonment ",
        "a" * 1000,
        "against " * 10,
        ", " * 50,
        "(1) " * 30,
        " and A",
    ],
)
@pytest.mark.parametrize("place", ["parties", "words", "paper", "title"])
def test_a_long_docket_is_read(filling: str, place: str) -> None:
    long = filling * (100_000 // len(filling))
    docket = a_docket(
        f"2031-04-02, document 1\nJUDGMENT as to A B {long if place == 'words' else ''}"
        f"\n\nCase 1\n\n{long if place == 'paper' else ''}",
        parties=f"A B; C D; {long if place == 'parties' else ''}",
        title=f"A B v. {long if place == 'title' else 'C D'}",
    )
    assert read(docket).reading.parties


SUM, CAR = "$9,000.00 in U.S. Currency", "One 2019 Ford F-150, VIN 1FT001"


def test_things_are_the_defendants_of_a_docket_in_rem() -> None:
    docket = a_docket(
        f"2031-04-02, document 1\nCOMPLAINT for Forfeiture in Rem against {SUM}, {CAR}, filed by"
        " USA.",
        "2031-05-02, document 5\nVERIFIED CLAIM by Odile Farrow.",
        "2031-06-02, document 9\nDEFAULT JUDGMENT of Forfeiture.",
        title=f"United States v. {SUM} et al",
        parties=f"{SUM}; {CAR}; Odile Farrow; USA",
        number="2:31-cv-00077",
    )
    reading = read_text(docket)
    assert {(it.name, it.type, it.role, it.standing) for it in reading.parties} == {
        (SUM, "property", "defendant", ("forfeited",)),
        (CAR, "property", "defendant", ("forfeited",)),
        ("Odile Farrow", "person", "intervenor", ()),
        ("USA", "organization", "plaintiff", ()),
    }
    keys = linking_keys(docket, reading)
    assert keys.persons == keys.organizations == keys.captions == frozenset()


def test_without_a_line_of_parties_a_thing_is_one_party() -> None:
    docket = a_docket(
        "2031-04-02, document 1\nCOMPLAINT against 600 Bottles of Vell, an article of drug, filed"
        " by USA.",
        title="United States v. 600 Bottles of Vell",
        parties="",
    )
    things = [it for it in read_text(docket).parties if it.type == "property"]
    assert [(it.name, it.standing) for it in things] == [
        ("600 Bottles of Vell, an article of drug", ("sued",))
    ]


def test_an_order_of_forfeiture_in_a_prosecution_leaves_nobody_forfeited() -> None:
    docket = a_docket(
        CHARGE, "2031-06-02, document 9\nPRELIMINARY ORDER OF FORFEITURE as to Odile Farrow."
    )
    assert {it.name: it.standing for it in read_text(docket).parties}["Odile Farrow"] == (
        "charged",
    )
