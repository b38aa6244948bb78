"""Press releases of the US Department of Justice: Office of Public Affairs and US Attorneys.

API: https://www.justice.gov/developer/api-documentation/api_v1 (official). No key is needed, and
the API answers where the HTML site shows a bot wall (three codes, 2025-26). Covers the Office of
Public Affairs and all US Attorney's Offices, about 265,000 releases (2026).

2026-09: records live in the listing. There is no search in the body and every filter but one on the
title is ignored, so the newest pages are read and sifted here. `pagesize` above 50 silently means
50; `page` counts from 0; errors come as HTML 404 (two codes).

Order, in dispute: five clients get newest first for `sort=date&direction=DESC` (2025-09); one found
`sort` ignored and the list oldest first, page 0 holding 2009 (2026). So the order is read off each
page; see `next_page`. The count stands on every page, so a first page answered as unmodified means
no news even where it is the oldest.

Fields: `date` is a calendar day as epoch seconds in a string (five codes). Since 2026 `created`
and `changed` may be a `time` element (one recording). `component` and `topic` are lists of names,
empty, or a string. `number` is mostly that of the Office of Public Affairs. The site's "Updated"
date moves without any change of the words (one code) and `changed` is held to be that date, so it
is left out of the document: every touch of the editor would else be a revision, and mailed.

Unconfirmed: the hour behind `date` (the Eastern day is right for midnight Eastern and for noon UTC,
which the site's feed uses; it would be wrong for midnight UTC); whether old releases keep their
address; a `location` field.
robots.txt: known to point to the sitemap, not known whole, obeyed. More than about 4 requests a
second may be blocked (official). Licence: public domain (https://www.justice.gov/legalpolicies).
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise
from typing import Any
from urllib.parse import urljoin

from w3lib.url import add_or_replace_parameters, url_query_parameter

from crawler.source.page import Link, Page
from crawler.source.prose import one_line, prose
from crawler.source.publisher_dates import read_date
from crawler.source.source import ApiSource, LayoutError, objects, required
from store.log.document import Document

_DISTRICT = re.compile(r"/usao-([a-z]+)/pr/")


class DojPressReleases(ApiSource):
    publisher = "US Department of Justice"
    home = "https://www.justice.gov/news/press-releases"
    listings = (
        "https://www.justice.gov/api/v1/press_releases.json"
        "?pagesize=50&page=0&sort=date&direction=DESC",
    )
    cadence = timedelta(hours=2)
    delay = 1.0
    pages = 5

    def records(self, answer: Page) -> list[dict[str, Any]]:
        """Newest first, whatever the order of the list."""
        found = objects(self.answer(answer), "results")
        return found[::-1] if _oldest_first(found) else found

    def record_key(self, record: dict[str, Any]) -> str:
        return required(record, "uuid")

    def link(self, key: str, record: dict[str, Any]) -> Link:
        return Link(key=key, preview=f"{_title(record)}\n\n{_body(record)}")

    def next_page(self, listing: Page) -> str | None:
        """Up while the list is newest first; down from its last page where it is oldest first.

        A page all of one day decides nothing (65 releases come on a working day) and leads on to
        the next. From the last page down we ask for `direction=ASC`, the order found: so the
        address says which way we go, and a server that heeds it gives the same pages.
        """
        answer = self.answer(listing)
        page, last = int(url_query_parameter(listing.url, "page") or 0), _last_page(answer)
        if url_query_parameter(listing.url, "direction") == "ASC":
            return _turned(listing.url, page=page - 1) if page else None
        if page >= last:
            return None
        if _oldest_first(objects(answer, "results")):
            return _turned(listing.url, page=last, direction="ASC")
        return _turned(listing.url, page=page + 1)

    def read(self, page: Page) -> Document:
        record = self.record(page)
        published_on = _day(record)
        if not published_on:
            msg = f"no date in {record.get('date')!r}"
            raise LayoutError(msg)
        url, text = _address(required(record, "url")), _body(record)
        district, teaser = _DISTRICT.search(url), one_line(record.get("teaser") or "")
        details = {
            "component": _names(record.get("component")),
            "district": district[1] if district else "",
            "topics": _names(record.get("topic")),
            "teaser": "" if teaser in " ".join(text.split()) else teaser,
        }
        return Document(
            id=self.document_id(self.record_key(record)),
            source=self.name,
            url=url,
            title=_title(record),
            text=text,
            published_on=published_on,
            number=str(record.get("number") or "").strip() or None,
            details={name: value for name, value in details.items() if value},
        )


def _title(record: dict[str, Any]) -> str:
    return one_line(required(record, "title"))


def _body(record: dict[str, Any]) -> str:
    return prose(record.get("body") or "")


def _names(value: object) -> str:
    """What a component or topic field names: it may be a list of objects, a string or nothing."""
    if isinstance(value, str):
        return one_line(value)
    named = value if isinstance(value, list) else []
    return "; ".join(one_line(str(item["name"])) for item in named if item.get("name"))


def _address(url: str) -> str:
    """The page's address: absolute, without query and the trailing `/alias` some records carry."""
    return urljoin("https://www.justice.gov/", url).split("?")[0].rstrip("/").removesuffix("/alias")


def _day(record: dict[str, Any]) -> date | None:
    """The release's date, or the day its record was made where it has none."""
    stated = read_date(str(record.get("date") or "")) or read_date(str(record.get("created") or ""))
    return stated[0] if stated else None


def _oldest_first(records: list[dict[str, Any]]) -> bool:
    """By majority of neighbours, for releases with an old date are posted late now and then."""
    days = [day for record in records if (day := _day(record))]
    steps = list(pairwise(days))
    return sum(a < b for a, b in steps) > sum(a > b for a, b in steps)


def _last_page(answer: dict[str, Any]) -> int:
    try:
        result_set = answer["metadata"]["resultset"]
        count, size = int(result_set["count"]), int(result_set["pagesize"])
    except (KeyError, TypeError, ValueError) as error:
        msg = "no count and pagesize in metadata.resultset"
        raise LayoutError(msg) from error
    return max(count - 1, 0) // max(size, 1)


def _turned(url: str, **parameters: int | str) -> str:
    return add_or_replace_parameters(url, {name: str(value) for name, value in parameters.items()})
