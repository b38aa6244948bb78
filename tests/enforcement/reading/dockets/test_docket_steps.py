"""Which entries are steps, of what kind, and whose."""

from __future__ import annotations

import pytest

from tests.enforcement.reading.dockets.dockets import a_docket, read, steps

DAY = "2031-04-02"
CIVIL = {"title": "Farrow v. Rix Supply, Inc.", "parties": "Odile Farrow; Rix Supply, Inc."}


def of_prosecution(words: str) -> list[tuple[str, str]]:
    found = steps(a_docket(f"{DAY}, document 1\n{words}"))
    assert {day for *_, day in found} <= {DAY}
    return [(kind, status) for kind, status, _ in found]


def of_suit(words: str) -> list[tuple[str, str]]:
    found = steps(a_docket(f"{DAY}, document 1\n{words}", cause="28:1332 Diversity", **CIVIL))
    return [(kind, status) for kind, status, _ in found]


@pytest.mark.parametrize(
    ("words", "kind", "status"),
    [
        ("INDICTMENT as to Odile Farrow (1) count(s) 1-4.", "charge", "charged"),
        ("SEALED INDICTMENT as to Odile Farrow.", "charge", "charged"),
        ("REDACTED INDICTMENT as to Odile Farrow", "charge", "charged"),
        ("FIRST SUPERSEDING INDICTMENT as to Odile Farrow (1) count(s) 1s", "charge", "charged"),
        ("FELONY INFORMATION as to Odile Farrow (1) count(s) 1.", "charge", "charged"),
        ("COMPLAINT as to Odile Farrow (1). (Pell, Ida)", "charge", "charged"),
        ("CRIMINAL COMPLAINT as to Odile Farrow", "charge", "charged"),
        ("Arrest of Odile Farrow", "arrest", "alleged"),
        ("PLEA AGREEMENT as to Odile Farrow", "plea", "pleaded"),
        ("ENTRY OF PLEA and STIPULATED DISPOSITION as to Odile Farrow", "plea", "pleaded"),
        (
            "MINUTE entry before Judge Pell: Plea entered by Odile Farrow (1) Guilty Count 1.",
            "plea",
            "pleaded",
        ),
        ("Minute Entry: Plea of GUILTY entered by Odile Farrow to count 1.", "plea", "pleaded"),
        ("MINUTES: Odile Farrow enters a guilty plea to Count 2", "plea", "pleaded"),
        (
            "Minute Entry: Jury Trial held. Jury returns a verdict of guilty",
            "conviction",
            "convicted",
        ),
        ("MINUTES: Court finds Odile Farrow guilty on Count 1", "conviction", "convicted"),
        ("JURY VERDICT as to Odile Farrow (1) Guilty on Count 1", "conviction", "convicted"),
        ("JURY VERDICT as to Odile Farrow (1) Not Guilty on Count 1", "acquittal", "acquitted"),
        ("JUDGMENT as to Odile Farrow (1): 57 months imprisonment.", "sentence", "sentenced"),
        ("AMENDED JUDGMENT as to Odile Farrow (1)", "sentence", "sentenced"),
        ("JUDGMENT OF ACQUITTAL as to Odile Farrow", "acquittal", "acquitted"),
        ("Minute Entry: Sentencing held on 4/1/2031 for Odile Farrow", "sentence", "sentenced"),
        ("PRELIMINARY ORDER OF FORFEITURE as to Odile Farrow", "forfeiture", "ordered"),
        ("ORDER granting 9 Motion to Dismiss Indictment.", "dismissal", "dismissed"),
        ("ORDER DISMISSING CASE without prejudice", "dismissal", "dismissed"),
        ("ORDER vacating 40 Judgment as to Odile Farrow", "sentence", "vacated"),
        ("ORDER setting aside the jury verdict", "conviction", "vacated"),
        ("ORDER granting 9 Motion for Judgment of Acquittal", "acquittal", "acquitted"),
        ("ORDER granting 7 Motion to Continue", "other", "ordered"),
        # What is refused is not done.
        ("ORDER denying 9 Motion for Judgment of Acquittal", "other", "ordered"),
        ("ORDER denying 9 Motion for an order vacating the judgment", "other", "ordered"),
        ("ORDER denying 9 Motion to Dismiss Indictment", "other", "ordered"),
        ("REPORT AND ORDER recommending an order dismissing the case", "", ""),
        ("ORDER TO SHOW CAUSE as to Odile Farrow", "other", "ordered"),
    ],
)
def test_steps_of_a_prosecution(words: str, kind: str, status: str) -> None:
    assert of_prosecution(words) == ([(kind, status)] if kind else [])


