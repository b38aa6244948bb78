"""Every answer says its position, and none is of before what whoever asks has seen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from litestar.testing import TestClient

from answers.catch_up import catch_up
from store import config
from store.database_address import StoreError
from store.log import log
from store.log.database import reading, writing
from store.views import peek
from tests.answers.examples import CHARGE
from tests.search.examples import Blotter, document, published
from tests.web.record import a_record
from tests.web.test_serving import TOKEN
from web.access.policy import policy_of
from web.app import application
from web.gate import guarded
from web.places import answering

PATHS = (
    *("/", "/search?query=ketamine", "/cases", "/due", "/counts?by=kind", "/changes", "/sources"),
    *(
        "/log",
        "/api",
        f"/document/{CHARGE}",
        f"/case/{CHARGE}",
        "/feeds/due.ics",
        "/document/nobody",
    ),
    *("/api/v1/openapi.json", "/api/v1/search?query=ketamine", "/api/v1/cases", "/api/v1/nothing"),
    *("/api/v1/log-list?format=jsonl", "/api/v1/show?id=nobody"),
)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Blotter:
    """A record at position 7, and all that is made of it."""
    made = a_record(tmp_path_factory.mktemp("record"))
    catch_up(made.settings)
    return made


@pytest.fixture(scope="module")
def client(record: Blotter) -> Any:
    with TestClient(application(record.settings)) as client:
        yield client


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_says_its_position(client: TestClient[Any], path: str) -> None:
    answer = client.get(path)
    assert answer.status_code < 500
    assert answer.headers["blotter-position"] == "7"
    seen = client.get(path, headers={"Blotter-Position": "7"})
    assert (seen.status_code, seen.headers["blotter-position"]) == (answer.status_code, "7")


def test_an_answer_of_then_says_then(client: TestClient[Any]) -> None:
    answer = client.get("/api/v1/cases?as_of=3", headers={"Blotter-Position": "7"})
    assert (answer.status_code, answer.headers["blotter-position"]) == (200, "3")


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ("8", "8 is beyond the end of the log, which is at 7"),
        ("-1", "'-1' is no position of the log"),
        ("x", "'x' is no position of the log"),
    ],
)
def test_what_is_no_position_of_the_log_is_refused(
    client: TestClient[Any], said: str, problem: str
) -> None:
    api = client.get("/api/v1/cases", headers={"Blotter-Position": said})
    assert api.status_code == 400
    assert api.json()["detail"].startswith(f"Blotter-Position: {problem}")
    page = client.get("/cases", headers={"Blotter-Position": said})
    assert page.status_code == 400
    assert "Blotter-Position" in page.text
    assert client.get("/healthz", headers={"Blotter-Position": said}).status_code == 200


def test_a_cookie_of_another_log_says_nothing(client: TestClient[Any]) -> None:
    assert client.get("/cases", headers={"Cookie": "blotter-position=800"}).status_code == 200


def test_what_cannot_come_there_in_time_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A casebook that lags, and that nobody may bring up, is not answered from."""
    made = a_record(tmp_path)
    catch_up(made.settings)
    made.append(published(document("us_example:later", "Later, of ketamine.")))
    monkeypatch.setattr("answers.record.is_writable", lambda url: False)
    monkeypatch.setattr(answering, "PATIENCE", 0.2)
    with TestClient(application(made.settings)) as client:
        assert client.get("/api/v1/cases").headers["blotter-position"] == "7"
        seen = {"Blotter-Position": "8"}
        for path in ("/api/v1/cases", "/cases"):
            answer = client.get(path, headers=seen)
            assert (answer.status_code, answer.headers["retry-after"]) == (503, "2")
            assert "has not come to position 8 yet" in answer.text
        # It is no part of these.
        for path in ("/sources", "/api/v1/log-list"):
            answer = client.get(path, headers=seen)
            assert (answer.status_code, answer.headers["blotter-position"]) == (200, "8")


def test_what_is_known_by_its_time_is_told_anew_to_who_has_seen_more(
    client: TestClient[Any],
) -> None:
    have = {"If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT", "Blotter-Position": "7"}
    assert client.get("/api/v1/cases", headers=have).status_code == 200
    etag = client.get("/api/v1/cases").headers["etag"]
    known = client.get("/api/v1/cases", headers={"If-None-Match": etag, "Blotter-Position": "7"})
    assert (known.status_code, known.headers["blotter-position"]) == (304, "7")


def test_views_of_before_count(record: Blotter, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read models that cannot be brought up make an answer that rests on them one of before."""
    monkeypatch.setattr(answering, "PATIENCE", 0.1)
    monkeypatch.setattr(answering, "follow_views", lambda engine: None)
    with writing(record.engine) as connection:
        connection.execute(sa.text("UPDATE view_projections SET position = 5"))
    try:
        with TestClient(application(record.settings)) as client:
            assert client.get("/log").headers["blotter-position"] == "5"
            told = client.get("/log", headers={"Blotter-Position": "6"})
            assert told.status_code == 503
    finally:
        with writing(record.engine) as connection:
            connection.execute(sa.text("UPDATE view_projections SET position = 7"))


def test_what_was_decided_is_told_though_the_store_is_away_since(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = a_record(tmp_path)
    settings = config.load({"BLOTTER_HOME": str(tmp_path), "BLOTTER_WEB_TOKEN": TOKEN})
    policy = policy_of(settings, "127.0.0.1")

    def gone(_: str) -> int:
        msg = "the server is gone"
        raise StoreError(msg)

    monkeypatch.setattr(peek, "head", gone)
    app = guarded(application(settings, policy), policy)
    with TestClient(app, base_url="http://127.0.0.1") as client:
        sent = {"query": "ketamine", "name": "mine", "by": "Ada"}
        shown = {"Authorization": f"Bearer {TOKEN}"}
        done = client.post("/save", data=sent, headers=shown)
    assert done.status_code < 400
    assert "blotter-position" not in done.headers
    with reading(made.engine) as connection:
        assert log.head(connection).position == 8
