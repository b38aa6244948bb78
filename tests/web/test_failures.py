"""What stands in place of a page that cannot be shown."""

from __future__ import annotations

import logging
from html import escape

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from answers.document_history import UnknownDocumentError
from answers.documents.document import ErasedDocumentError
from search.language.query_error import QueryError
from store.database_address import StoreError
from store.messages.json_lines import JsonLines
from web.failures import line_of, status_of

PLAIN = logging.Formatter()


@pytest.mark.parametrize(
    ("error", "status", "said"),
    [
        (UnknownDocumentError("there is no document x"), 404, "there is no document x"),
        (ErasedDocumentError("erased on 3 Nov"), 410, "erased on 3 Nov"),
        (QueryError("a bracket is open"), 400, "a bracket is open"),
        (StoreError("cannot read postgresql://host/db"), 503, ""),
        (ValueError("a bug"), 500, ""),
        (KeyError("a bug"), 500, ""),
    ],
)
def test_what_an_error_comes_to(error: Exception, status: int, said: str) -> None:
    assert (status_of(error), line_of(error)) == (status, said)


def test_an_address_that_is_none(client: TestClient[Litestar]) -> None:
    answer = client.get("/nosuch", params={"as_of": "2026-03-01"})
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert '<h1 dir="auto">There is no such page</h1>' in answer.text
    assert 'href="/nosuch">This page as of now</a>' in answer.text


def test_what_is_not_understood_is_said_and_escaped(client: TestClient[Litestar]) -> None:
    answer = client.get("/sources", params={"<script>": "1"})
    assert answer.status_code == 400
    assert "<script>:" not in answer.text
    assert escape("<script>: there is no such parameter") in answer.text


def test_a_moment_that_is_none(client: TestClient[Litestar]) -> None:
    answer = client.get("/sources", params={"as_of": "yore"})
    assert answer.status_code == 400
    assert "as_of: &#39;yore&#39; is no moment" in answer.text


def test_a_method_that_is_not_taken(client: TestClient[Litestar]) -> None:
    answer = client.post("/sources")
    assert answer.status_code == 405
    assert "does not take that" in answer.text


def test_a_fault_of_ours_tells_nobody_what_it_was(
    client: TestClient[Litestar], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        msg = "a secret"
        raise ZeroDivisionError(msg)

    monkeypatch.setattr("web.routes.sources.answered", fails)
    answer = client.get("/sources")
    assert answer.status_code == 500
    assert "Something went wrong here" in answer.text
    assert "secret" not in answer.text


@pytest.mark.parametrize("path", ["/sources", "/api/v1/sources"])
def test_a_record_that_is_away_is_told_in_a_line_and_when_to_ask_again(
    client: TestClient[Litestar],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    path: str,
) -> None:
    def fails(*_: object, **__: object) -> None:
        msg = "cannot read the store postgresql://host/db: it is\ngone"
        raise StoreError(msg)

    monkeypatch.setattr("answers.questions.of_documents.sources", fails)
    answer = client.get(path)
    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "60"
    assert "postgresql" not in answer.text
    said = [(record.getMessage(), record.exc_info) for record in caplog.records]
    assert said == [(f"{path}: cannot read the store postgresql://host/db: it is gone", None)]


@pytest.mark.parametrize("error", [StoreError("it is gone"), ZeroDivisionError("a fault")])
@pytest.mark.parametrize("path", ["/confirm/", "/unsubscribe/"])
def test_a_token_is_told_to_no_message(
    client: TestClient[Litestar],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    path: str,
    error: Exception,
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise error

    caplog.set_level(logging.DEBUG)
    monkeypatch.setattr("web.routes.deciding.by_token.named_by", fails)
    answer = client.get(f"{path}a-secret-token")
    assert answer.status_code in {500, 503}
    assert f"{path}…" in caplog.text
    served = [record for record in caplog.records if not record.name.startswith("httpx")]
    written = [lines.format(record) for record in served for lines in (PLAIN, JsonLines(str))]
    assert [line for line in written if "secret" in line] == []
