"""Real answers (../shared/data) through whole looks of the shipped sources: over loopback HTTP, and
from WARC under their real addresses, each of them looked at again and again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from crawler import sources, user_feed
from crawler.source.server_answer import ServerAnswer, page_of, reading_of, server_answer
from crawler.source.source import Source
from store.documents.record_readings import record
from store.log import log
from store.log.database import open_store, writing
from store.log.document import Document
from store.log.events import CaptureFailed, DocumentPublished, DocumentRevised
from store.settings.crawling_tables import FeedSettings
from tests.crawler.fakes import ROOT
from tests.crawler.false_answers.walls import refuses, wall
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

#: Real servers, or processes of their own (`make test-servers`).
pytestmark = pytest.mark.servers

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


def _snapshots(shared: Path, base: str = "") -> list[Web]:
    """The feeds and the pages they lead to, day by day."""
    days: list[Web] = [{}, {}, {}, {}]
    for name, (_, *files) in FETCHED.items():
        url = _page(name, base)
        for day, given in zip(days, snapshots(shared, *files), strict=True):
            day |= {_feed(name, base): feed_of(url), url: given}
    return days


def _page(name: str, base: str = "") -> str:
    """Where a page is, or stands on the server."""
    url = FETCHED[name][0]
    return repointed(base, url) if base else url


def _feed(name: str, base: str = "") -> str:
    return f"{_page(name, base)}/{name}.xml"


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
    # One server plays all hosts here: the day's budget of a host would be that of all of them.
    chosen = 'keep = "all"\ndelay = 0.0\nrequests_a_day = 10000'
    kept = (f"[sources.{name}]\n{chosen}" for name in NAMES)
    (folder / "blotter.toml").write_text("\n".join(["allow_private = true", *kept, *lines, ""]))
    return folder


def _follow(base: str = "") -> list[str]:
    """The feeds as somebody would follow them."""
    urls = {name: repointed(base, _feed(name)) if base else _feed(name) for name in FETCHED}
    return [
        f'[feeds.{name}]\nurl = "{url}"\nkeep = "all"\ndelay = 0.0' for name, url in urls.items()
    ]


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
    archive.unlink()  # 60 MB
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
    """Looks at which one known page, then the listing, then the pages of new documents are blocked;
    at last the known page is really missing."""
    blocked = [replace(block, status=status) for status in (200, 403) for block in blocks]
    listing, (page, _) = series.listing, series.pages[0]
    known: Web = {listing: series.offers([0]), f"{listing}&page=1": series.offers([])}
    looks = [known | {page: block} for block in blocked]
    looks += ({listing: block} | _asked_next(page, block) for block in blocked)
    for number, block in enumerate(blocks, 1):
        new = {listing: series.offers([number]), series.pages[number][0]: block}
        looks.append(new | _asked_next(page, block))
    return [*looks, known | {page: Given(body=b"gone", status=404)}]


def _asked_next(page: str, block: Given) -> Web:
    """A known page that no listing shows is asked too, unless the host refuses to answer."""
    name = wall(block.status, page, block.media_type, block.body, expects="any")
    return {} if name and refuses(name) else {page: block}


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
        log.append(
            connection, [log.NewEvent(stream=f"source/{DEA}", event=e) for e in missed], now=now
        )
    store.dispose()


def _known(
    home: Path,
    source: Source,
    main: ServerAnswer,
    parts: Sequence[ServerAnswer] = (),
    key: str | None = None,
) -> Document:
    """Record what a source reads in these answers."""
    document = source.read(page_of(main, parts, key))
    store = open_store(f"sqlite:///{home / 'blotter.db'}")
    found = [reading_of(document, main, parts, key)]
    record(store, found, reread=lambda capture, kept: None, now=main.capture.fetched_at)
    store.dispose()
    return document


def _fetched(url: str, given: Given, at: datetime) -> ServerAnswer:
    return server_answer(
        given.body,
        url=url,
        fetched_at=at,
        status=given.status,
        media_type=given.media_type,
        etag=None,
        last_modified=None,
    )


@pytest.fixture(scope="module")
def feeds(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Served:
    """What is left after a look at two feeds whose entries are known for three days."""
    folder = tmp_path_factory.mktemp("feeds")
    with HTTPServer(host="127.0.0.1") as server:
        base = server.url_for("").rstrip("/")
        home = _home(folder, *_follow(base))
        before, now = _snapshots(shared, base)[:2]
        origin = Origin(base)
        origin.gives(now)
        server.expect_request(re.compile("/.*")).respond_with_handler(origin)
        then = datetime.now(UTC) - timedelta(days=3)
        for name in FETCHED:
            listing, url = _feed(name, base), _page(name, base)
            main, part = (_fetched(at, before[at], then) for at in (listing, url))
            source = user_feed.load(name, FeedSettings(url=listing, keep="all"))
            _known(home, source, main, [part], url)
        child(home, "crawler", *FETCHED)
        answers = list(server.log)
    return Served(world=left(home), answers=answers)


@pytest.fixture(scope="module")
def walls(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> World:
    """What is left of 71 archived days on which one address at a time is blocked."""
    home = _home(tmp_path_factory.mktemp("walls"))
    blocks = block_pages(shared)
    archives = [
        archived(home / f"{series.name}.warc", walled(series, blocks)) for series in _series(shared)
    ]
    (feed, *_), listing = _feeds(shared), LISTING[OIG]
    archives.append(archived(home / "feed.warc", walled_listing(listing, feed[listing], blocks)))
    replayed = (argument for archive in archives for argument in ("--replay", str(archive)))
    child(home, "crawler", OIG, FDA, REGISTER, DEA, *replayed)
    return left(home)


# What must hold


def _looks(world: World, source: str) -> list[tuple[str, int, int, int]]:
    return [
        (look.outcome, look.listed, look.recorded, look.failed) for look in world.checked(source)
    ]


def _published(world: World, source: str) -> list[Document]:
    """The documents of a source, each of which has been published once and is otherwise no news."""
    kinds = [kind for _, kind in world.documents(source)]
    assert kinds == ["DocumentPublished"] * len(kinds)
    events = (recorded.event for recorded in world.events)
    published = [event.document for event in events if isinstance(event, DocumentPublished)]
    return [document for document in published if document.source == source]


def test_an_item_announced_again_is_no_second_document(warc: World, http: Served) -> None:
    for world in (warc, http.world):
        found = world.documents(OIG)
        assert len(found) == 431
        assert [kind for _, kind in found[:430]] == ["DocumentPublished"] * 430
        assert len({key for key, _ in found}) == 430
        key, kind = found[430]
        assert kind == "DocumentRevised"
        revised = world.event(f"{OIG}:{key}")
        assert isinstance(revised, DocumentRevised)
        assert revised.capture.record == EXCLUSIONS
        assert str(revised.document.published_on) == "2017-04-07"


def test_a_feed_seen_before_is_no_news(warc: World, http: Served) -> None:
    assert _looks(warc, OIG) == [("ok", 430, 430, 0), ("ok", 430, 0, 0), ("ok", 430, 1, 0)]
    assert _looks(http.world, OIG) == [
        ("ok", 430, 430, 0),
        ("unchanged", 0, 0, 0),
        ("ok", 430, 1, 0),
    ]


def test_an_unmodified_feed_costs_no_body(http: Served) -> None:
    path = repointed("", LISTING[OIG])
    said = [(one.status_code, len(one.data)) for asked, one in http.answers if asked.path == path]
    assert [status for status, _ in said] == [200, 304, 200]
    assert [bool(size) for _, size in said] == [True, False, True]


def test_every_letter_offered_becomes_a_document_and_is_then_no_news(
    warc: World, http: Served
) -> None:
    # 53 of the 282 are not about drugs, as far as office and subject tell.
    assert _looks(warc, FDA) == [
        ("ok", 229, 229, 0),
        ("ok", 229, 0, 0),
        ("ok", 282, 53, 0),
        ("ok", 282, 0, 0),
    ]
    assert len(_published(warc, FDA)) == 282
    assert [recorded for _, _, recorded, _ in _looks(http.world, FDA)] == [31, 0, 9, 0]
    assert len(_published(http.world, FDA)) == 40


def test_a_letter_says_what_the_list_says_of_it(shared: Path, warc: World, http: Served) -> None:
    rows = {letter.url.rsplit("/", 1)[-1]: letter.row for letter in letters(shared)}
    for document in (*_published(warc, FDA), *_published(http.world, FDA)):
        row = rows[document.url.rsplit("/", 1)[-1]]
        assert document.title == row["Company Name"].strip()
        assert document.details["office"] == row["Issuing Office"].strip()
        assert f'datetime="{document.details["issued_on"]}T' in row["Letter Issue Date"]
        assert len(document.text) > 4000


def test_every_record_of_the_register_becomes_a_document(warc: World, http: Served) -> None:
    assert _looks(http.world, REGISTER) == [("ok", 1003, 1003, 0), ("unchanged", 0, 0, 0)]
    # The shipped limit: four pages of a hundred.
    assert _looks(warc, REGISTER) == [("ok", 400, 400, 0), ("ok", 200, 0, 0)]
    for world, many in ((http.world, 1003), (warc, 400)):
        documents = _published(world, REGISTER)
        assert len({document.number for document in documents}) == many
        assert all(document.published_on and document.text for document in documents)
        rule = next(document for document in documents if document.number == "2026-02437")
        assert len(rule.text) > 50_000


def test_what_the_search_index_reshuffles_is_no_news(warc: World, http: Served) -> None:
    for world in (warc, http.world):
        assert _looks(world, DOCKETS) == [("ok", 20, 20, 0), ("ok", 20, 0, 0)]
        assert len(_published(world, DOCKETS)) == 20


@pytest.mark.parametrize("name", FETCHED)
def test_a_page_whose_tokens_change_is_one_document(name: str, warc: World, feeds: Served) -> None:
    kinds = [kind for _, kind in warc.documents(name)]
    # The fourth day's page does say something else.
    assert kinds == ["DocumentPublished", "DocumentRevised"]
    assert [recorded for _, _, recorded, _ in _looks(warc, name)] == [1, 0, 0, 1]
    assert len(_published(feeds.world, name)) == 1
    assert _looks(feeds.world, name) == [("ok", 1, 0, 0)]
    url = repointed("", FETCHED[name][0])
    assert len([asked for asked, _ in feeds.answers if asked.path == url]) == 1


def _named(name: str, status: int, promised: str = "pdf") -> str:
    """What a block page is called; where it says nothing of itself, its status does."""
    if status == 403 and not refuses(name):
        return "refused-403"
    return f"html-for-{promised}" if name == "html-for-pdf" else name


def _all_named(*statuses: int, promised: str = "pdf") -> list[str]:
    return [_named(name, status, promised) for status in statuses for name in WALLS]


@pytest.mark.parametrize(("source", "promised"), [(FDA, "json"), (REGISTER, "json"), (DEA, "pdf")])
def test_a_block_page_is_no_news_of_a_document(source: str, promised: str, walls: World) -> None:
    first, *others = _looks(walls, source)
    assert first == ("ok", 10, 10, 0)
    assert [look[0] for look in others] == ["walled"] * 70
    assert {look[2:] for look in others} == {(0, 1)}
    assert [failure.wall for failure in walls.failures(source)] == [
        *_all_named(200, 200, 200, 403),  # at pages, or texts, of known documents
        *_all_named(200),  # at those of new ones
        *_all_named(200, 403, promised=promised),  # at the listing
    ]
    assert len(_published(walls, source)) == 10


def test_a_block_page_is_no_feed(walls: World) -> None:
    first, *others = _looks(walls, OIG)
    assert first == ("ok", 430, 430, 0)
    assert others == [("walled", 0, 0, 1)] * 20
    named = [failure.wall for failure in walls.failures(OIG)]
    assert named == _all_named(200, 403, promised="feed")
    assert len(_published(walls, OIG)) == 430


def test_a_page_missed_twice_is_withdrawn_when_it_is_gone_not_when_it_is_blocked(
    http: Served,
) -> None:
    looks = _looks(http.world, DEA)
    assert [outcome for outcome, *_ in looks] == ["walled"] * 50 + ["ok"]
    assert [recorded for _, _, recorded, _ in looks] == [0] * 50 + [1]
    kinds = [kind for _, kind in http.world.documents(DEA)]
    assert kinds == ["DocumentPublished", "DocumentWithdrawn"]
    # The known page is asked as well where the listing's wall is not the whole host's.
    both = [name for name in WALLS for _ in range(1 if refuses(name) else 2)]
    assert [failure.wall for failure in http.world.failures(DEA)] == [
        *(None, None),
        *_all_named(200, 403),
        *both,
        *_all_named(403),
        *both,
        None,
    ]
