"""The pages of sources: how each is, what its looks brought, and its newest documents."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from store.log.database import writing
from store.log.events import Outcome, SourceChecked
from store.log.log import NewEvent, append
from tests.search.examples import NOW, Blotter, document, published
from web.app import application

NAME = "us_dea_press_releases"


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient[Litestar]]:
    """A document at position 1, then three looks at its source, a day apart."""
    blotter = Blotter(tmp_path)
    told = document(f"{NAME}:1", "Ketamine was seized.", title="A <i>seizure</i>", source=NAME)
    blotter.append(published(told))
    outcomes: tuple[Outcome, ...] = ("ok", "ok", "failed")
    for days, outcome in enumerate(outcomes):
        at = NOW + timedelta(days=days)
        why = "" if outcome == "ok" else "<b>no answer</b>"
        look = SourceChecked(checked_at=at, outcome=outcome, reason=why, newest=NOW.date())
        with writing(blotter.engine) as connection:
            append(connection, [NewEvent(stream=f"source/{NAME}", event=look)], now=at)
    with TestClient(application(blotter.settings)) as client:
        yield client


def test_all_sources(client: TestClient[Litestar]) -> None:
    html = client.get("/sources").text
    assert f'<a href="/sources/{NAME}">{NAME}</a>' in html
    assert f"A year of looks at {NAME}</title>" in html
    assert "&lt;b&gt;no answer&lt;/b&gt;" in html
    assert "are not followed</summary>" in html


def test_one_source_with_its_looks_and_documents(client: TestClient[Litestar]) -> None:
    html = client.get(f"/sources/{NAME}").text
    assert '<span class="state broken">broken</span>: &lt;b&gt;no answer' in html
    assert html.count('<span class="state ok">ok</span></td>') == 2
    assert "A &lt;i&gt;seizure&lt;/i&gt;</a>" in html
    assert "The same by month" in html


def test_as_of_a_position(client: TestClient[Litestar]) -> None:
    html = client.get(f"/sources/{NAME}?as_of=2").text
    assert '<span class="state ok">ok</span>' in html
    assert "no answer" not in html
    html = client.get(f"/sources/{NAME}?as_of=0").text
    assert "It was not looked at by then." in html
    assert "No document of this source is in the record at that moment." in html


def test_looks_in_parts(client: TestClient[Litestar]) -> None:
    html = client.get(f"/sources/{NAME}?limit=2").text
    assert "1 to 2 of 3 looks" in html
    assert 'rel="next" href="/sources/us_dea_press_releases?limit=2&amp;offset=2"' in html


def test_a_source_that_is_none(client: TestClient[Litestar]) -> None:
    answer = client.get("/sources/nosuch")
    assert answer.status_code == 404
    assert "there is no &#39;nosuch&#39;" in answer.text
