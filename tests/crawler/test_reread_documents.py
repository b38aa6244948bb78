"""Kept pages under today's readers: recorded where they are read otherwise, and only there."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
import sqlalchemy as sa

from crawler.reread_documents import TOGETHER, read_by_todays_code, reread_documents
from crawler.source.page import Link, Page
from crawler.source.source import LayoutError, Source
from crawler.sources import load as load_shipped
from store.config import Settings, load
from store.documents import stored_rereads
from store.documents.record_readings import record
from store.documents.stored_rereads import ChangedReading, SkippedReread, StoredReading
from store.log import log
from store.log.database import bodies as table
from store.log.database import reading, writing
from store.log.document import Capture, Document, Reading
from store.log.events import DocumentReread, DocumentRevised
from store.log.projections import catch_up
from store.privacy.erasing import erase
from store.views.views import Views, known_documents
from tests.store.examples import read_known

NAME = "us_dea_press_releases"
DEA = load_shipped(NAME)
NOW = datetime(2026, 3, 6, tzinfo=UTC)


def page(title: str, text: str = "A clinic was raided.") -> bytes:
    return f"<h2 class='press__title'>{title}</h2><div class='wysiwyg'><p>{text}</p></div>".encode()


def kept(
    key: str, body: bytes, *, read: str | None = None, source: str = NAME, days: int = 0
) -> Reading:
    """A page as it was kept; its title is what it says today, or `read`, as it once was read."""
    url = f"https://www.dea.gov/press-releases/2026/03/05/{key}"
    capture = Capture(
        url=url,
        fetched_at=NOW + timedelta(days=days),
        status=200,
        media_type="text/html",
        sha256=sha256(body).hexdigest(),
    )
    said = DEA.read(Page(url=url, body=body, media_type="text/html"))
    title = said.title if read is None else read
    document = replace(said, id=f"{source}:{key}", source=source, title=title)
    return Reading(document=document, capture=capture, bodies={capture.sha256: body})


def keep(engine: sa.Engine, *readings: Reading) -> None:
    record(engine, readings, reread=lambda _capture, _bodies: None, now=NOW)


def again(
    engine: sa.Engine, settings: Settings, *, dry_run: bool = False, source: str = ""
) -> list[ChangedReading | SkippedReread]:
    with reading(engine) as connection:
        ids = stored_rereads.document_ids(connection, source)
    seen: list[int] = []
    found = reread_documents(
        engine, ids, settings, dry_run=dry_run, now=lambda: NOW, advance=seen.append
    )
    said = list(found)
    assert seen[-1:] == [len(ids)][: len(ids)]
    return said


def events(engine: sa.Engine) -> list[tuple[str, str]]:
    with reading(engine) as connection:
        return [(event.stream, event.type) for event in log.read(connection)]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return load({"BLOTTER_HOME": str(tmp_path)})


def test_what_is_read_otherwise_is_recorded_once(engine: sa.Engine, settings: Settings) -> None:
    keep(engine, kept("a", page("Right")), kept("b", page("Right too"), read="Wrong"))
    before = events(engine)
    (change,) = again(engine, settings, dry_run=True)
    assert isinstance(change, ChangedReading)
    assert (change.before.title, change.after.title) == ("Wrong", "Right too")
    assert events(engine) == before
    assert again(engine, settings) == [change]
    assert events(engine) == [*before, (f"document/{NAME}:b", "DocumentReread")]
    assert again(engine, settings) == []
    assert len(events(engine)) == len(before) + 1
    catch_up(engine, Views(engine))
    with reading(engine) as connection:
        titles = [document.title for document in known_documents(connection, NAME)]
        state = read_known(connection, f"{NAME}:b")
    assert titles == ["Right", "Right too"]
    assert state.revisions == 0


def test_what_changed_only_in_white_space_is_no_change(
    engine: sa.Engine, settings: Settings
) -> None:
    keep(engine, kept("a", page("One title"), read=" One \n title"))
    assert again(engine, settings) == []


def test_more_than_a_batch(engine: sa.Engine, settings: Settings) -> None:
    many = [kept(f"n{n}", page(f"Right {n}"), read="Wrong") for n in range(TOGETHER + 5)]
    keep(engine, *many)
    assert len(again(engine, settings)) == TOGETHER + 5
    assert again(engine, settings) == []


def test_what_cannot_be_read_is_named_and_the_rest_goes_on(
    engine: sa.Engine, settings: Settings
) -> None:
    lost, damaged = kept("lost", page("Lost")), kept("damaged", page("Damaged"))
    refused = replace(
        kept("refused", page("Was")), bodies={sha256(b"<p>other</p>").hexdigest(): b"<p>other</p>"}
    )
    refused = replace(
        refused, capture=replace(refused.capture, sha256=sha256(b"<p>other</p>").hexdigest())
    )
    gone = kept("x", page("Gone"), source="us_long_gone")
    erased = kept("erased", page("Erased"))
    good = kept("good", page("Right"), read="Wrong")
    keep(engine, lost, damaged, refused, gone, erased, good)
    with reading(engine) as connection:
        (position,) = [
            event.position
            for event in log.read(connection)
            if event.stream == f"document/{NAME}:erased"
        ]
    erase(engine, [position], by="clerk", reason="court order", now=NOW)
    with writing(engine) as connection:
        at = table.c.sha256
        connection.execute(sa.delete(table).where(at == lost.capture.sha256))
        packed = connection.scalar(sa.select(table.c.zstd).where(at == good.capture.sha256))
        connection.execute(sa.update(table).where(at == damaged.capture.sha256).values(zstd=packed))
    found = again(engine, settings)
    changes = [one for one in found if isinstance(one, ChangedReading)]
    left = {one.id.partition(":")[2]: one for one in found if isinstance(one, SkippedReread)}
    assert [change.id for change in changes] == [f"{NAME}:good"]
    assert {key: one.failed for key, one in left.items()} == {
        "lost": True,
        "damaged": True,
        "refused": True,
        "x": True,
        "erased": False,
    }
    assert "not kept" in left["lost"].reason
    assert "is not the one" in left["damaged"].reason
    assert "refuses it" in left["refused"].reason
    assert left["x"].reason == "there is no source us_long_gone any more"
    assert "erased" in left["erased"].reason


def test_only_one_source(engine: sa.Engine, settings: Settings) -> None:
    keep(engine, kept("a", page("Right"), read="Wrong"))
    keep(engine, kept("a", page("Right"), read="Wrong", source=f"{NAME}_other"))
    found = again(engine, settings, source=NAME)
    assert [one.id for one in found] == [f"{NAME}:a"]


class Racing(Source):
    """The DEA's reader, which takes so long that the publisher changes the page meanwhile."""

    publisher, home, listings = "", "", ()

    def __init__(self, engine: sa.Engine, times: int) -> None:
        super().__init__(NAME)
        self.engine, self.times = engine, times

    def links(self, listing: Page) -> list[Link]:
        return []

    def read(self, page_: Page) -> Document:
        document = DEA.read(page_)
        if self.times:
            days, self.times = 20 - self.times, self.times - 1
            newer = kept("a", page(f"Newer {days}"), read=f"Wrong {days}", days=days)
            record(self.engine, [newer], reread=lambda _c, _b: None, now=NOW)
        return document


