"""A schedule in XML: one meeting, one document, and nothing that XML may do beyond that."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from crawler.source.source import LayoutError
from crawler.sources import load
from store.log.document import Document
from tests.sources.recording import recorded

SOURCE = load("us_senate_hearings")
LISTING = recorded(Path(__file__).parent / "us_senate_hearings").listing
EMPTY = (
    b"<css_meetings_scheduled><meeting><cmte_code/><date>17-SEP-2026</date>"
    b"<matter>No committee hearings scheduled</matter></meeting></css_meetings_scheduled>"
)


def meeting(*edits: tuple[str, str], key: str = "399901") -> Document:
    body = LISTING.body.decode()
    for old, new in edits:
        assert old in body
        body = body.replace(old, new, 1)
    return SOURCE.read(replace(LISTING, body=body.encode(), record=key))


@pytest.mark.parametrize(
    "noise",
    [
        ("comm=xxxx&amp;filename=xxxx091526", "comm=judiciary&amp;filename=judiciary091526"),
        ("<senate_cable_channel>\n    </", "<senate_cable_channel>16.1</"),
        ("09-08-2026 01:12:21 PM", "09-14-2026 08:30:00 AM"),
        ("2026-09-08T13:12:21", "2026-09-14T08:30:00"),
    ],
)
def test_stamps_channels_and_video_links_are_no_revision(noise: tuple[str, str]) -> None:
    assert meeting(noise) == meeting()


def test_a_meeting_that_is_moved_stays_the_same_document() -> None:
    moved = meeting(("2026-09-15", "2026-09-29"), ("<room>SD-226", "<room>SH-216"))
    assert (moved.id, moved.published_on) == (meeting().id, date(2026, 9, 29))
    assert moved.details["room"] == "SH-216"
    assert moved != meeting()


def test_a_day_without_meetings_is_an_empty_list() -> None:
    assert SOURCE.links(replace(LISTING, body=EMPTY)) == []


def test_a_long_matter_is_cut_in_the_title_only() -> None:
    matter = "nominations of " + "several people, " * 300
    document = meeting(("<matter>Closed", f"<matter>{matter} Closed"), key="399902")
    assert len(document.title) < 200
    assert document.title.endswith(" \u2026")
    assert len(document.text) > 4000


@pytest.mark.parametrize(
    "body",
    [
        b"<html><title>Access Denied</title></html>",
        b"<css_meetings_scheduled><meeting>",
        b"",
        b"<!DOCTYPE css_meetings_scheduled><css_meetings_scheduled/>",
        b'<!DOCTYPE c [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
        b"<css_meetings_scheduled><meeting><identifier>&a;</identifier></meeting>"
        b"</css_meetings_scheduled>",
        b'<!DOCTYPE c [<!ENTITY a "aa"><!ENTITY b "&a;&a;&a;">]>'
        b"<css_meetings_scheduled>&b;</css_meetings_scheduled>",
        b"<css_meetings_scheduled><meeting><matter>a&nbsp;b</matter></meeting>"
        b"</css_meetings_scheduled>",
    ],
)
def test_what_is_no_plain_schedule_is_refused(body: bytes) -> None:
    with pytest.raises(LayoutError):
        SOURCE.links(replace(LISTING, body=body))


@pytest.mark.parametrize("name", ["committee", "matter", "date_iso_8601"])
def test_a_meeting_that_lacks_what_names_it_is_refused(name: str) -> None:
    with pytest.raises(LayoutError, match="399901 lacks"):
        meeting((f"<{name}>", f"<{name}/><other>"), (f"</{name}>", "</other>"))


def test_a_meeting_that_is_gone_is_said_to_be() -> None:
    with pytest.raises(LayoutError, match="no meeting 1"):
        meeting(key="1")
