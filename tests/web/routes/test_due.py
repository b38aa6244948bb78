"""The page of days ahead: in a list and by the month, narrowed, and as of a past day."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from tests.answers.examples import CASES, DAYS, PLEA, a_store
from web.app import application

YEAR = {"from": "2026-01-01", "within": "12m"}


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient[Litestar]]:
    """Documents that state days of 2026."""
    blotter = a_store(tmp_path, (*CASES, *DAYS))
    with TestClient(application(blotter.settings)) as client:
        yield client


def test_each_day_stands_with_the_words_that_state_it(client: TestClient[Litestar]) -> None:
    html = client.get("/due", params=YEAR).text
    assert '<time datetime="2026-08-06">6 Aug 2026</time>' in html
    assert "August 6, 2026</a></blockquote>" in html
    assert f'href="/document/{PLEA}"' in html
    assert "<caption>Days ahead, the nearest first</caption>" in html


def test_by_the_month(client: TestClient[Litestar]) -> None:
    html = client.get("/due", params={**YEAR, "view": "month"}).text
    assert "<caption>August 2026</caption>" in html
    assert 'href="#day-2026-08-06"' in html
    assert 'id="day-2026-08-06"' in html
    assert "<caption>December 2026</caption>" not in html


def test_it_is_narrowed_as_the_question_is(client: TestClient[Litestar]) -> None:
    assert "6 Aug 2026" in client.get("/due", params={**YEAR, "query": "Tolliver"}).text
    html = client.get("/due", params={**YEAR, "query": "nobody", "state": ""}).text
    assert "No day that fits this lies between" in html
    assert "Look a year ahead" in html
    assert client.get("/due", params={"within": "soon"}).status_code == 400


def test_as_of_a_position_before_it_was_stated(client: TestClient[Litestar]) -> None:
    html = client.get("/due", params={**YEAR, "as_of": "2"}).text
    assert "6 Aug 2026" not in html
    assert "position 2 of" in html
