"""The page of a matter: what it shows, and that none grows without bound."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from answers.asking.page import Page
from answers.matters.case import CaseRecord
from enforcement.matters.links import LinkReason, MatterLink
from enforcement.matters.matter import MatterSentence
from pages.rendering import render
from pages.site import Site
from pages.views.case import ACTS, case_page
from pages.views.case_documents import CaseReason
from tests.answers.matters.test_course import MATTER, a_party, a_step, an_event
from tests.pages.views.matters import a_case, a_large_case, parties

HOSTILE = "<script>alert(1)</script>\"'>\u202e\x00\x1b[2J"


def html(case: CaseRecord, part: Page | None = None) -> str:
    return render(case_page(case, part or Page(limit=ACTS)), Site())


def a_link(one: str, other: str, reason: LinkReason) -> MatterLink:
    return MatterLink(document=one, other_document=other, reason=reason, shared="")


def beside_its_text(page: str) -> int:
    """Bytes of a page that are no text of it."""
    return len(page.encode()) - len(re.sub(r"<[^>]*>", "", page).encode())


def test_a_charge_is_said_to_be_only_that() -> None:
    charged = a_party(an_event("charge", "charged", date(2025, 3, 11)))
    guilty = a_party(
        an_event("charge", "charged", date(2025, 3, 11)),
        an_event("plea", "pleaded", date(2025, 4, 11)),
    )
    assert "A charge is only that" in html(a_case(replace(MATTER, parties=(charged,))))
    assert "A charge is only that" not in html(a_case(replace(MATTER, parties=(guilty,))))


def test_it_is_named_by_those_whom_it_is_about() -> None:
    plaintiff = replace(a_party(name="United States"), roles=("plaintiff",))
    five = a_case(replace(MATTER, parties=(plaintiff, *parties(5))))
    assert case_page(five).title == ("Person Number0, Person Number1, Person Number2 and 2 more")
    rule = a_case(replace(MATTER, steps=(a_step("notice", None),)))
    assert case_page(rule).title == "A title"
    assert case_page(a_case(MATTER)).title == "us_a:1"


def test_a_sentence_of_nobody_who_is_named_is_shown() -> None:
    sentence = MatterSentence(
        quote="18 months", start=0, end=9, name=None, prison_months=18, documents=("us_a:1",)
    )
    page = html(a_case(replace(MATTER, sentences=(sentence,))))
    assert "18 months in prison" in page
    assert "Of a party that the words do not name" in page


def test_why_a_document_is_in_it_names_the_others() -> None:
    steps = tuple(a_step("notice", None, id=f"us_a:{number}") for number in (1, 2, 3))
    steps = (replace(steps[0], duplicates=("us_b:9",)), *steps[1:])
    matter = replace(MATTER, steps=steps, documents=("us_a:1", "us_b:9", "us_a:2", "us_a:3"))
    links = (
        a_link("us_a:1", "us_b:9", "same text"),
        a_link("us_a:2", "us_b:9", "cited"),
        a_link("us_a:1", "us_a:2", "same docket"),
        a_link("us_a:2", "us_a:3", "same docket"),
    )
    documents = case_page(a_case(matter, links=links)).content["documents"]
    assert [(it.number, it.id, it.copies) for it in documents] == [
        (1, "us_a:1", ("us_b:9",)),
        (2, "us_a:2", ()),
        (3, "us_a:3", ()),
    ]
    assert documents[1].reasons == (
        CaseReason(reason="cited", shared="", others=(1,), further=0, is_with_all=False),
        CaseReason(reason="same docket", shared="", others=(), further=2, is_with_all=True),
    )


@pytest.mark.parametrize(("of_parties", "acts"), [(100, 1), (0, 500), (100, 500)])
def test_the_page_of_a_large_matter_stays_small(of_parties: int, acts: int) -> None:
    page = html(a_large_case(parties_count=of_parties, acts=acts))
    assert beside_its_text(page) < 100_000


def test_acts_come_in_parts() -> None:
    case = a_large_case(parties_count=0, acts=5)
    page = html(case, Page(limit=2, offset=2))
    assert "3 to 4 of 5 acts" in page
    assert page.count('class="when"') == 2


def test_what_a_publisher_wrote_does_nothing() -> None:
    party = replace(
        a_party(replace(an_event("charge", "charged", date(2025, 3, 11)), quote=HOSTILE)),
        name=HOSTILE,
        aliases=(HOSTILE,),
    )
    step = replace(a_step("charge", date(2025, 3, 11)), title=HOSTILE, parties=(HOSTILE,))
    page = html(a_case(replace(MATTER, parties=(party,), steps=(step,), dockets=(HOSTILE,))))
    assert "<script>alert" not in page
    assert not {*"\u202e\x00\x1b"} & {*page}
    assert "&lt;script&gt;" in page
