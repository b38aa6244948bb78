"""The Justice Department's API: the newest releases, with the texts in the answer."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from html import escape
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from sample.answer import EASTERN, Answer, as_html, texts

_SITE = "https://www.justice.gov"
#: How far back one answer reaches here; in truth fifty releases are a day's work.
_WINDOW = timedelta(days=110)


def justice(listing: str, day: date) -> Iterator[Answer]:
    """What the API answers on a day."""
    releases = [
        release
        for release in texts("us_doj_press_releases")
        if day - _WINDOW < release["date"] < day
    ]
    releases.sort(key=lambda release: release["date"], reverse=True)
    metadata = {
        "responseInfo": {"status": 200, "developerMessage": "OK"},
        "resultset": {"count": str(len(releases)), "pagesize": 50, "page": 0},
        "executionTime": 0.0421,
    }
    results = [_record(release, day) for release in releases]
    body = json.dumps({"metadata": metadata, "results": results}, separators=(",", ":")).encode()
    yield Answer(url=listing, body=body, media_type="application/json", every_time=True)


def _record(release: dict[str, Any], day: date) -> dict[str, Any]:
    office, body = release["office"], release["body"]
    path = f"/{office}/pr/{release['slug']}"
    issued = datetime.combine(release["date"], time(15, 20), EASTERN)
    changed, edited = issued, release.get("edited")
    if edited and edited["from"] <= day:
        changed = datetime.combine(edited["from"], time(9, 2), EASTERN) - timedelta(days=30)
        body = body.replace(edited["old"], edited["new"])
    return {
        "attachment": [],
        "body": as_html(body),
        "changed": _moment(changed, asked=day),
        "component": release.get("component", _named([_office(office)])),
        "created": _moment(issued, asked=day),
        "date": str(int(datetime.combine(release["date"], time(), EASTERN).timestamp())),
        "image": [],
        "number": release.get("number", ""),
        "teaser": "",
        "title": escape(release["title"]),
        "topic": _topics(release.get("topic", "")),
        "url": path if office == "opa" else f"{_SITE}{path}",
        "uuid": str(uuid5(NAMESPACE_URL, path)),
    }


def _moment(moment: datetime, *, asked: date) -> str:
    """Epoch seconds; since 2026 inside a `time` element."""
    epoch = str(int(moment.timestamp()))
    if asked.year < 2026:
        return epoch
    return f'<time datetime="{moment.isoformat()}" class="datetime">{epoch}</time>\n'


def _named(names: list[str]) -> list[dict[str, str]]:
    return [{"uuid": str(uuid5(NAMESPACE_URL, name)), "name": name} for name in names]


def _topics(value: str | list[str]) -> str | list[dict[str, str]]:
    return _named([value] if isinstance(value, str) else value) if value else ""


def _office(slug: str) -> str:
    if slug == "opa":
        return "Office of Public Affairs"
    return f"USAO - {_DISTRICTS[slug.removeprefix('usao-')]}"


_DISTRICTS = {
    "az": "Arizona",
    "co": "Colorado",
    "ct": "Connecticut",
    "edca": "California, Eastern",
    "edla": "Louisiana, Eastern",
    "ednc": "North Carolina, Eastern",
    "edny": "New York, Eastern",
    "edpa": "Pennsylvania, Eastern",
    "edva": "Virginia, Eastern",
    "hi": "Hawaii",
    "id": "Idaho",
    "ks": "Kansas",
    "ma": "Massachusetts",
    "mdfl": "Florida, Middle",
    "mdpa": "Pennsylvania, Middle",
    "mn": "Minnesota",
    "ndga": "Georgia, Northern",
    "ndil": "Illinois, Northern",
    "ndoh": "Ohio, Northern",
    "nj": "New Jersey",
    "nm": "New Mexico",
    "or": "Oregon",
    "sdca": "California, Southern",
    "sdin": "Indiana, Southern",
    "sdny": "New York, Southern",
    "sdtx": "Texas, Southern",
    "ut": "Utah",
    "vt": "Vermont",
    "wdny": "New York, Western",
    "wdtx": "Texas, Western",
    "wdwa": "Washington, Western",
    "wdwi": "Wisconsin, Western",
}
