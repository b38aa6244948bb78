"""Real answers (../shared/data) through whole looks of the shipped sources: over loopback HTTP, and
from WARC under their real addresses, each of them looked at again and again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import product
from pathlib import Path
from typing import Any, Literal

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from crawler import sources, user_feed
from crawler.answer import Answer, answer, page
from crawler.answer import reading as as_reading
from crawler.source import Source
from crawler.walls import refuses
from store import log
from store.config import FeedSettings
from store.database import open_store, writing
from store.documents import Document
from store.events import CaptureFailed, DocumentPublished, DocumentRevised
from store.record import record
from tests.crawler.fakes import ROOT
from tests.crawler.real import (
    FEED,
    Given,
    Letter,
    Origin,
    Series,
    Web,
    archived,
    block_pages,
    child,
    dockets,
    feed_of,
    left,
    letter_list,
    letters,
    raw_texts,
    register,
    register_records,
    renewed,
    repointed,
    snapshots,
    walled,
    walled_listing,
)
from tests.crawler.world import World

OIG, FDA, REGISTER, DOCKETS, DEA = (
    "us_hhs_oig_enforcement",
    "us_fda_warning_letters",
    "us_fr_dea_documents",
    "us_courtlistener_dockets",
    "us_dea_press_releases",
)
NAMES = (OIG, FDA, REGISTER, DOCKETS, DEA)
LISTING = {name: sources.load(name).listings[0] for name in NAMES}
EXCLUSIONS = "https://oig.hhs.gov/exclusions/exclusions_list.asp"

#: Pages that were fetched again and again while only their tokens changed; the last one did change.
FETCHED = {
    "cftc": (
        "https://www.cftc.gov/PressRoom/PressReleases",
        "cftc-press-releases-20260203T212437Z",
        "cftc-press-releases-20260203T214312Z",
        "cftc-press-202602",
        "cftc-press-releases-20260204T180824Z",
    ),
    "ofac": (
        "https://ofac.treasury.gov/recent-actions",
        "ofac-recent-actions-20260203T212437Z",
        "ofac-recent-actions-20260203T214258Z",
        "ofac-recent-actions-20260203",
        "ofac-recent-actions-20260204T180824Z",
    ),
}

#: What the block pages are when they come with status 200, in the order of their file names.
WALLS = (
    "federal-register-request-access",
    "html-for-pdf",
    "akamai-interstitial",
    "federal-register-request-access",
    "federal-register-request-access",
    "akamai-access-denied",
    "file-name-only",
    "file-name-only",
    "nginx-redirect",
    "datadome-captcha",
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Served:
    """What a child left in the log, and what it was answered."""

    world: World
    answers: list[tuple[Request, Response]]


# What the publishers give


def _feeds(shared: Path) -> list[Web]:
    """Twice the same feed; then one item is announced again, on another day."""
    body = (shared / "feeds" / "real" / "hhs_oig_whats_new_2017.xml").read_bytes()
    again = (
        f"<item><title>LEIE Database Updated with March 2017 Exclusions</title>"
        f"<link>{EXCLUSIONS}</link><guid>{EXCLUSIONS}</guid>"
        "<pubDate>07 Apr 2017 10:00:00 EST</pubDate></item></channel>"
    )
    later = body.replace(b"</channel>", again.encode())
    before = Given(body=body, media_type=FEED, etag='"march"')
    after = Given(body=later, media_type=FEED, etag='"april"')
    return [{LISTING[OIG]: feed} for feed in (before, before, after)]


def _letters(shown: Sequence[Letter]) -> list[Web]:
    """Twice the whole list; then twice without offices and subjects, so that every letter has to
    be read. From look to look "Content current as of" is renewed."""
    pages = [
        {letter.url: Given(body=renewed(letter.page, f"2026-03-0{day}")) for letter in shown}
        for day in (1, 2, 3, 4)
    ]
    lists = [letter_list(shown, named=named) for named in (True, True, False, False)]
    return [{LISTING[FDA]: given, **web} for given, web in zip(lists, pages, strict=True)]


def _register(shared: Path) -> list[Web]:
    records = register_records(shared)
    return [register(LISTING[REGISTER], records) | raw_texts(shared, records)] * 2


def _snapshots(shared: Path) -> list[Web]:
    """The feeds and the pages they lead to, day by day."""
    days: list[Web] = [{}, {}, {}, {}]
    for name, (url, *files) in FETCHED.items():
        for day, given in zip(days, snapshots(shared, *files), strict=True):
            day |= {_feed(name): feed_of(url), url: given}
    return days


def _feed(name: str) -> str:
    return f"{FETCHED[name][0]}/{name}.xml"


def _series(shared: Path) -> list[Series]:
    """Documents with a page in HTML offered in JSON, raw texts offered in JSON, and HTML in HTML"""
    shown = [letter for letter in letters(shared) if "Drug" in letter.row["Issuing Office"]]
    records = register_records(shared)[:20]
    return [
        Series(
            name=FDA,
            listing=LISTING[FDA],
            offers=lambda numbers: letter_list([shown[number] for number in numbers]),
            pages=[(letter.url, Given(body=letter.page)) for letter in shown[:20]],
        ),
        Series(
            name=REGISTER,
            listing=LISTING[REGISTER],
            offers=lambda numbers: register(
                LISTING[REGISTER], [records[number] for number in numbers]
            )[LISTING[REGISTER]],
            pages=list(raw_texts(shared, records).items()),
        ),
        _releases(),
    ]


def _releases() -> Series:
    """Releases in the shape of the agency's."""
    body = (ROOT / "tests" / "sources" / DEA / "page.html").read_bytes()
    paths = [f"/press-releases/2026/02/{day:02}/release" for day in range(1, 21)]

    def offers(numbers: Sequence[int]) -> Given:
        rows = "".join(
            f"<h3 class='teaser__heading'><a href='{paths[number]}'>A release</a></h3>"
            for number in numbers
        )
        return Given(body=f"<!DOCTYPE html><html><body>{rows}</body></html>".encode())

    pages = [(f"https://www.dea.gov{path}", Given(body=body)) for path in paths]
    return Series(name=DEA, listing=LISTING[DEA], offers=offers, pages=pages)