@pytest.mark.parametrize(
    ("words", "kind", "status"),
    [
        ("COMPLAINT against Rix Supply, Inc.", "civil-complaint", "alleged"),
        ("CLASS ACTION COMPLAINT against Rix Supply, Inc.", "civil-complaint", "alleged"),
        ("SECOND AMENDED COMPLAINT against Rix Supply, Inc.", "civil-complaint", "alleged"),
        ("COMPLAINT in Intervention against Rix Supply, Inc.", "civil-complaint", "alleged"),
        ("JUDGMENT in favor of Odile Farrow against Rix Supply, Inc.", "judgment", "ordered"),
        ("DEFAULT JUDGMENT against Rix Supply, Inc.", "judgment", "ordered"),
        ("CONSENT DECREE between the parties", "settlement", "settled"),
        ("FINAL CONSENT JUDGMENT as to Rix Supply, Inc.", "settlement", "settled"),
        ("ORDER: defendant's motion to dismiss is GRANTED.", "dismissal", "dismissed"),
        ("ORDER: defendant's motion to dismiss is GRANTED in part.", "other", "ordered"),
        ("CLERK'S JUDGMENT dismissing the action", "dismissal", "dismissed"),
        ("ORDER granting 31 Motion to Dismiss. Signed by Judge Pell.", "dismissal", "dismissed"),
        ("ORDER for permanent injunction against Rix Supply, Inc.", "judgment", "ordered"),
        ("ORDER granting 12 Motion for Default Judgment", "judgment", "ordered"),
        ("ORDER: the motion for entry of default judgment is GRANTED.", "judgment", "ordered"),
        ("ORDER granting 9 Motion. Judgment is entered for Rix Supply", "judgment", "ordered"),
        ("ORDER denying 12 Motion for Default Judgment", "other", "ordered"),
        ("FINAL DECREE OF FORFEITURE as to one 2029 Rix truck", "forfeiture", "ordered"),
        ("STIPULATION AND ORDER OF DISMISSAL as to Rix Supply", "dismissal", "dismissed"),
        ("MEMORANDUM OPINION AND ORDER denying 4 Motion to Dismiss", "other", "ordered"),
        ("ORDER granting in part and denying in part 22 Motion to Dismiss", "other", "ordered"),
        ("ORDER granting 9 Motion to Dismiss Count 3", "other", "ordered"),
        ("ORDER granting 9 Motion to Dismiss with leave to amend", "other", "ordered"),
        ("ORDER granting 9 Motion to Dismiss Counterclaim", "other", "ordered"),
    ],
)
def test_steps_of_a_suit(words: str, kind: str, status: str) -> None:
    assert of_suit(words) == [(kind, status)]


@pytest.mark.parametrize(
    "words",
    [
        "MOTION to Dismiss INDICTMENT by Odile Farrow.",
        "MOTION for Default Judgment by Odile Farrow.",
        "NOTICE of Change of Plea Hearing as to Odile Farrow",
        "NOTICE of Voluntary Dismissal by Odile Farrow",
        "NOTICE of filing re 16 Order on Motion.",
        "DECLARATION of Ida Pell re 1 Complaint.",
        "EXHIBIT Judgment by Odile Farrow",
        "ANSWER to 1 Complaint by Rix Supply, Inc.",
        "RESPONSE to ORDER TO SHOW CAUSE",
        "PROPOSED ORDER by Odile Farrow",
        "MEMORANDUM (Order to follow as separate docket entry)",
        "Change of Plea Hearing set for 5/6/2031",
        "MINUTE entry: Plea of Not Guilty entered by Odile Farrow.",
        "MINUTE entry: Jury Verdict as to Odile Farrow (1) Not Guilty on Count 1.",
        "PLEA of Not Guilty by Odile Farrow",
        "PLEA AGREEMENT as to Odile Farrow rejected by the court",
        "INFORMATION SHEET as to Odile Farrow",
        "INFORMATION to Establish Prior Conviction as to Odile Farrow",
        "JUDGMENT Returned Executed as to Odile Farrow on 3/3/2032",
        "SUMMONS issued as to Rix Supply, Inc.",
        "Petition for review of an order of an agency",
    ],
)
def test_what_only_speaks_of_a_step_is_none(words: str) -> None:
    assert of_prosecution(words) == of_suit(words) == []


