"""Who stands on which side; a plaintiff is never a defendant, and a name alone says nothing."""

from __future__ import annotations

import pytest

from tests.enforcement.reading.dockets.dockets import a_docket, read, roles

CIVIL = "28:1332 Diversity"
LINE = "Basil Ondry; Odile Farrow; Pell Society; Rix Supply, Inc."


def civil(
    *entries: str, title: str = "Farrow v. Rix Supply, Inc.", parties: str = LINE
) -> dict[str, str | None]:
    return roles(a_docket(*entries, title=title, parties=parties, cause=CIVIL))


def test_a_caption_tells_two_sides_and_leaves_the_others_open() -> None:
    assert civil() == {
        "Basil Ondry": None,
        "Odile Farrow": "plaintiff",
        "Pell Society": None,
        "Rix Supply, Inc.": "defendant",
    }


def test_a_surname_of_two_tells_nobody() -> None:
    sides = civil(parties="Odile Farrow; Amos Farrow; Rix Supply, Inc.")
    assert (sides["Odile Farrow"], sides["Amos Farrow"]) == (None, None)


def test_a_caption_may_call_somebody_by_a_short_name() -> None:
    line = "Odile Farrow; 12 Pell Road, Ondry; Pell Road Trust"
    assert civil(title="Farrow v. 12 Pell Road", parties=line)["12 Pell Road, Ondry"] == "defendant"
    told = civil(title="Farrow v. Pell Road", parties=f"{line}; Pell Road Society")
    assert set(told.values()) == {"plaintiff", None}


@pytest.mark.parametrize(
    ("words", "sides"),
    [
        (
            "COMPLAINT against Rix Supply, Inc, Basil Ondry (Filing fee $ 405), filed by Farrow.",
            {"Basil Ondry": "defendant", "Pell Society": None},
        ),
        (
            "FIRST AMENDED COMPLAINT filed by Pell Society, Odile Farrow against Basil Ondry.",
            {"Basil Ondry": "defendant", "Pell Society": "plaintiff"},
        ),
        ("ANSWER filed by Defendants Rix Supply, Inc., Basil Ondry.", {"Basil Ondry": "defendant"}),
        ("MOTION to Intervene by Pell Society. (Rix, Ida)", {"Pell Society": "intervenor"}),
        ("BRIEF filed by Movant Pell Society.", {"Pell Society": "intervenor"}),
        (
            "RESPONSE by Intervenor-Defendants Pell Society re 4 Motion.",
            {"Pell Society": "intervenor"},
        ),
        # A suit of a defendant's own turns the sides round: it tells nothing of the case's.
        (
            "THIRD PARTY COMPLAINT against Basil Ondry filed by Rix Supply, Inc.",
            {"Basil Ondry": None},
        ),
        (
            "DECLARATION of Basil Ondry filed by Pell Society.",
            {"Basil Ondry": None, "Pell Society": None},
        ),
        # Who sues by the caption stays who sues.
        ("COUNTERCLAIM against Odile Farrow.", {"Odile Farrow": "plaintiff"}),
        ("RESPONSE filed by Defendant Odile Farrow.", {"Odile Farrow": "plaintiff"}),
    ],
)
def test_what_an_entry_tells(words: str, sides: dict[str, str | None]) -> None:
    told = civil(f"2031-04-02, document 1\n{words}")
    assert {name: told[name] for name in sides} == sides


def test_all_defendants_are_the_others_on_the_line() -> None:
    entry = "2031-04-02, document 1\nCOMPLAINT against All Defendants filed by Odile Farrow."
    assert civil(entry) == {
        "Basil Ondry": "defendant",
        "Odile Farrow": "plaintiff",
        "Pell Society": "defendant",
        "Rix Supply, Inc.": "defendant",
    }
    # But where somebody else has a part in the case it is not clear who.
    assert (
        civil(entry, "2031-05-02, document 2\nMOTION for Leave to File Amicus Brief")["Basil Ondry"]
        is None
    )
    sides = civil(entry, parties=f"{LINE}; State of Ondry")
    assert sides["State of Ondry"] is None


