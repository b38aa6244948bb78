"""Documents of the record, read: announcements by their text, others by their fields."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.kept_dossiers import from_json, to_json
from enforcement.reading.document_reading import announcement_of, read_document
from enforcement.reading.dossier import Dossier
from store.log.document import Document

PUBLISHED = date(2026, 7, 21)
DECISION = """DEPARTMENT OF JUSTICE

On March 27, 2026, DEA issued an Order to Show Cause to Orla Quennell, D.O. (Registrant), which
proposed the revocation of her registration and the denial of any application.

Order

Pursuant to 21 U.S.C. 824(a), I hereby {order} No. FQ9990183 issued to Orla Quennell, D.O. This
Order is effective August 20, 2026.
"""


def a_document(**changed: object) -> Document:
    fields: dict[str, object] = {
        "id": "us_fr_dea_documents:2026-91655",
        "source": "us_fr_dea_documents",
        "url": "https://register.example/2026-91655",
        "title": "Orla Quennell, D.O.; Decision and Order",
        "text": DECISION.format(order="revoke DEA Certificate of Registration"),
        "published_on": PUBLISHED,
        "number": "2026-91655",
        "details": {"type": "Notice", "docket_ids": "Docket No. 26-22"},
    }
    return Document(**fields | changed)  # type: ignore[arg-type]


def read(**changed: object) -> Dossier:
    return read_document(a_document(**changed), publisher="Drug Enforcement Administration")


@pytest.mark.parametrize(
    ("order", "kind"),
    [
        ("revoke DEA Certificate of Registration", "revocation"),
        ("deny the application for DEA Certificate of Registration", "denial"),
        ("order that the Order to Show Cause be dismissed, and return Certificate", "dismissal"),
        ("suspend for a year DEA Certificate of Registration", "suspension"),
    ],
)
def test_a_decision_is_what_its_order_says(order: str, kind: str) -> None:
    text = DECISION.format(order=order)
    found = read(text=text)
    (act,) = found.reading.actions
    assert (act.kind, act.status, found.reading.primary) == (kind, "ordered", kind)
    whole = f"{a_document().title}\n{text}"
    assert whole[act.start : act.end] == act.quote
    assert act.start > whole.index("\nOrder\n")
    ((name, done, status),) = [(one.name, one.kind, one.status) for one in found.outcomes]
    assert (name, done, status) == ("Orla Quennell", kind, "ordered")


def test_a_decision_without_an_order_is_only_a_decision() -> None:
    found = read(text="The Registrant has withdrawn. The proposed revocation is moot.")
    (act,) = found.reading.actions
    assert (act.kind, act.status, act.quote) == ("other", "ordered", a_document().title)
    assert found.outcomes == ()


def test_who_answers_to_a_decision() -> None:
    (party,) = read().reading.parties
    assert (party.name, party.type, party.role) == ("Orla Quennell", "person", "respondent")


def test_an_application_names_a_house() -> None:
    title = "Importer of Controlled Substances Application: Halcyon Vials, LLC"
    found = read(title=title, text="Halcyon Vials has applied to import ketamine.")
    assert [act.kind for act in found.reading.actions] == ["application"]
    (party,) = found.reading.parties
    assert (party.name, party.type) == ("Halcyon Vials, LLC", "organization")
    assert title[party.start : party.end] == party.quote


def test_labelled_days_need_no_quote() -> None:
    labels = {"effective_on": "2026-09-01", "comments_close_on": "2026-08-20"}
    found = read(details={"type": "Proposed Rule", **labels}, text="Comments are invited.")
    days = [(one.day, one.what, one.quote) for one in found.reading.coming]
    assert days == [
        (date(2026, 9, 1), "effective", ""),
        (date(2026, 8, 20), "comment_deadline", ""),
    ]


@pytest.mark.parametrize("stated", ["2026-07-20", "soon", ""])
def test_a_day_that_is_past_or_none_is_left_out(stated: str) -> None:
    found = read(details={"type": "Rule", "effective_on": stated}, text="A rule.")
    assert found.reading.coming == ()


def test_the_numbers_that_tell_a_matter() -> None:
    found = read().linking_keys
    assert found.number == "FR Doc. 2026-91655"
    assert "Docket No. 26-22" in found.dockets


def test_another_document_is_read_as_an_announcement() -> None:
    found = read(
        details={"component": "USAO - Sabal"},
        title="Clinic Owner Sentenced",
        text="Orla Quennell was sentenced today to 18 months in prison. Her co-defendant was "
        "acquitted.",
        source="us_doj_press_releases",
    )
    assert found.reading.primary == "sentence"
    assert [(one.name, one.kind) for one in found.outcomes] == [("Orla Quennell", "sentence")]
    assert found.linking_keys.number is None


@pytest.mark.parametrize(
    ("label", "said", "district", "state"),
    [
        ("component", "USAO - Texas, Southern", "Southern District of Texas", "TX"),
        ("component", "USAO - New Jersey", "District of New Jersey", "NJ"),
        ("court", "District Court, W.D. Washington", "Western District of Washington", "WA"),
        ("court", "District Court, D. Colorado", "District of Colorado", "CO"),
        ("component", "Civil Division", None, None),
    ],
)
def test_the_office_is_what_is_labelled_and_the_publisher(
    label: str, said: str, district: str | None, state: str | None
) -> None:
    labelled = a_document(details={label: said, "topics": "drugs"})
    assert announcement_of(labelled, publisher="the Department").office.endswith("; the Department")
    read_out = read_document(labelled, publisher="").reading
    assert (read_out.district, read_out.state) == (district, state)


def test_a_warning_letter_is_one_to_the_firm_that_is_labelled() -> None:
    text = (
        "WARNING LETTER\n\nYour firm, Halden Sterile LLC, made adulterated drugs. Answer within 15 "
    )
    found = read_document(
        a_document(
            title="Halden Sterile LLC",
            text=f"{text}working days.",
            details={
                "company": "Halden Sterile LLC",
                "recipient": "O. Q.",
                "issued_on": "2026-03-02",
            },
        ),
        publisher="FDA",
    )
    reading = found.reading
    assert (reading.primary, reading.happened_on) == ("warning", date(2026, 3, 2))
    (warning,), (firm,), (answer,) = reading.actions, reading.parties, reading.coming
    whole = f"Halden Sterile LLC\n{text}working days."
    for claim in (warning, firm, answer):
        assert whole[claim.start : claim.end] == claim.quote
    assert (firm.name, firm.role, answer.day) == (
        "Halden Sterile LLC",
        "respondent",
        date(2026, 3, 23),
    )


@given(title=st.text(max_size=80), text=st.text(max_size=300), kind=st.sampled_from(["", "Notice"]))
def test_any_document_is_read_and_kept(title: str, text: str, kind: str) -> None:
    found = read(title=title, text=text, details={"type": kind})
    assert found.reading.whole == ""
    whole = f"{title}\n{text}"
    for one in (*found.reading.actions, *found.outcomes):
        assert whole[one.start : one.end] == one.quote
    if whole.isprintable():
        assert from_json(to_json(found)) == found
