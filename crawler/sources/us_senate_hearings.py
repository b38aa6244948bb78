"""Meetings of the committees of the US Senate, as its schedule announces them.

History of the source:

- 2014 to 2026: one XML file (ten programs). Root `css_meetings_scheduled`, one `meeting` each with
  `cmte_code`, `committee`, `date` (15-SEP-2026 09:00 AM), `date_iso_8601`, `time`, `room` and
  `matter`.
- 2026-07 to 2026-10: archived copies of three weeks, as another program's tests describe them:
  `identifier` of six digits, the same in copies five days apart; `type`, `sub_cmte`, `Documents`
  with bills and nominations as attributes; a matter may be 5,000 characters long. The file is made
  anew about every two hours and answers `If-Modified-Since` (one report). With nothing scheduled
  there is one `meeting` without code and identifier: it is passed over. No copy was at hand here.
- Unconfirmed: how a meeting is called off. One that is gone from the file is not looked for.

A meeting that is moved keeps its identifier and gets a revision. Where there is none, committee,
day and time stand for it. The date is the day of the meeting, in Washington's time, so mostly one
to come. Left out: `last_update…` (stamps), `senate_cable_channel` and `video_url`, which are filled
in, and mistyped, in the days before.

One page shows all meetings, so that is every document's address. Entities beyond XML's own and a
DOCTYPE are refused. robots.txt: not recorded; asked and obeyed. www.senate.gov answers 403 through
Akamai to some clients. Licence: work of the US government, public domain.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from textwrap import shorten
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from crawler.source.page import Link, Page
from crawler.source.prose import plain
from crawler.source.publisher_dates import read_date
from crawler.source.source import LayoutError, Source
from store.log.document import Document

_DETAILS = ("committee", "cmte_code", "sub_cmte", "type", "time", "room")
#: Characters of the matter that stand in the title, at most.
_TITLE = 160


class SenateHearings(Source):
    publisher = "US Senate"
    home = "https://www.senate.gov/committees/hearings_meetings.htm"
    listings = ("https://www.senate.gov/general/committee_schedules/hearings.xml",)
    listing_format = "xml"
    empty_status = 200

    def links(self, listing: Page) -> list[Link]:
        return [Link(key=key) for key in _meetings(listing.body)]

    def read(self, page: Page) -> Document:
        meeting = _meetings(page.body).get(page.record or "")
        if meeting is None:
            msg = f"the schedule holds no meeting {page.record}"
            raise LayoutError(msg)
        said = {name: _said(meeting, name) for name in (*_DETAILS, "matter", "date_iso_8601")}
        held = read_date(said["date_iso_8601"])
        if not (said["committee"] and said["matter"] and held):
            msg = f"meeting {page.record} lacks committee, matter or date_iso_8601: {said}"
            raise LayoutError(msg)
        about = shorten(said["matter"], _TITLE, placeholder=" \u2026", break_on_hyphens=False)
        return Document(
            id=self.document_id(page.record or ""),
            source=self.name,
            url=self.home,
            title=f"{said['committee']}: {about}",
            text="\n\n".join([said["matter"], *_papers(meeting)]),
            published_on=held[0],
            number=_said(meeting, "identifier") or None,
            details={name: said[name] for name in _DETAILS if said[name]},
        )


@lru_cache(maxsize=1)
def _meetings(body: bytes) -> Mapping[str, Any]:
    """The scheduled meetings by key, in the file's order; kept, because each is read from it anew.

    Raises LayoutError.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(body, parser)
    except etree.XMLSyntaxError as error:
        msg = f"not XML: {error}"
        raise LayoutError(msg) from error
    if root.tag != "css_meetings_scheduled" or root.getroottree().docinfo.doctype:
        msg = f"expected css_meetings_scheduled without a DOCTYPE, found {root.tag}"
        raise LayoutError(msg)
    found: dict[str, Any] = {}
    for meeting in root.iterfind("meeting"):
        if key := _key(meeting):
            found.setdefault(key, meeting)
    return found


def _key(meeting: Any) -> str:
    """The Senate's own number; empty for the row that says that nothing is scheduled."""
    if number := _said(meeting, "identifier"):
        return number
    code = _said(meeting, "cmte_code")
    day, time = _said(meeting, "date_iso_8601"), _said(meeting, "time")
    return "-".join(f"{code} {day} {time}".replace(":", "").split()) if code else ""


def _said(meeting: Any, name: str) -> str:
    """A field on one line; one that is given several times, apart by semicolons."""
    values = (" ".join(plain(str(value)).split()) for value in meeting.xpath(f"{name}/text()"))
    return "; ".join(filter(None, values))


def _papers(meeting: Any) -> list[str]:
    """The bills and nominations a meeting is about: `S 4395 (119th Congress): A bill to …`."""
    lines = []
    for paper in meeting.iterfind("Documents/AssociatedDocument"):
        place = f"{paper.get('document_prefix', '')} {paper.get('document_num', '')}".strip()
        lines.append(f"{place}: {paper.get('document_description', '')}")
    return [" ".join(plain(line).split()) for line in lines]
