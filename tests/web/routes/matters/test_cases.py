"""The list of matters: narrowed, a part at a time, as of then, and where there is none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from tests.answers.examples import CHARGE, SETTLEMENT
from tests.web.record import a_record
from web.app import application


@pytest.fixture
def pages(tmp_path: Path) -> Iterator[TestClient[Litestar]]:
    blotter = a_record(tmp_path)
    with TestClient(application(blotter.settings)) as client:
        yield client
    blotter.engine.dispose()


def test_matters_with_those_they_are_about(pages: TestClient[Litestar]) -> None:
    page = pages.get("/cases").text
    assert f'<a href="/case/{CHARGE}">Bram Tolliver and Orla Quennell</a>' in page
    assert "Bram Tolliver: <strong>pleaded guilty</strong>" in page
    assert f"/case/{SETTLEMENT}" not in page


def test_small_ones_are_counted_and_led_to(pages: TestClient[Litestar]) -> None:
    assert 'href="/cases?min=1"' in pages.get("/cases").text
    assert f'href="/case/{SETTLEMENT}"' in pages.get("/cases?min=1").text


def test_narrowed_by_a_form(pages: TestClient[Litestar]) -> None:
    page = pages.get("/cases?query=&kind=acquittal&state=&party=&from=&to=&min=1").text
    assert page.count('<h2 dir="auto">') == 1
    assert "<option selected>acquittal</option>" in page
    empty = pages.get("/cases?query=nowhere").text
    assert "No matter of 2 documents or more fits" in empty


def test_parts_keep_what_was_asked(pages: TestClient[Litestar]) -> None:
    page = pages.get("/cases?min=1&limit=1&as_of=7").text
    assert 'rel="next" href="/cases?min=1&amp;limit=1&amp;offset=1&amp;as_of=7"' in page


def test_as_of_then(pages: TestClient[Litestar]) -> None:
    page = pages.get("/cases?as_of=1").text
    assert "No matter of 2 documents or more was known then" in page


def test_an_empty_record(client: TestClient[Litestar]) -> None:
    assert "No matter of 2 documents or more is known yet" in client.get("/cases").text


@pytest.mark.parametrize("asked", ["min=0", "query=%22a", "kind=nothing", "from=2026-13-01"])
def test_what_is_not_understood_is_said(pages: TestClient[Litestar], asked: str) -> None:
    assert pages.get(f"/cases?{asked}").status_code == 400