@pytest.mark.parametrize(
    ("number", "words", "kind"),
    [
        ("3:31-cr-00042", "COMPLAINT against Odile Farrow", "charge"),
        ("3:31-cv-00042", "COMPLAINT as to Odile Farrow", "civil-complaint"),
        ("", "COMPLAINT as to Odile Farrow (1)", "charge"),
        ("", "CRIMINAL COMPLAINT against Odile Farrow", "charge"),
        ("", "COMPLAINT against Odile Farrow filed by USA", "civil-complaint"),
    ],
)
def test_a_governments_complaint_is_no_charge_in_a_suit(number: str, words: str, kind: str) -> None:
    docket = a_docket(f"{DAY}, document 1\n{words}", number=number)
    assert [kind for kind, *_ in steps(docket)] == [kind]


def test_cause_and_nature_of_suit_are_no_acts() -> None:
    docket = a_docket(
        f"{DAY}, document 1\nCOMPLAINT filed by Odile Farrow. [Previously dismissed case: No]",
        cause="21:881 Forfeiture Property-Drugs",
        **CIVIL,
    )
    assert [kind for kind, *_ in steps(docket)] == ["civil-complaint"]


def test_each_step_has_its_own_day_and_the_first_is_what_it_is_about() -> None:
    docket = a_docket(
        "2031-04-02, document 1\nINDICTMENT as to Odile Farrow",
        "2031-09-11, document 40\nPLEA AGREEMENT as to Odile Farrow",
        "2032-02-20, document 61: Judgment",
    )
    assert steps(docket) == [
        ("charge", "charged", "2031-04-02"),
        ("plea", "pleaded", "2031-09-11"),
        ("sentence", "sentenced", "2032-02-20"),
    ]
    reading = read(docket).reading
    assert (reading.primary, str(reading.happened_on)) == ("charge", "2031-04-02")
    for act in reading.actions:
        assert reading.whole[act.start : act.end] == act.quote


@pytest.mark.parametrize(
    "words",
    [
        "JUDGMENT as to Odile Farrow (1). Count 1: 27 months. Counts 2-6 dismissed on motion of",
        "AMENDED JUDGMENT as to Odile Farrow: 9 months. All remaining counts are dismissed.",
    ],
)
def test_counts_dismissed_with_a_judgment_leave_the_sentence(words: str) -> None:
    reading = read(a_docket(f"{DAY}, document 1\n{words}")).reading
    acts = [(act.kind, act.in_part) for act in reading.actions]
    assert acts == [("sentence", False), ("dismissal", True)]


def test_an_order_may_forfeit_a_thing_besides() -> None:
    words = (
        "ORDER granting 15 Motion for Default Judgment. The boat is forfeited to the United States."
    )
    kinds = [kind for kind, *_ in steps(a_docket(f"{DAY}, document 1\n{words}", **CIVIL))]
    assert kinds == ["judgment", "forfeiture"]


def test_a_court_of_appeals_decides_petitions() -> None:
    docket = a_docket(
        f"{DAY}, document 1\nORDER granting the motion to expedite",
        f"{DAY}, document 2\nJUDGMENT ENTERED AND FILED. (SMC)",
        number="31-60418",
        court="Court of Appeals for the Fifth Circuit",
        title="Rix Supply v. Drug Enforcement Administration",
    )
    assert [kind for kind, *_ in steps(docket)] == ["other", "judgment"]