def test_those_who_ask_to_join_need_not_stand_on_the_line() -> None:
    sides = civil(
        "2031-04-02, document 1\nMOTION to Intervene filed by Movants Pell Law and Policy Center,"
        " Pell Society, The Ida Rix Trust. (Rix, Ida)"
    )
    assert sides["Pell Law and Policy Center"] == sides["The Ida Rix Trust"] == "intervenor"
    assert sides["Pell Society"] == "intervenor"
    assert len(sides) == 6


def test_the_caption_of_a_paper_tells_more_of_the_sides() -> None:
    caption = (
        "2031-04-02, document 1-1: Exhibit\nNOTICE by Pell Society\n\nCase 3:31 Page 1\n\n"
        "IN THE UNITED STATES DISTRICT COURT\nFOR THE DISTRICT OF GUAM\n\n"
        "ODILE FARROW and PELL SOCIETY,\n\n"
        "Plaintiffs,\n\nv. Case No. 3\n\nRIX SUPPLY, INC. and BASIL ONDRY,\n\nDefendan"
    )
    assert civil(caption) == {
        "Basil Ondry": "defendant",
        "Odile Farrow": "plaintiff",
        "Pell Society": "plaintiff",
        "Rix Supply, Inc.": "defendant",
    }
    # One that has nobody where he is known to stand is another case's.
    assert civil(caption.replace("ODILE FARROW", "IDA RIX"))["Pell Society"] is None


def test_one_spelling_of_two_names_is_the_one_that_is_meant() -> None:
    line = "Odile Farrow; Rix LLC; Rix, LLC; Rix Holdings, Inc."
    words = "2031-04-02, document 1\nCOMPLAINT against Rix Holdings Inc, Rix, LLC by Odile Farrow."
    sides = civil(words, title="Farrow v. Pell", parties=line)
    assert (sides["Rix LLC"], sides["Rix, LLC"], sides["Rix Holdings, Inc."]) == (
        None,
        "defendant",
        "defendant",
    )


def test_an_agency_is_the_same_in_all_its_spellings() -> None:
    sides = civil(
        "2031-04-02, document 1\n"
        "COMPLAINT against United States Department of Rivers, State of Ondry",
        parties="Odile Farrow; US Department of the Rivers; Ondry, State of",
    )
    assert sides["US Department of the Rivers"] == sides["Ondry, State of"] == "defendant"


def test_as_to_names_the_defendants_of_a_prosecution() -> None:
    docket = a_docket(
        "2031-04-02, document 1\n"
        "INDICTMENT as to Odile Farrow (1) count(s) 1-9, Rix Supply, Inc (2) count(s) 1."
    )
    assert roles(docket) == {
        "Basil Ondry": None,
        "Odile Farrow": "defendant",
        "Rix Supply, Inc.": "defendant",
        "USA": "plaintiff",
    }


def test_who_appeals_keeps_the_side_of_the_court_below() -> None:
    words = (
        "2031-04-02, document 1\nBRIEF submitted by Appellant Odile Farrow, Appellant Pell Society."
    )
    assert civil(words)["Pell Society"] == "plaintiff"
    sides = civil(words.replace("Odile Farrow", "Rix Supply, Inc."))
    assert sides["Pell Society"] == "defendant"
    assert civil(words.replace("Odile Farrow", "Basil Ondry"))["Pell Society"] is None


def test_without_a_line_of_parties_the_entries_name_them() -> None:
    docket = a_docket(
        "2031-04-02, document 1\nINDICTMENT as to Odile Farrow (1), Basil Ondry (2).", parties=""
    )
    assert roles(docket) == {
        "United States": "plaintiff",
        "Odile Farrow": "defendant",
        "Basil Ondry": "defendant",
    }


def test_nothing_is_done_to_who_sues_or_intervenes() -> None:
    docket = a_docket(
        "2031-04-02, document 1\nCOMPLAINT against Rix Supply, Inc. filed by Odile Farrow.",
        "2031-05-02, document 2\nMOTION to Intervene by Pell Society.",
        "2031-06-02, document 3\nJUDGMENT in favor of Rix Supply, Inc. against Odile Farrow.",
        "2031-07-02, document 4\nORDER granting 3 Motion to Dismiss as to Pell Society.",
        title="Farrow v. Rix Supply, Inc.",
        parties=LINE,
        cause=CIVIL,
    )
    assert [(it.name, it.kind) for it in read(docket).outcomes] == [
        ("Rix Supply, Inc.", "civil-complaint")
    ]
