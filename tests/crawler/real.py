"""Real answers in the order a publisher might have given them, served on loopback or from WARC.

`python -m tests.crawler.real BASE NAME…` looks at one shipped source after the other, its listings
repointed at the server BASE; a name may come again. A reactor starts once in a process: hence the
child.
"""

from __future__ import annotations

import csv
import gzip
import json
import os
import re
import subprocess
import sys
import tarfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from textwrap import wrap
from typing import Any, TypeAlias
from urllib.parse import parse_qs, urlsplit

import click
from parsel import Selector
from werkzeug import Request, Response

from crawler import sources
from crawler.crawling import crawl_run
from crawler.crawling.one_look import LookReport
from store import config
from store.log import log
from store.log.database import open_store, reading
from tests.crawler.fakes import ROOT
from tests.crawler.warc import Warc
from tests.crawler.world import HTML, World

JSON = "application/json; charset=utf-8"
FEED = "application/rss+xml"
#: Of the first look; the others follow day by day.
BEGIN = datetime(2026, 3, 1, 12, tzinfo=UTC)
#: The sample of the register is more than the shipped limit asks for in one look.
_PAGES = {"us_fr_dea_documents": 20}
_CURRENT = re.compile(rb'(node-current-date.*?<time datetime=")[^"]*(">)[^<]*', re.DOTALL)


@dataclass(frozen=True, kw_only=True, slots=True)
class Given:
    """What a server gives for one address."""

    body: bytes
    media_type: str = HTML
    status: int = 200
    etag: str = ""

    @property
    def headers(self) -> dict[str, str]:
        return {"Content-Type": self.media_type} | ({"ETag": self.etag} if self.etag else {})


#: What is there on one day, by the publisher's own address.
Web: TypeAlias = dict[str, Given]


@dataclass(frozen=True, kw_only=True, slots=True)
class Letter:
    """A warning letter: its page, and its row in the list as it was exported."""

    url: str
    page: bytes
    row: dict[str, str]


def letters(shared: Path) -> list[Letter]:
    """The 282 letters, the last one posted first, as in the list."""
    with (shared / "fda" / "fda_all_warning_letters.csv").open(encoding="utf-8-sig") as file:
        rows = {_slug(row["Warning Letter URL"]): row for row in csv.DictReader(file)}
    found = []
    with tarfile.open(shared / "fda" / "warning_letter_pages.tar.xz") as archive:
        for member in archive:
            if file_ := archive.extractfile(member):
                page = file_.read()
                canonical = Selector(text=page.decode()).css("link[rel=canonical]::attr(href)")
                row = rows[_slug(canonical.get(""))]  # its host may be one of the agency's own
                found.append(Letter(url=row["Warning Letter URL"], page=page, row=row))
    return sorted(found, key=lambda letter: letter.row["Posted Date"], reverse=True)


def _slug(url: str) -> str:
    return url.rsplit("/", 1)[-1]


def letter_list(shown: Sequence[Letter], *, named: bool = True) -> Given:
    """The list as /datatables/views/ajax gives it; office and subject empty unless `named`."""
    data = []
    for letter in shown:
        row = letter.row
        link = f'<a href="{letter.url}">{row["Company Name"]}</a>'
        said = [row["Issuing Office"], row["Subject"]] if named else ["", ""]
        data.append([row["Posted Date"], row["Letter Issue Date"], link, *said, "", "", ""])
    answer = {"draw": 1, "recordsTotal": len(data), "recordsFiltered": len(data), "data": data}
    return Given(body=json.dumps(answer).encode(), media_type=JSON)


def renewed(page: bytes, day: str) -> bytes:
    """A letter's page with another "Content current as of", which is no change of the letter."""
    return _CURRENT.sub(rb"\g<1>" + f"{day}T00:00:00Z".encode() + rb"\g<2>" + day.encode(), page)


def register_records(shared: Path) -> list[dict[str, Any]]:
    """Records as the API gives them, the newest first: 3 of 2026 whose raw text is at hand, and
    1,000 of 2024."""
    folder = shared / "federal_register"
    sample = json.loads(gzip.decompress((folder / "fr_api_documents_sample.json.gz").read_bytes()))
    single = [json.loads(path.read_bytes()) for path in sorted(folder.glob("single/*.json"))]
    texts = {record["document_number"]: raw_text(shared, record) for record in single}
    whole = [record for record in single if b"<pre>" in texts[record["document_number"]]]
    return [*whole, *reversed(sample["results"])]


