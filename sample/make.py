"""Make the sample archive: two years of looks at six invented publishers, as one WARC file.

    python -m sample.make [FILE]

The same texts give the same records. A look is a UTC day: every listing is asked, and every page
that is new or has changed since. What a listing repeats unchanged becomes a revisit record (WARC
1.1, section 6.7). All names in the texts are invented; the addresses have real shapes, and what
lies there in truth has nothing to do with them.
"""

from __future__ import annotations

import io
import sys
from base64 import b32encode
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha1
from http import HTTPStatus
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from crawler.sources import load
from sample.answer import Answer
from sample.courts import courts
from sample.drug_enforcement import dea
from sample.food_and_drug import fda
from sample.inspector_general import inspector_general
from sample.justice import justice
from sample.register import federal_register

ARCHIVE = Path(__file__).parent / "archive.warc.gz"

#: The capture days. Those of May and June 2025 are days on which `is_due` (`crawler.look`) has the
#: article of 8 May asked for again, which is gone by then.
LOOKS = (
    date(2024, 11, 22),
    date(2025, 1, 24),
    date(2025, 3, 21),
    date(2025, 5, 12),
    date(2025, 5, 16),
    date(2025, 5, 21),
    date(2025, 5, 26),
    date(2025, 6, 2),
    date(2025, 8, 29),
    date(2025, 11, 14),
    date(2026, 1, 30),
    date(2026, 2, 27),
    date(2026, 4, 24),
    date(2026, 7, 31),
    date(2026, 10, 16),
)
#: What the server of each source answers one of its listings with, on a day.
SERVERS: dict[str, Callable[[str, date], Iterator[Answer]]] = {
    "us_courtlistener_dockets": courts,
    "us_dea_press_releases": dea,
    "us_doj_press_releases": justice,
    "us_fda_warning_letters": fda,
    "us_fr_dea_documents": federal_register,
    "us_hhs_oig_enforcement": inspector_general,
}
_BEGIN = time(6, 30)


def main(path: Path) -> None:
    """Write the archive."""
    path.write_bytes(archive())


def archive() -> bytes:
    """The whole file, each record gzipped by itself."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True, warc_version="WARC/1.1")
    writer.write_record(_about(writer))
    captured: dict[str, tuple[bytes, str]] = {}
    for day in LOOKS:
        for answer, at in _look(day):
            moment = at.isoformat().replace("+00:00", "Z")
            body, first = captured.get(answer.url, (None, moment))
            if body != answer.body:
                captured[answer.url] = (answer.body, moment)
                writer.write_record(_response(writer, answer, moment))
            elif answer.every_time:
                writer.write_record(_revisit(writer, answer, moment, first))
    return out.getvalue()


def _look(day: date) -> Iterator[tuple[Answer, datetime]]:
    """What all servers answer on a day, with the time of each answer, UTC."""
    at = datetime.combine(day, _BEGIN, UTC)
    for source, server in SERVERS.items():
        for listing in load(source).listings:
            for answer in server(listing, day):
                at += timedelta(seconds=11)
                yield answer, at


def _about(writer: WARCWriter) -> Any:
    """The record that says what the file is."""
    said = (
        "software: sample/make.py of Blotter\r\n"
        "format: WARC File Format 1.1\r\n"
        "description: Invented pages in the shapes of real publishers. All names are made up.\r\n"
    )
    moment = f"{LOOKS[0].isoformat()}T00:00:00Z"
    headers = {"WARC-Record-ID": _id(said), "WARC-Date": moment}
    return writer.create_warc_record(
        "",
        "warcinfo",
        payload=io.BytesIO(said.encode()),
        length=len(said),
        warc_content_type="application/warc-fields",
        warc_headers_dict=headers,
    )


def _response(writer: WARCWriter, answer: Answer, moment: str) -> Any:
    return writer.create_warc_record(
        answer.url,
        "response",
        payload=io.BytesIO(answer.body),
        length=len(answer.body),
        http_headers=_http(answer, moment),
        warc_headers_dict=_identity(answer, moment),
    )


def _revisit(writer: WARCWriter, answer: Answer, moment: str, first: str) -> Any:
    """The same answer again, as a reference to the record that holds it."""
    profile = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
    refers_to = {
        "WARC-Profile": profile,
        "WARC-Refers-To-Target-URI": answer.url,
        "WARC-Refers-To-Date": first,
    }
    return writer.create_warc_record(
        answer.url,
        "revisit",
        payload=io.BytesIO(),
        length=0,
        http_headers=_http(answer, moment),
        warc_headers_dict=_identity(answer, moment) | refers_to,
    )


def _identity(answer: Answer, moment: str) -> dict[str, str]:
    digest = b32encode(sha1(answer.body).digest()).decode()
    return {
        "WARC-Record-ID": _id(f"{answer.url} {moment} {digest}"),
        "WARC-Date": moment,
        "WARC-Payload-Digest": f"sha1:{digest}",
    }


def _http(answer: Answer, moment: str) -> StatusAndHeaders:
    headers = [
        ("Content-Type", answer.media_type),
        ("Content-Length", str(len(answer.body))),
        ("Date", _http_date(moment)),
    ]
    if answer.etag and answer.last_modified:
        headers += [("ETag", answer.etag), ("Last-Modified", answer.last_modified)]
    status = HTTPStatus(answer.status)
    return StatusAndHeaders(f"{status.value} {status.phrase}", headers, protocol="HTTP/1.1")


def _http_date(moment: str) -> str:
    return f"{datetime.fromisoformat(moment):%a, %d %b %Y %H:%M:%S} GMT"


def _id(content: str) -> str:
    return f"<urn:uuid:{uuid5(NAMESPACE_URL, content)}>"


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ARCHIVE)