def test_a_court_of_appeals_sentences_nobody() -> None:
    docket = a_docket(
        f"{DAY}, document 1\nJUDGMENT: Affirmed. The sentence stands.",
        court="Court of Appeals for the Third Circuit",
    )
    assert steps(docket) == [("other", "ordered", DAY)]
    assert read(docket).outcomes == ()


@pytest.mark.parametrize(
    ("words", "done"),
    [
        (
            "INDICTMENT as to Odile Farrow (1) count(s) 1, Basil Ondry (2)",
            ["Odile Farrow", "Basil Ondry"],
        ),
        ("PLEA AGREEMENT as to Basil Ondry.", ["Basil Ondry"]),
        ("MINUTE entry: Plea entered by Basil Ondry (2) Guilty.", ["Basil Ondry"]),
        ("ORDER granting 9 Motion to Dismiss as to Ida Rix.", []),
        ("ORDER granting 9 Motion to Dismiss.", []),
    ],
)
def test_whom_a_step_of_several_is_about(words: str, done: list[str]) -> None:
    charge = "2031-01-02, document 1\nNOTICE as to Odile Farrow, Basil Ondry"
    found = read(a_docket(charge, f"{DAY}, document 2\n{words}")).outcomes
    assert [it.name for it in found] == done


def test_an_indictment_after_a_dismissal_is_a_new_charge() -> None:
    entries = [
        "2031-01-02, document 1\nINDICTMENT as to Odile Farrow (1)",
        "2031-02-03, document 2\nFIRST SUPERSEDING INDICTMENT as to Odile Farrow (1)",
        "2031-03-04, document 3\nORDER dismissing the indictment as to Odile Farrow.",
        "2031-04-05, document 4\nINDICTMENT as to Odile Farrow (1)",
    ]
    before, after = read(a_docket(*entries[:3])), read(a_docket(*entries))
    assert [(it.kind, it.anew) for it in before.outcomes] == [
        ("charge", False),
        ("dismissal", False),
    ]
    assert [(it.kind, it.anew) for it in after.outcomes] == [
        ("dismissal", False),
        ("charge", True),
    ]


def test_a_plea_that_is_not_told_is_nobodys_guilt() -> None:
    words = "ENTRY OF PLEA and STIPULATED DISPOSITION as to Odile Farrow"
    for entry, done in ((words, []), (f"{words}: Guilty to Count 1", ["plea"])):
        docket = a_docket(f"{DAY}, document 1\n{entry}")
        assert [kind for kind, *_ in steps(docket)] == ["plea"]
        assert [it.kind for it in read(docket).outcomes] == done


def test_a_judgment_is_against_whom_it_names() -> None:
    entry = f"{DAY}, document 1\nJUDGMENT in favor of {{}} against {{}}. (Clerk)"
    for names, done in (
        (("Odile Farrow", "Rix Supply, Inc."), ["Rix Supply, Inc."]),
        (("Rix Supply, Inc.", "Odile Farrow"), []),
    ):
        docket = a_docket(entry.format(*names), cause="28:1332", **CIVIL)
        assert [it.name for it in read(docket).outcomes] == done
    docket = a_docket(
        f"{DAY}, document 1\nJUDGMENT. Signed by Judge Pell.", cause="28:1332", **CIVIL
    )
    assert read(docket).outcomes == ()


def test_what_was_undone_stands_no_more_for_the_defendant() -> None:
    judgment = "2031-04-02, document 1\nJUDGMENT as to Odile Farrow: 57 months imprisonment"
    vacated = "2031-05-02, document 2\nORDER vacating 1 Judgment as to Odile Farrow"
    again = "2031-06-02, document 3\nAMENDED JUDGMENT as to Odile Farrow: 40 months imprisonment"
    for entries, status, day in (
        ((judgment,), "sentenced", "2031-04-02"),
        ((judgment, vacated), "vacated", "2031-05-02"),
        ((judgment, vacated, again), "sentenced", "2031-06-02"),
        ((judgment, again), "sentenced", "2031-04-02"),
    ):
        found = read(a_docket(*entries))
        done, *others = found.outcomes
        days = {(it.kind, it.start): str(it.day) for it in found.reading.actions}
        assert (done.kind, done.status, others) == ("sentence", status, [])
        assert days[done.kind, done.start] == day
