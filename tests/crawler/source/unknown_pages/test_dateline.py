"""The day of publication, and the many other days that stand on a page."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html  # type: ignore[import-untyped]

from crawler.source.unknown_pages.dateline import beside, day_alone, labelled, stated_near
from crawler.source.unknown_pages.lines import lines

DAY = date(2026, 3, 4)
TEXT = "<p>The board found that 412 vials of the drug had never been accounted for, it said.</p>"


def near(*around: str) -> date | None:
    """The day stated around the second of these pieces, which is the title."""
    place = len(lines(lxml_html.fromstring(f"<div>{around[0]}</div>"))) if around[0] else 0
    found = stated_near(lines(lxml_html.fromstring(f"<body>{''.join(around)}</body>")), place)
    return found[0] if found else None


@pytest.mark.parametrize(
    "line",
    [
        "March 4, 2026",
        "Wednesday, March 4, 2026",
        "Mar. 4, 2026",
        "4 March 2026",
        "3/4/2026",
        "03/04/2026 | Office of the Attorney General",
        "2026-03-04",
        "03-04-2026",
        "4-Mar-2026",
        "Publicado: 4 de marzo de 2026",
        "Posted: March 4, 2026",
        "Posted on March 4, 2026 by Press Office",
        "Published March 4, 2026 at 10:15 AM",
        "FOR IMMEDIATE RELEASE: March 4, 2026",
        "For Immediate Release - March 4, 2026",
        "Release Date: 3/4/2026",
        "Date: March 4th, 2026",
        "News Release \u2022 March 4, 2026",
        "Office of Communications | March 4, 2026",
        "March 4, 2026 (Updated March 9, 2026)",
        "Posted March 4, 2026. Last updated March 9, 2026",
        "Last updated March 9, 2026 | Posted March 4, 2026",
        "Harrow, March 4, 2026",
    ],
)
def test_a_line_that_says_little_else_states_the_day(line: str) -> None:
    assert day_alone(line) == (DAY, "day")
    assert near("", "<h1>Clinic closed</h1>", f"<p>{line}</p>", TEXT) == DAY
    assert near(f"<p>{line}</p>", "<h1>Clinic closed</h1>", TEXT) == DAY


@pytest.mark.parametrize(
    "line",
    [
        "Last updated: March 4, 2026",
        "Updated March 4, 2026",
        "Page last reviewed March 4, 2026",
        "Effective date: March 4, 2026",
        "Comments due: March 4, 2026",
        "Hearing: March 4, 2026",
        "Our offices are closed on March 4, 2026.",
        "The order was filed on March 4, 2026",
        "Next meeting - March 4, 2026",
        "Copyright March 4, 2026",
        "2026",
        "Version 12/34/5678",
    ],
)
def test_other_days_are_not_that_of_publication(line: str) -> None:
    assert day_alone(line) is None
    assert near("", "<h1>Clinic closed</h1>", f"<p>{line}</p>", TEXT) is None


@pytest.mark.parametrize(
    "begin",
    [
        "HARROW, Eastmark (March 4, 2026) - The board",
        "HARROW \u2013 March 4, 2026 \u2013 The board",
        "March 4, 2026 (HARROW) \u2014 The board",
        "Harrow, Pa. - March 4, 2026: The board",
    ],
)
def test_the_text_may_begin_with_place_and_day(begin: str) -> None:
    text = f"<p>{begin} found that 412 vials of the drug had never been accounted for.</p>"
    assert near("", "<h1>Clinic closed</h1>", text) == DAY


def test_a_day_within_the_first_sentence_is_no_dateline() -> None:
    text = (
        "<p>HARROW \u2013 The board will meet on March 4, 2026 - as it did before - to hear the"
        " case of the clinic.</p>"
    )
    assert near("", "<h1>Clinic closed</h1>", text) is None


def test_what_stands_below_the_title_goes_before_what_stands_above() -> None:
    below, above = "<p>March 4, 2026</p>", "<p>December 18, 2025</p>"
    assert near(above, "<h1>Clinic closed</h1>", below, TEXT) == DAY


def test_of_a_list_of_many_days_none_is_the_lists() -> None:
    items = "".join(f"<p>Item {day}</p><p>March {day}, 2026</p>" for day in range(4, 12))
    assert near("", "<h1>Archive</h1>", "<p>Our work</p><p>By year</p>", items) is None
    assert near("", "<h1>Archive</h1>", "<p>March 4, 2026</p>", items) == DAY


def test_a_time_element_may_say_the_year_that_its_words_leave_out() -> None:
    short = '<p><time datetime="2026-03-04">Mar 4</time></p>'
    assert near("", "<h1>Clinic closed</h1>", short, TEXT) == DAY
    updated = '<p>Updated <time datetime="2026-03-09">Mar 9</time></p>'
    assert near("", "<h1>Clinic closed</h1>", updated, TEXT) is None


def test_a_label_tells_the_day_wherever_it_stands() -> None:
    days = "<p>Meeting: May 1, 2026</p><p>Posted: March 4, 2026</p>"
    page = f"<body><h1>Clinic closed</h1>{TEXT}{days}</body>"
    assert labelled(lines(lxml_html.fromstring(page))) == (DAY, "day")


def test_last_of_all_address_and_title_are_asked() -> None:
    assert beside("https://a.test/2026/03/04/closed", []) == (DAY, "day")
    assert beside("https://a.test/p?id=1", ["March 4, 2026 - Clinic closed"]) == (DAY, "day")
    assert beside("https://a.test/p", ["March 4, 2026 Board Meeting"]) is None
    assert beside("https://a.test/p", ["Clinic closed on March 4, 2026"]) is None


@given(st.text(max_size=250))
def test_any_line_is_read(text: str) -> None:
    found = day_alone(text)
    assert found is None or 1900 <= found[0].year <= 2100