# What the children make of it


def _home(folder: Path, *lines: str) -> Path:
    kept = (f'[sources.{name}]\nkeep = "all"\ndelay = 0.0' for name in NAMES)
    (folder / "blotter.toml").write_text("\n".join(["allow_private = true", *kept, *lines, ""]))
    return folder


def _follow(base: str = "") -> list[str]:
    """The feeds as somebody would follow them."""
    urls = {name: repointed(base, _feed(name)) if base else _feed(name) for name in FETCHED}
    return [f'[feeds.{name}]\nurl = "{url}"\nkeep = "all"\ndelay = 0.0' for name, url in urls.items()]


@pytest.fixture(scope="module")
def warc(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> World:
    """What is left of four archived days."""
    home = _home(tmp_path_factory.mktemp("warc"), *_follow())
    series = (
        _feeds(shared),
        _letters(letters(shared)),
        _register(shared),
        dockets(shared, LISTING[DOCKETS]),
        _snapshots(shared),
    )
    days: dict[int, Web] = {day: {} for day in range(4)}
    for webs in series:
        for day, web in enumerate(webs):
            days[day] |= web
    archive = archived(home / "days.warc", days)
    child(home, "crawler", OIG, FDA, REGISTER, DOCKETS, *FETCHED, "--replay", str(archive))
    return left(home)


@pytest.fixture(scope="module")
def http(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Served:
    """What is left after every source was looked at on a server; and what the server said."""
    home = _home(tmp_path_factory.mktemp("http"))
    looks = {
        OIG: _feeds(shared),
        FDA: _letters(letters(shared)[:40]),
        REGISTER: _register(shared),
        DOCKETS: dockets(shared, LISTING[DOCKETS]),
        DEA: _walled_looks(_releases(), block_pages(shared)),
    }
    with HTTPServer(host="127.0.0.1") as server:
        base = server.url_for("").rstrip("/")
        origin = Origin(base)
        for web in (web for webs in looks.values() for web in webs):
            origin.gives(web)
        server.expect_request(re.compile("/.*")).respond_with_handler(origin)
        _suspect(home, base)
        names = [name for name, webs in looks.items() for _ in webs]
        child(home, "tests.crawler.real", base, *names)
        answers = list(server.log)
    return Served(world=left(home), answers=answers)


def _walled_looks(series: Series, blocks: Sequence[Given]) -> list[Web]:
    """Looks at which one known page, then the listing, then the pages of new documents are blocked
    with status 200 and with 403."""
    blocked = [replace(block, status=status) for status in (200, 403) for block in blocks]
    end: Web = {f"{series.listing}&page=1": series.offers([])}
    known = {series.listing: series.offers([0])}
    return [
        *(known | {series.pages[0][0]: block} | end for block in blocked),
        *({series.listing: block} for block in blocked),
        *(
            {series.listing: series.offers([number]), series.pages[number][0]: block}
            for number, block in enumerate(blocks, 1)
        ),
    ]


def _suspect(home: Path, base: str) -> None:
    """Let one release be known for 20 days, and have answered 404 twice since."""
    source, (url, given) = sources.load(DEA), _releases().pages[0]
    now, at = datetime.now(UTC), repointed(base, url)
    document = _known(home, source, _fetched(at, given, now - timedelta(days=20)))
    missed = [
        CaptureFailed(
            url=at,
            failed_at=now - timedelta(days=days),
            reason="HTTP 404",
            status=404,
            document=document.id,
        )
        for days in (19, 18)
    ]
    store = open_store(f"sqlite:///{home / 'blotter.db'}")
    with writing(store) as connection:
        log.append(connection, [log.Entry(stream=f"source/{DEA}", event=e) for e in missed], now=now)
    store.dispose()


def _known(
    home: Path, source: Source, main: Answer, parts: Sequence[Answer] = (), key: str | None = None
) -> Document:
    """Record what a source reads in these answers."""
    document = source.read(page(main, parts, key))
    store = open_store(f"sqlite:///{home / 'blotter.db'}")
    found = [as_reading(document, main, parts, key)]
    record(store, found, reread=lambda capture, kept: None, now=main.capture.fetched_at)
    store.dispose()
    return document


def _fetched(url: str, given: Given, at: datetime) -> Answer:
    return answer(
        given.body,
        url=url,
        fetched_at=at,
        status=given.status,
        media_type=given.media_type,
        etag=None,
        last_modified=None,
    )
