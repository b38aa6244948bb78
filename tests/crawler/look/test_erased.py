"""What was lawfully erased is not fetched, and not recorded, by the looks that come after."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest
import sqlalchemy as sa
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from crawler.look.past import source_past
from store.documents.record_readings import record
from store.log import database, log
from store.log.database import open_store, reading, writing
from store.log.events import CaptureFailed, Recorded, SourceChecked
from store.log.projections import catch_up
from store.privacy.erasing import erase
from store.views.views import Views
from tests.crawler.fakes import look_at
from tests.store.examples import NOW, a_document, a_reading, unreadable

#: Real servers, or processes of their own (`make test-servers`).
pytestmark = pytest.mark.servers

_TEXT = "The registrant dispensed ketamine."


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "blotter.toml").write_text("allow_private = true\n")
    return tmp_path


@pytest.fixture
def base(httpserver: HTTPServer) -> Iterator[str]:
    """A list of two pages, and an API of two records with a further page each; no validators, and
    no list twice with the same bytes."""
    found = httpserver.url_for("").rstrip("/")
    httpserver.expect_request("/robots.txt").respond_with_data("", status=404)
    rows = "".join(f"<li><a href='{name}'>{name}</a></li>" for name in ("one", "two"))
    listing = _longer_each_time(f"<html><ul>{rows}</ul></html>", "text/html")
    httpserver.expect_request("/releases_site/").respond_with_handler(listing)
    for name in ("one", "two"):
        httpserver.expect_request(f"/releases_site/{name}").respond_with_data(
            f"<html><h1>{name}</h1><article>{_TEXT}</article></html>", content_type="text/html"
        )
    records = [
        {"number": name, "title": name, "text_url": f"{found}/api_site/{name}"}
        for name in ("one", "two")
    ]
    listing = _longer_each_time(json.dumps({"results": records}), "application/json")
    httpserver.expect_request("/api_site/").respond_with_handler(listing)
    for name in ("one", "two"):
        path = f"/api_site/{name}"
        httpserver.expect_request(path).respond_with_data(_TEXT, content_type="text/plain")
    yield found


def _longer_each_time(body: str, media_type: str) -> Callable[[Request], Response]:
    """Answers with a body, and white space after it."""
    lines = count(1)
    return lambda _: Response(body + "\n" * next(lines), content_type=media_type)


def _log(home: Path) -> list[Recorded]:
    engine = open_store(f"sqlite:///{home / 'blotter.db'}")
    with database.reading(engine) as connection:
        found = list(log.read(connection))
    engine.dispose()
    return found


def _erase(home: Path, positions: Sequence[int]) -> None:
    engine = open_store(f"sqlite:///{home / 'blotter.db'}")
    erase(engine, positions, by="ana", reason="order 12", now=datetime.now(UTC))
    engine.dispose()


@pytest.mark.parametrize("source", ["releases_site", "api_site"])
def test_an_erased_document_is_left_alone(
    home: Path, base: str, httpserver: HTTPServer, source: str
) -> None:
    look_at(home, base, [source])
    published = [one for one in _log(home) if one.type == "DocumentPublished"]
    assert len(published) == 2
    (position,) = (one.position for one in published if one.stream.endswith("one"))
    _erase(home, [position])
    before = len(_log(home))
    httpserver.clear_log()
    look_at(home, base, [source])
    asked = [request.path for request, _ in httpserver.log]
    assert f"/{source}/" in asked
    assert f"/{source}/one" not in asked
    (checked,) = (one.event for one in _log(home)[before:])
    assert isinstance(checked, SourceChecked)
    assert (checked.outcome, checked.listed, checked.recorded, checked.failed) == ("ok", 2, 0, 0)


def test_what_is_offered_to_the_log_is_not_recorded_either(engine: sa.Engine) -> None:
    """An archive that is replayed, or a back-fill, does not ask what is known first."""
    record(engine, [a_reading(a_document(), b"1")], reread=unreadable, now=NOW)
    erase(engine, [1], by="ana", reason="order 12", now=NOW)
    for document in (a_document(), a_document(title="Another")):
        late = a_reading(document, b"2", days=9)
        assert record(engine, [late], reread=unreadable, now=NOW) == []
        assert record(engine, [late], reread=unreadable, now=NOW, backfilled=True) == []


def test_a_failed_page_of_an_erased_document_is_not_looked_for(engine: sa.Engine) -> None:
    """A lost page keeps a look going through all known ones."""
    failed = CaptureFailed(
        url="https://agency.example/news/1",
        failed_at=NOW,
        reason="not found",
        status=404,
        document="us_example:1",
    )
    record(engine, [a_reading(a_document(), b"1")], reread=unreadable, now=NOW)
    with writing(engine) as connection:
        log.append(connection, [log.NewEvent(stream="source/us_example", event=failed)], now=NOW)
    erase(engine, [1], by="ana", reason="order 12", now=NOW)
    catch_up(engine, Views(engine))
    with reading(engine) as connection:
        found = source_past(connection, "us_example")
    assert found.erased == {"us_example:1"}
    assert (found.documents, found.suspects, found.failing) == ({}, {}, frozenset())