def raw_text(shared: Path, record: dict[str, Any]) -> bytes:
    """A record's raw text as it was served, or a small one in its shape."""
    number = record["document_number"]
    path = shared / "federal_register" / "single" / f"{number}.txt"
    if path.exists():
        return path.read_bytes()
    said = f"{record['title']} {record['abstract']}"
    lines = " \n".join(wrap(said, 71))  # a line that goes on ends with a space
    return f"<html><body><pre>\n[FR Doc No: {number}]\n\n{lines}\n</pre></body></html>".encode()


def register(listing: str, records: Sequence[dict[str, Any]], size: int = 100) -> Web:
    """The API's answers, of the fields that are asked for, `size` records each."""
    fields = parse_qs(urlsplit(listing).query)["fields[]"]
    starts = range(0, len(records), size)
    addresses = [listing, *(f"{listing}&page={number}" for number in range(2, len(starts) + 1))]
    web = {}
    for start, url, following in zip(starts, addresses, [*addresses[1:], None], strict=True):
        results = [
            {name: record[name] for name in fields if name in record}
            for record in records[start : start + size]
        ]
        answer = {"count": len(records), "total_pages": len(starts), "results": results}
        answer |= {"next_page_url": following} if following else {}
        web[url] = Given(body=json.dumps(answer).encode(), media_type=JSON)
    return web


def raw_texts(shared: Path, records: Sequence[dict[str, Any]]) -> Web:
    return {record["raw_text_url"]: Given(body=raw_text(shared, record)) for record in records}


def dockets(shared: Path, listing: str) -> tuple[Web, Web]:
    """The recorded answer; and what the search index makes of it after one night."""
    answer = json.loads((shared / "courtlistener" / "search_v4.json").read_bytes())
    end: dict[str, Any] = {
        "count": 83,
        "document_count": 225,
        "next": None,
        "previous": listing,
        "results": [],
    }
    last = {answer["next"]: Given(body=json.dumps(end).encode(), media_type=JSON)}
    before = Given(body=json.dumps(answer).encode(), media_type=JSON)
    for docket in answer["results"]:
        for thing in (docket, *docket["recap_documents"]):
            thing["meta"]["timestamp"] = "2026-08-01T03:04:05.060708Z"
        docket["meta"]["score"] = {"bm25": 1.5}
        docket["party"].reverse()
        docket["recap_documents"].reverse()
    after = Given(body=json.dumps(answer).encode(), media_type=JSON)
    return {listing: before} | last, {listing: after} | last


def snapshots(shared: Path, *names: str) -> list[Given]:
    """Fetches of one page of www.cftc.gov or ofac.treasury.gov."""
    folder = shared / "gov_page_snapshots"
    return [Given(body=(folder / f"{name}.html").read_bytes()) for name in names]


def feed_of(url: str) -> Given:
    """A feed with one entry, which leads to a page."""
    entry = f"<guid>{url}</guid><title>Recent actions</title><link>{url}</link>"
    feed = f"<rss version='2.0'><channel><item>{entry}</item></channel></rss>"
    return Given(body=feed.encode(), media_type=FEED)


def block_pages(shared: Path) -> list[Given]:
    """What really answered instead of a page, by file name."""
    kinds = {".html": HTML, ".pdf": "application/pdf"}
    paths = sorted((shared / "block_pages").iterdir())
    return [Given(body=path.read_bytes(), media_type=kinds[path.suffix]) for path in paths]


@dataclass(frozen=True, kw_only=True, slots=True)
class Series:
    """A source of which some documents may be on offer."""

    name: str
    #: The listing, and what it gives when it offers these of the pages.
    listing: str
    offers: Callable[[Sequence[int]], Given]
    #: Address and answer of each document's page, or of its raw text.
    pages: list[tuple[str, Given]]


