"""The page of a name: an entry a matter, never added up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from tests.answers.examples import CASES, CHARGE
from tests.answers.examples import a_store as store_of
from tests.search.examples import Blotter, document, masked
from web.app import application

NAMESAKE = document(
    "us_a:5",
    "Orla Quennell, a veterinarian of Miami, Florida, was sentenced to 18 months in prison for"
    " stealing ketamine.",
    title="Veterinarian <b>Sentenced</b>",
    published_on=date(2014, 2, 2),
    source="us_a",
)


@pytest.fixture
def blotter(tmp_path: Path) -> Iterator[Blotter]:
    blotter = store_of(tmp_path, (*CASES, NAMESAKE))
    yield blotter
    blotter.engine.dispose()


@pytest.fixture
def pages(blotter: Blotter) -> Iterator[TestClient[Litestar]]:
    with TestClient(application(blotter.settings)) as client:
        yield client


@pytest.mark.parametrize("path", ["/name/Orla%20Quennell", "/name?name=Quennell"])
def test_an_entry_for_each_matter(pages: TestClient[Litestar], path: str) -> None:
    page = pages.get(path).text
    assert page.count('<h2 dir="auto">Orla Quennell</h2>') == 2
    assert "18 months in prison" in page
    assert f'href="/case/{CHARGE}" dir="auto">Bram Tolliver and Orla Quennell</a>' in page
    assert page.count("The same name, and not known to be the same person") == 2


def test_as_of_then(pages: TestClient[Litestar]) -> None:
    page = pages.get("/name/Orla%20Quennell?as_of=1").text
    assert page.count('<h2 dir="auto">Orla Quennell</h2>') == 1
    assert "acquitted" not in page
    assert f'href="/case/{CHARGE}?as_of=1"' in page


def test_a_part_of_them(pages: TestClient[Litestar]) -> None:
    page = pages.get("/name/Orla%20Quennell?limit=1&offset=1").text
    assert "2 to 2 of 2 entries" in page
    assert "There are no more entries" in pages.get("/name/Quennell?offset=7").text


def test_nobody_of_the_name(blotter: Blotter, pages: TestClient[Litestar]) -> None:
    assert "No party of this name is known" in pages.get("/name/No%20Body").text
    hostile = pages.get("/name", params={"name": '<script>"'})
    assert hostile.status_code == 200
    assert "<script>&" not in hostile.text
    blotter.append(masked("Orla Quennell"))
    assert "No party of this name is known" in pages.get("/name/Orla%20Quennell").text


@pytest.mark.parametrize("path", ["/name", "/name?name="])
def test_before_a_name_is_asked_for(pages: TestClient[Litestar], path: str) -> None:
    answer = pages.get(path)
    assert answer.status_code == 200
    assert "Look up a name" in answer.text


@pytest.mark.parametrize("path", ["/name", "/name?name=", "/name?name=%20", "/name/%20"])
def test_without_a_name_the_form_is_shown(pages: TestClient[Litestar], path: str) -> None:
    page = pages.get(path)
    assert page.status_code == 200
    assert '<h1 dir="auto">Look up a name</h1>' in page.text
