"""Lines above and below a text that are none of it, and lines that look like these and are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.source.unknown_pages.trimming import trimmed

TEXT = "The board found that 412 vials of the drug had never been accounted for, the order says."


@pytest.mark.parametrize(
    "above",
    [
        ["Press Release"],
        ["Posted: March 4, 2026"],
        ["Release Date", "March 4, 2026"],
        ["For Immediate Release"],
        ["Contact: (916) 555-0100, press@agency.example"],
        ["Media Contact", "Petra Lindqvist", "555-0117", "press@agency.example"],
        ["Media Contact for Clinic closed", "Petra Lindqvist, Press Secretary", "Phone"],
        ["By Jory Flint, Communications Officer"],
        ["Share", "Print", "A+", "Leer en espa\u00f1ol"],
        ["Office of the Attorney General", "12 State Street", "Harrow, EM 12345", "Fax 555-0100"],
        ["Tel. (555) 555-0160", "www.agency.example"],
        ["Clinic closed"],
    ],
)
def test_what_stands_above_is_cut(above: list[str]) -> None:
    assert trimmed([*above, TEXT, "It is final."], "Clinic closed") == [TEXT, "It is final."]


@pytest.mark.parametrize(
    "subtitle",
    [
        "Owner sold ketamine over the phone",
        "3 Arrested on Elm Street",
        "Like others before it, it kept no records",
        "Order follows a hearing of March 4, 2026",
        "By mail and by night, ketamine came to nine counties",
        "Submit claims online by January 8, 2025",
        "Findings",
    ],
)
def test_a_second_title_stays(subtitle: str) -> None:
    assert trimmed(["Clinic closed", subtitle, TEXT], "Clinic closed") == [subtitle, TEXT]


@pytest.mark.parametrize(
    "below",
    [
        ["Share this", "Facebook", "Twitter"],
        ["Tags", "Discipline"],
        ["Media Contact", "Petra Lindqvist", "555-0117"],
        ["Twitter:", "@AGHarlow", "Media Contact:", "Bea Tallow", "555-0120"],
        ["Last updated: March 9, 2026"],
        ["Previous: Volunteers honored"],
        ["Copyright 2026 Tarn County. All rights reserved."],
        ["Back to top"],
    ],
)
def test_what_stands_below_is_cut(below: list[str]) -> None:
    assert trimmed([TEXT, "It is final.", *below], "") == [TEXT, "It is final."]


@pytest.mark.parametrize(
    "last",
    [
        "Patients with questions can call 555-0188.",
        "Like other defendants, he is presumed innocent.",
        "Print shops were searched as well, the order says.",
        "# # #",
        "-30-",
        "Tobias Crane, 51",
    ],
)
def test_what_a_text_ends_with_stays(last: str) -> None:
    assert trimmed([TEXT, last], "") == [TEXT, last]


def test_of_a_page_without_paragraphs_the_lines_stay() -> None:
    listed = ["Displaying 1 - 2 of 2", "Clinic closed", "March 4, 2026", "Board elects chair"]
    assert trimmed(["News", *listed], "") == listed


@given(st.lists(st.text(st.characters(blacklist_categories=["Cc", "Cs"]), min_size=1, max_size=60)))
def test_what_is_left_are_lines_of_the_text_in_its_order(text: list[str]) -> None:
    left = iter(text)
    assert all(line in left for line in trimmed(text, "Clinic closed"))
