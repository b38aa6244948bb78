"""Register documents read as such: what they do, to which document, and which days stand."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enforcement.claims import TextReading
from enforcement.reading.text_reading import read_text
from enforcement.text.passage import Announcement

PUBLISHED = date(2034, 3, 14)


def read(text: str, title: str = "Standards for Brine", office: str = "") -> TextReading:
    return read_text(
        Announcement(id="1", title=title, text=text, published_on=PUBLISHED, office=office)
    )


def days(reading: TextReading) -> list[tuple[str, str, str]]:
    return [(it.what, str(it.day), it.status) for it in reading.coming]


def relations(reading: TextReading) -> list[tuple[str, str | None, str | None, str | None]]:
    return [
        (it.relation, it.number, it.citation, str(it.published) if it.published else None)
        for it in reading.relations
    ]


def acts(reading: TextReading) -> list[tuple[str, str]]:
    return [(it.kind, it.status) for it in reading.actions]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "DATES: Comments must be received by May 3, 2034. A hearing may be requested in "
            "writing; requests for a hearing must be received by April 4, 2034.",
            [("comment_deadline", "2034-05-03"), ("hearing_request_deadline", "2034-04-04")],
        ),
        (
            "DATES: This rule is effective May 3, 2034. Compliance is required from June 4, 2035.",
            [("effective", "2034-05-03"), ("compliance", "2035-06-04")],
        ),
        ("DATES: This rule is effective March 14, 2034.", [("effective", "2034-03-14")]),
        (
            "DATES: Effective May 3, 2034, through June 4, 2034.",
            [("effective", "2034-05-03"), ("other", "2034-06-04")],
        ),
        ("ACTION: Notice of open meeting.\n\nDATES: May 3, 2034.", [("meeting", "2034-05-03")]),
        (
            "DATES: The incorporation by reference of a standard was approved as of May 3, 2034.",
            [],
        ),
        ("DATES: This document was published in the Federal Register on March 14, 2034.", []),
        (
            "SUMMARY: The office must decide by May 3, 2034.\n\nDATES: Comments by June 4, 2034.",
            [("comment_deadline", "2034-06-04")],
        ),
        # The long part behind the preamble is history and argument.
        (
            "DATES: Effective May 3, 2034.\n\nSUPPLEMENTARY INFORMATION: Brine shippers must "
            "comply with the older order by June 4, 2034.",
            [("effective", "2034-05-03")],
        ),
    ],
)
def test_days_that_are_set(text: str, told: list[tuple[str, str]]) -> None:
    assert days(read(text)) == [(what, day, "set") for what, day in told]


@pytest.mark.parametrize(
    ("title", "text", "told"),
    [
        (
            "Standards for Brine; Extension of Comment Period",
            "The Office of Brine is extending the comment period for the notice published in the "
            "Federal Register on January 9, 2034. Comments were to be received by March 30, 2034. "
            "The period now closes on May 3, 2034.",
            [
                ("comment_deadline", "2034-03-30", "moved_from"),
                ("comment_deadline", "2034-05-03", "set"),
            ],
        ),
        (
            "Standards for Brine; Reopening of Comment Period",
            "The comment period, which ended on February 6, 2034, is reopened until May 3, 2034.",
            [
                ("comment_deadline", "2034-02-06", "moved_from"),
                ("comment_deadline", "2034-05-03", "set"),
            ],
        ),
        (
            "Standards for Brine; Extension of Comment Period",
            "The notice gave a period for comments ending on March 30, 2034. The Office is "
            "extending the comment period by 15 days.",
            [("comment_deadline", "2034-03-30", "moved_from")],
        ),
        (
            "Standards for Brine; Extension of Comment Period",
            "The comment period, which closes on March 30, 2034, is extended by 15 days.",
            [("comment_deadline", "2034-03-30", "moved_from")],
        ),
        (
            "Standards for Brine; Delay of Effective Date",
            "The rule was to become effective on April 4, 2034. The Office is delaying the "
            "effective date until further notice.",
            [("effective", "2034-04-04", "moved_from")],
        ),
        (
            "Standards for Brine",
            "The Office is delaying the April 4, 2034, compliance date of its final rule to "
            "May 3, 2035.",
            [("compliance", "2034-04-04", "moved_from"), ("compliance", "2035-05-03", "set")],
        ),
        (
            "Brine Advisory Panel; Postponed",
            "The meeting of the panel scheduled for April 4-5, 2034, is postponed.",
            [("meeting", "2034-04-04", "moved_from"), ("meeting", "2034-04-05", "moved_from")],
        ),
        (
            "Brine Advisory Panel",
            "On February 6, 2034, the Office published a notice of open meeting announcing a "
            "meeting on April 4, 2034. This notice announces the cancellation of this meeting.",
            [("meeting", "2034-04-04", "cancelled")],
        ),
        (
            "Brine Advisory Panel",
            "ACTION: Notice of cancellation of hearing.\n\nDATES: April 4, 2034.",
            [("hearing", "2034-04-04", "cancelled")],
        ),
        (
            "Standards for Brine; Correction",
            "The notice originally stated that comments were due on April 4, 2034. The correct "
            "date for comments is April 5, 2034.",
            [
                ("comment_deadline", "2034-04-04", "moved_from"),
                ("comment_deadline", "2034-04-05", "set"),
            ],
        ),
        # A request that is refused moves nothing.
        (
            "Standards for Brine; Denial of Extension of Comment Period",
            "The Office denies requests for an extension of the comment period, which closes on "
            "April 4, 2034.",
            [("comment_deadline", "2034-04-04", "set")],
        ),
    ],
)
def test_days_that_are_moved_or_cancelled(
    title: str, text: str, told: list[tuple[str, str, str]]
) -> None:
    assert days(read(text, title)) == told


@pytest.mark.parametrize(
    ("title", "text", "told"),
    [
        (
            "Standards for Brine; Correction",
            "The Office published a rule in the Federal Register of January 9, 2034. It omitted a "
            "table.",
            [("corrects", None, None, "2034-01-09")],
        ),
        (
            "Standards for Brine; Correction",
            "In rule document 2034-90702, appearing on pages 12 through 14 in the issue of "
            "Monday, January 9, 2034, make the following correction:",
            [("corrects", "2034-90702", None, "2034-01-09")],
        ),
        (
            "Standards for Brine",
            "SUMMARY: The Office is extending the comment period.\n\nDATES: The comment period "
            "for the notice published January 9, 2034, at 99 FR 4321, is extended to May 3, 2034.",
            [("extends", None, "99 FR 4321", "2034-01-09")],
        ),
        (
            "Standards for Brine; Reopening of Comment Period",
            "The Office reopens the comment period of its notice of January 9, 2034 (99 FR 4321), "
            "which a notice published on February 6, 2034, had extended.",
            [("reopens", None, "99 FR 4321", "2034-01-09"), ("cites", None, None, "2034-02-06")],
        ),
        (
            "Brine Advisory Panel; Cancellation",
            "The meeting is cancelled. It was announced in the Federal Register of January 9, "
            "2034, in FR Doc. 2034-90702.",
            [("cancels", "2034-90702", None, "2034-01-09")],
        ),
        (
            "Standards for Brine; Withdrawal of Proposed Rule",
            "The Office withdraws the proposed rule published on January 9, 2034 (99 FR 4321).",
            [("withdraws", None, "99 FR 4321", "2034-01-09")],
        ),
        (
            "Brine in Casks; Correction",
            "We, the Office, published a proposed rule on January 9, 2034, to list casks.",
            [("corrects", None, None, "2034-01-09")],
        ),
        (
            "Standards for Brine; Extension of Comment Periods",
            "The Office is extending the comment periods for the notices published on January 9, "
            "2034, and on February 6, 2034.",
            [("extends", None, None, "2034-01-09"), ("extends", None, None, "2034-02-06")],
        ),
        (
            "Standards for Brine",
            "ACTION: Final rule.\n\nSUMMARY: This rule adopts the notice of proposed rulemaking "
            "published on January 9, 2034.",
            [("follows", None, None, "2034-01-09")],
        ),
        # What an earlier document did is not what this one does; what is no document is none.
        (
            "Standards for Brine; Delay of Effective Date",
            "On January 9, 2034, the Office published a final rule. On February 6, 2034, it "
            "published a rule delaying the effective date. This rule is a further delay.",
            [("delays", None, None, "2034-01-09"), ("cites", None, None, "2034-02-06")],
        ),
        (
            "Standards for Brine",
            "ACTION: Notice.\n\nSUMMARY: The Office grants the application dated January 9, 2034.",
            [],
        ),
    ],
)
def test_relations_to_earlier_documents(
    title: str, text: str, told: list[tuple[str, str | None, str | None, str | None]]
) -> None:
    assert relations(read(text, title)) == told


@pytest.mark.parametrize(
    ("title", "text", "told"),
    [
        ("Brine", "ACTION: Final rule.", [("rule-final", "final")]),
        ("Brine", "ACTION: Notice of proposed rulemaking.", [("rule-proposed", "proposed")]),
        ("Brine", "ACTION: Notice of proposed rulemaking; correction.", [("correction", "final")]),
        ("Brine", "ACTION: Notice; extension of comment period.", [("extension", "stated")]),
        ("Brine", "ACTION: Notice.", [("notice", "stated")]),
        (
            "Brine",
            "ACTION: Notice of proposed rulemaking and public hearing.",
            [("hearing", "stated"), ("rule-proposed", "proposed")],
        ),
        (
            "Brine",
            "ACTION: Notice of withdrawal of proposed rules.",
            [("notice", "stated"), ("rule-proposed", "withdrawn")],
        ),
        ("Brine", "ACTION: Regulatory guide; withdrawal.", [("guidance", "withdrawn")]),
        ("Brine; Withdrawal of Guidance", "It is out of date.", [("guidance", "withdrawn")]),
        (
            "Brine Panel; Hearing",
            "ACTION: Notice of cancellation of hearing.",
            [("notice", "stated"), ("hearing", "cancelled")],
        ),
        (
            "Routes for Brine",
            "The Office is withdrawing the NPRM published in the Federal Register on January 9, "
            "2034, which proposed to amend the routes.",
            [("rule-proposed", "withdrawn")],
        ),
        (
            "Sabel Vials LLC; Withdrawal of Approval of an Application; Correction",
            "The notice announced the withdrawal of approval of an application.",
            [("correction", "final")],
        ),
        (
            "Schedules of Controlled Substances: Placement of Fluoroquillamine in Schedule I; "
            "Withdrawal of Proposed Rule",
            "",
            [("rule-proposed", "withdrawn")],
        ),
        (
            "Importer of Controlled Substances Application: Sabel Vials LLC",
            "Sabel Vials LLC has applied to be registered.",
            [("application", "stated")],
        ),
    ],
)
def test_what_a_document_does(title: str, text: str, told: list[tuple[str, str]]) -> None:
    assert sorted(acts(read(text, title))) == sorted(told)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "DATES: The hearing will be on June 9, 2034, at 10 a.m. ET, and not on June 6, 2034.",
            [("hearing", "2034-06-09", "set"), ("hearing", "2034-06-06", "moved_from")],
        ),
        (
            "DATES: Comments are due on May 12, 2034, and not by April 21, 2034.",
            [
                ("comment_deadline", "2034-05-12", "set"),
                ("comment_deadline", "2034-04-21", "moved_from"),
            ],
        ),
        (
            "DATES: Written submissions received on or before May 3, 2034, go to the panel. The "
            "docket for this meeting, BRN-2034-N-0012, will close on June 4, 2034.",
            [("comment_deadline", "2034-05-03", "set"), ("comment_deadline", "2034-06-04", "set")],
        ),
        (
            "ACTION: Cancellation.\n\nSUMMARY: The briefing set for May 3, 2034, is cancelled.",
            [("meeting", "2034-05-03", "cancelled")],
        ),
        (
            "ACTION: Postponement.\n\nSUMMARY: The office has postponed the broker examination "
            "scheduled for May 3, 2034.",
            [("other", "2034-05-03", "moved_from")],
        ),
        (
            "ACTION: Notice; change of date.\n\nSUMMARY: The open meeting that was to take "
            "place on April 4, 2034, will now be held on May 3, 2034.",
            [("meeting", "2034-04-04", "moved_from"), ("meeting", "2034-05-03", "set")],
        ),
        (
            "ACTION: Notice; correction.\n\nSUMMARY: The notice stated that comments are due by "
            "April 4, 2034. The correct due date is May 3, 2034.",
            [
                ("comment_deadline", "2034-04-04", "moved_from"),
                ("comment_deadline", "2034-05-03", "set"),
            ],
        ),
        (
            "DATES: A hearing will be held on May 3, 2034, if requested by April 4, 2034; "
            "written briefs are due May 9, 2034.",
            [
                ("hearing", "2034-05-03", "set"),
                ("hearing_request_deadline", "2034-04-04", "set"),
                ("other", "2034-05-09", "set"),
            ],
        ),
        (
            "ACTION: Notice.\n\nSUMMARY: The scoping period has been extended to May 3, 2034.",
            [("comment_deadline", "2034-05-03", "set")],
        ),
        (
            "ACTION: Withdrawal.\n\nSUMMARY: The comment period, which was to close "
            "on May 3, 2034, is terminated.",
            [("comment_deadline", "2034-05-03", "cancelled")],
        ),
        (
            "ACTION: Final rule; stay.\n\nSUMMARY: The compliance date of May 3, 2034, is stayed.",
            [("compliance", "2034-05-03", "moved_from")],
        ),
        (
            "ACTION: Notice.\n\nSUMMARY: The Committee on Ports will meet by phone on May 3, 2034.",
            [("meeting", "2034-05-03", "set")],
        ),
        (
            "ACTION: Notice.\n\nSUMMARY: Certain meetings from April 3 through May 30, 2034, "
            "will take place remotely.",
            [],
        ),
    ],
)
def test_days_by_their_wording(text: str, told: list[tuple[str, str, str]]) -> None:
    assert sorted(days(read(text))) == sorted(told)


@pytest.mark.parametrize(
    "text",
    [
        "This notice extends the comment period on brine through May 3, 2034.",
        "We, the Brine Service (Service), reopen the public comment period in this notice.",
    ],
)
def test_an_abstract_that_extends_a_period_is_an_extension(text: str) -> None:
    assert ("extension", "stated") in acts(read(text))
    assert acts(read("This notice denies a request to extend the comment period.")) == []


def test_a_notice_dated_on_one_day_and_published_on_another_is_one_document() -> None:
    text = (
        "Docket No. 34-17\n\nACTION: Notice.\n\nBy notice dated January 3, 2034, and published in "
        "the Federal Register on January 14, 2034 (99 FR 2222), Brine Labs applied to register."
    )
    found = relations(read(text))
    assert [(page, day) for _, _, page, day in found] == [("99 FR 2222", "2034-01-14")]


def test_what_is_only_prepared_is_not_done() -> None:
    text = (
        "We are delaying the effective date of the rule published on January 15, 2034, in the "
        "Federal Register while the office prepares a revision or withdrawal of the January 15, "
        "2034, rule."
    )
    assert [kind for kind, *_ in relations(read(text, "Brine; Delay of Effective Date"))] == [
        "delays"
    ]
    assert days(read(text, "Brine; Delay of Effective Date")) == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("This notice updates the Docket Number to BRN-2034-0017.", ["BRN-2034-0017"]),
        ("Comments on this notice go to Docket ID BRN-2034-0017.", ["BRN-2034-0017"]),
        ("Comments on this notice go to form BRN-2034-0017.", []),
    ],
)
def test_dockets_that_an_abstract_names(words: str, told: list[str]) -> None:
    text = f"{words} It was published in the Federal Register."
    assert [it.canonical for it in read(text).citations if it.kind == "docket"] == told


def test_what_is_done_to_somebody_is_told_of_any_agency() -> None:
    found = read(
        "The Office is issuing an order that debars Ines Vandermolen, who was convicted of fraud.",
        "Ines Vandermolen; Correction",
    )
    assert {"correction", "conviction"} <= {kind for kind, _ in acts(found)}


def test_a_decision_names_its_respondent_and_only_the_day_it_takes_effect() -> None:
    text = (
        "The certificate of Ines Vandermolen expires on June 4, 2035.\n\nOrder\n\nI hereby revoke "
        "DEA Certificate of Registration No. FV9990001. This Order is effective May 3, 2034."
    )
    found = read(text, "Ines Vandermolen, M.D.; Decision and Order")
    assert acts(found) == [("revocation", "ordered")]
    assert [party.name for party in found.parties] == ["Ines Vandermolen"]
    assert days(found) == [("effective", "2034-05-03", "set")]
    assert found.relations == ()


@pytest.mark.parametrize(
    ("respondent", "kind"),
    [
        ("Ines Vandermolen, M.D.", "person"),
        ("Ines Vandermolen", "person"),
        ("Vandermolen Animal Care, P.C.", "organization"),
        ("Brine Trader, LLC", "organization"),
        ("Tel-Brine", "organization"),
        ("Halden ACP", "organization"),
    ],
)
def test_a_respondent_is_a_person_or_a_firm(respondent: str, kind: str) -> None:
    found = read("Order\n\nI hereby revoke it.", f"{respondent}; Decision and Order")
    assert [party.type for party in found.parties] == [kind]


def test_the_dockets_of_the_heading_are_cited() -> None:
    found = read("[SALT-2034-0012; FCC 34-57]\n\nACTION: Final rule.")
    assert [it.canonical for it in found.citations if it.kind == "docket"] == ["SALT-2034-0012"]


def test_a_press_release_that_speaks_of_a_rule_stays_one() -> None:
    found = read(
        "Ines Vandermolen pleaded guilty today. A final rule was published in the Federal "
        "Register on January 9, 2034.",
        "Brine Trader Pleads Guilty",
        office="U.S. Attorney's Office",
    )
    assert found.primary == "plea"
    assert [party.name for party in found.parties] == ["Ines Vandermolen"]


_pieces = st.sampled_from(
    [
        *("DATES: ", "ACTION: ", "SUMMARY: ", "is postponed to ", "May 3, 2034", "comments"),
        *("published on ", "(99 FR 4321)", "meeting", "withdrawal of ", "[Docket No. A-12]"),
        *(". The ", "\n"),
    ]
)


@given(st.text() | st.lists(_pieces).map("".join))
def test_quotes_are_verbatim(text: str) -> None:
    found = read(text, "Brine; Correction")
    for claim in (*found.coming, *found.relations, *found.actions, *found.citations):
        assert found.whole[claim.start : claim.end] == claim.quote
    for day in found.coming:
        assert day.day >= PUBLISHED or day.status != "set"