def walled(series: Series, blocks: Sequence[Given]) -> dict[int, Web]:
    """Days on which one address at a time answers with a block page.

    As many documents as there are block pages are published on the first day. The page of each is
    blocked three times with status 200, over 20 days, and once with 403; then the page of a new
    one; then the listing itself, with status 200 and with 403.
    """
    many = len(blocks)
    known = series.offers(range(many))
    days: list[Web] = [{series.listing: known, **dict(series.pages[:many])}]
    for status in (200, 200, 200, 403):
        for (url, _), block in zip(series.pages, blocks, strict=False):
            days.append({series.listing: known, url: replace(block, status=status)})
    for number, block in enumerate(blocks, many):
        days.append({series.listing: series.offers([number]), series.pages[number][0]: block})
    days += ({series.listing: replace(block, status=s)} for s in (200, 403) for block in blocks)
    return dict(enumerate(days))


def walled_listing(listing: str, good: Given, blocks: Sequence[Given]) -> dict[int, Web]:
    """The same of a source whose listing holds all there is."""
    blocked = [replace(block, status=status) for status in (200, 403) for block in blocks]
    return {day: {listing: given} for day, given in enumerate([good, *blocked])}


class Origin:
    """A server in place of all publishers: what it gives for an address may change at each
    question; ETags are minded."""

    def __init__(self, base: str) -> None:
        self._base = base
        self._turns: dict[str, list[Given]] = {}

    def gives(self, web: Web) -> None:
        """Give this once what was to be given so far has been asked for."""
        for url, given in web.items():
            self._turns.setdefault(_target(url), []).append(given)

    def __call__(self, request: Request) -> Response:
        turns = self._turns.get(request.environ["REQUEST_URI"])
        if turns is None:
            return Response("not found", 404)
        given = turns.pop(0) if len(turns) > 1 else turns[0]
        if given.etag and request.headers.get("If-None-Match") == given.etag:
            return Response(status=304, headers={"ETag": given.etag})
        body = given.body
        if given.media_type == JSON:  # its addresses are asked for next
            body = re.sub(rb"https://www\.[a-z]+\.(?:gov|com)(?=/)", self._base.encode(), body)
        return Response(body, given.status, given.headers)


def repointed(base: str, url: str) -> str:
    """The address on the server that stands for a publisher's."""
    return base + _target(url)


def _target(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def archived(path: Path, days: dict[int, Web]) -> Path:
    """A WARC file of these days, counted from BEGIN; what did not change is a revisit record."""
    warc = Warc(path, zipped=False)
    before: dict[str, tuple[Given, str]] = {}
    for day, web in sorted(days.items()):
        at = (BEGIN + timedelta(days=day)).isoformat().replace("+00:00", "Z")
        for url, given in web.items():
            known, since = before.get(url, (None, ""))
            if known == given:
                warc.revisit(at, url, since)
                continue
            before[url] = (given, at)
            status = f"{given.status} {'OK' if given.status == 200 else 'Forbidden'}"
            warc.answer(at, url, given.body, status=status, headers=given.headers)
    return warc.written()


def child(home: Path, module: str, *arguments: str) -> list[str]:
    """Run `python -m module`; the lines it printed."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("BLOTTER_")}
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=ROOT,
        env=kept | {"BLOTTER_HOME": str(home), "BLOTTER_CONTACT": "reader@agency.example"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


def left(home: Path) -> World:
    """What is in the log, once its chain is verified."""
    store = open_store(f"sqlite:///{home / 'blotter.db'}")
    with reading(store) as connection:
        head = log.verify_chain(connection)
        events = list(log.read(connection))
    store.dispose()
    assert head.position == len(events)
    return World(events, [], "")


def main(base: str, *names: str) -> None:
    looked_at = []
    for name in names:
        source = sources.load(name)
        source.listings = tuple(repointed(base, listing) for listing in source.listings)
        source.home = repointed(base, source.home)
        source.pages = _PAGES.get(name, source.pages)
        looked_at.append(source)
    # A walled source would be left alone for hours; here the next look follows at once.
    fine = crawl_run.crawl(config.load(), looked_at, insist=True, at_once=1, report=_print)
    sys.exit(0 if fine else 1)


def _print(report: LookReport) -> None:
    outcome = report.checked.outcome if report.checked else None
    click.echo(f"{report.source} {outcome} {report.crash}")


if __name__ == "__main__":
    main(*sys.argv[1:])
