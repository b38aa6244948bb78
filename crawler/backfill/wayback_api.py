"""The Wayback Machine's index (CDX) and its raw captures: what is asked, and what is answered.

- Index: `output=json` is an array of arrays, the first row the header; `[]` where there is nothing.
  With `showResumeKey` an empty row and a row with the key follow where there is more. `filter` is a
  regular expression of the whole field; revisit records have `-` for a status and are left out.
  Documented in the README of the CDX server (internetarchive/wayback).
- Raw capture: `/web/<timestamp>id_/<address>`. The archive may redirect to the nearest capture: the
  timestamp of the address that answers counts. What the server had sent comes as
  `x-archive-orig-…`.
- 2026-07: 30 index queries and 600 pages a minute are the limits of the service; after a 429 at
  least 60 seconds are to pass, and who goes on for over a minute is shut out for an hour, then two
  (edgi-govdata-archiving/wayback, its client and issues 137 and 153). 24 and 60 are asked here.
- A capture of status 200 may be of a bot wall: its content is judged like that of any answer.

robots.txt is not asked: both are services for programs, with limits of their own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import groupby, islice
from urllib.parse import urlencode, urlsplit, urlunsplit

#: Captures of one page that are tried: the first may be walls.
CHANCES = 3
#: Rows asked for at once.
ROWS = 5000

_COLUMNS = ("urlkey", "timestamp", "original")
_FORMAT = "%Y%m%d%H%M%S"
_RAW = re.compile(r"/web/(\d{14})id_/(.+)", re.DOTALL)


@dataclass(frozen=True, kw_only=True, slots=True)
class Wayback:
    """An archive that answers like the Wayback Machine, and how it is to be spared."""

    address: str = "https://web.archive.org"
    #: Seconds between two queries of the index, and between two pages.
    index_delay: float = 2.5
    page_delay: float = 1.0
    #: Seconds to wait at least after it says that it is asked too much.
    patience: float = 60.0


@dataclass(frozen=True, kw_only=True, slots=True)
class CdxRow:
    """A capture, as the index lists it."""

    #: The address in a form that is the same for all ways to write it.
    key: str
    at: datetime
    url: str


def index_query(archive: Wayback, folder: str, since: date, until: date, resume: str = "") -> str:
    """The address of a part of the index: the pages of a folder, captured on these days."""
    parameters = {
        "url": folder.partition("://")[2],
        "matchType": "prefix",
        "from": f"{since:%Y%m%d}",
        "to": f"{until:%Y%m%d}",
        "filter": "statuscode:200",
        "fl": ",".join(_COLUMNS),
        "output": "json",
        "limit": str(ROWS),
        "showResumeKey": "true",
    }
    if resume:
        parameters["resumeKey"] = resume
    return f"{archive.address}/cdx/search/cdx?{urlencode(parameters)}"


def index_rows(body: bytes) -> tuple[list[CdxRow], str]:
    """The captures an answer of the index lists, and the key of the next part; empty at the end.

    A capture whose address or time makes no sense is left out. Raises ValueError where the answer
    is no such list.
    """
    rows = json.loads(body) if body.strip() else []
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        msg = "the index did not answer with a list of lists"
        raise ValueError(msg)
    if not rows:
        return [], ""
    header, *rest = rows
    if missing := [name for name in _COLUMNS if name not in header]:
        msg = f"the index has no {' and no '.join(missing)}"
        raise ValueError(msg)
    resume = ""
    if len(rest) >= 2 and rest[-2] == []:
        *rest, _, (resume,) = rest
    names = [str(name) for name in header]
    named = (dict(zip(names, row, strict=False)) for row in rest)
    captures = (_row(row) for row in named)
    return [row for row in captures if row], str(resume)


def captures_by_page(rows: Iterable[CdxRow]) -> Iterator[list[CdxRow]]:
    """The captures of each page that are to be tried, oldest first; `rows` come as in the index."""
    for _, captures in groupby(rows, key=lambda row: row.key):
        yield list(islice(captures, CHANCES))


def raw_address(archive: Wayback, row: CdxRow) -> str:
    """Where the bytes of a capture are, as its server had sent them."""
    return f"{archive.address}/web/{row.at:{_FORMAT}}id_/{row.url}"


def capture_answered(archive: Wayback, address: str) -> tuple[datetime, str] | None:
    """When and of which address the raw capture that answered was made; None where the address
    that answered is none of the archive's."""
    raw = _RAW.fullmatch(address.removeprefix(archive.address))
    if raw is None or not address.startswith(archive.address):
        return None
    moment, url = _moment(raw[1]), _plain(raw[2])
    return (moment, url) if moment and url else None


def _row(row: dict[str, object]) -> CdxRow | None:
    key, stamp, url = (str(row.get(name, "")) for name in _COLUMNS)
    moment, plain = _moment(stamp), _plain(url)
    return CdxRow(key=key, at=moment, url=plain) if moment and plain else None


def _moment(stamp: str) -> datetime | None:
    if not re.fullmatch("[0-9]{14}", stamp):
        return None
    try:
        return datetime.strptime(stamp, _FORMAT).replace(tzinfo=UTC)
    except ValueError:
        return None


def _plain(url: str) -> str | None:
    """An address of a page, without the port that goes without saying; old crawlers wrote it."""
    try:
        parts = urlsplit(url)
        usual = {"http": 80, "https": 443}[parts.scheme]
        if not parts.hostname or parts.port != usual:
            return url if parts.hostname else None
    except (ValueError, KeyError):
        return None
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition(":")[0]))