def test_a_document_that_changed_meanwhile_is_read_again(
    engine: sa.Engine, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(engine, kept("a", page("Right"), read="Wrong"), kept("b", page("R"), read="W"))
    racing = Racing(engine, times=1)
    monkeypatch.setattr("crawler.reread_documents.load_source", lambda _name, _settings: racing)
    found = again(engine, settings)
    assert {one.id for one in found} == {f"{NAME}:a", f"{NAME}:b"}
    with reading(engine) as connection:
        state = read_known(connection, f"{NAME}:a")
        history = list(log.read(connection, stream=f"document/{NAME}:a"))
    assert state.document is not None
    assert state.document.title == "Newer 19"
    assert [type(one.event) for one in history][1:] == [DocumentRevised, DocumentReread]


def test_a_document_that_changes_every_time_is_left(
    engine: sa.Engine, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(engine, kept("a", page("Right"), read="Wrong"))
    racing = Racing(engine, times=9)
    monkeypatch.setattr("crawler.reread_documents.load_source", lambda _name, _settings: racing)
    (left,) = again(engine, settings)
    assert isinstance(left, SkippedReread)
    assert left.failed
    assert "try again" in left.reason
    assert "DocumentReread" not in {kind for _, kind in events(engine)}


class Parts(Source):
    """Reads a record of its listing together with two further answers."""

    publisher, home, listings = "", "", ()

    def links(self, listing: Page) -> list[Link]:
        return []

    def read(self, page: Page) -> Document:
        if page.record is None:
            msg = "no record"
            raise LayoutError(msg)
        text = b" ".join([page.body, *(part.body for part in page.parts)]).decode()
        return Document(id="parts:new", source="parts", url=page.url, title=page.record, text=text)


def test_parts_and_record_are_read_as_they_were() -> None:
    answers = {sha256(body).hexdigest(): body for body in (b"one", b"two", b"three")}
    first, *others = (
        Capture(url=url, fetched_at=NOW, status=200, media_type="", sha256=digest)
        for url, digest in zip(("a", "b", "c"), answers, strict=True)
    )
    whole = replace(first, record="7", parts=tuple(others))
    document = Document(id="parts:old", source="parts", url="a", title="7", text="one two")
    one = StoredReading(id="parts:old", version=1, document=document, capture=whole, bodies=answers)
    source = Parts("parts")
    change = read_by_todays_code(one, lambda _name: source)
    assert isinstance(change, ChangedReading)
    assert change.after == replace(document, text="one two three")
    left = read_by_todays_code(replace(one, capture=first), lambda _name: source)
    assert left == SkippedReread(id="parts:old", reason="today's reader refuses it: no record")
    fails = read_by_todays_code(replace(one, bodies={}), lambda _name: source)
    assert isinstance(fails, SkippedReread)
    assert "KeyError" in fails.reason


def test_what_is_kept_comes_answer_by_answer(engine: sa.Engine) -> None:
    keep(engine, kept("a", page("1")), kept("c", page("2")), kept("b", page("1")))
    with reading(engine) as connection:
        found = list(
            stored_rereads.stored_readings(connection, stored_rereads.document_ids(connection))
        )
    digests = [one.capture.sha256 for one in found if isinstance(one, StoredReading)]
    assert len(found) == 3
    assert digests == sorted(digests)
