"""The page of a matter: as of then, by former ids, parted, masked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from store.log.events import CaseLinked, CaseUnlinked
from tests.answers.examples import ACQUITTAL, CHARGE, PLEA, SETTLEMENT, decide
from tests.search.examples import Blotter, masked
from tests.web.record import a_record
from web.app import application


@pytest.fixture
def blotter(tmp_path: Path) -> Iterator[Blotter]:
    blotter = a_record(tmp_path)
    yield blotter
    blotter.engine.dispose()


@pytest.fixture
def pages(blotter: Blotter) -> Iterator[TestClient[Litestar]]:
    with TestClient(application(blotter.settings)) as client:
        yield client


def test_a_matter(pages: TestClient[Litestar]) -> None:
    answer = pages.get(f"/case/{CHARGE}?as_of=7")  # on 2 March 2026
    assert answer.status_code == 200
    assert "<title>Bram Tolliver and Orla Quennell · Blotter</title>" in answer.text
    for told in ("acquitted", "pleaded guilty", "$402,000", "6 Aug 2026", "2:25-cr-00183"):
        assert told in answer.text
    assert '<svg class="course" role="img"' in answer.text


def test_every_other_id_leads_to_its_own(pages: TestClient[Litestar]) -> None:
    answer = pages.get(f"/case/{PLEA}?as_of=4&offset=1", follow_redirects=False)
    assert answer.status_code == 308
    assert answer.headers["location"] == f"/case/{CHARGE}?offset=1&as_of=4"
    assert answer.headers["cache-control"] == "no-cache"


def test_as_of_then(pages: TestClient[Litestar]) -> None:
    then = pages.get(f"/case/{CHARGE}?as_of=1").text
    assert "acquitted" not in then
    assert f'href="/document/{CHARGE}?as_of=1"' in then


def test_what_people_decided(blotter: Blotter, pages: TestClient[Litestar]) -> None:
    joined = CaseLinked(document=SETTLEMENT, by="bo", reason="<b>its owner</b>")
    decide(blotter.engine, CHARGE, joined)
    assert pages.get(f"/case/{SETTLEMENT}", follow_redirects=False).status_code == 308
    page = pages.get(f"/case/{CHARGE}").text
    assert "What people decided" in page
    assert "&lt;b&gt;its owner&lt;/b&gt;" in page
    assert "joined to 2 by bo" in page
    parted = CaseUnlinked(document=SETTLEMENT, by="bo", reason="a namesake")
    decide(blotter.engine, CHARGE, parted)
    page = pages.get(f"/case/{CHARGE}").text
    assert (
        f'Documents that were once in this matter are now in <a href="/case/{SETTLEMENT}">' in page
    )
    assert pages.get(f"/case/{SETTLEMENT}", follow_redirects=False).status_code == 200


def test_a_masked_name_is_nowhere(blotter: Blotter, pages: TestClient[Litestar]) -> None:
    blotter.append(masked("Bram Tolliver"))
    page = pages.get(f"/case/{ACQUITTAL}")
    assert page.status_code == 200
    assert "Quennell" in page.text
    assert "Tolliver" not in page.text
    assert 'href="/name/%5B' not in page.text


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/case/us_example:99", 404),
        ("/case/us_example:4?as_of=1", 404),
        (f"/case/{CHARGE}?offset=x", 400),
        (f"/case/{CHARGE}?unknown=1", 400),
        (f"/case/{CHARGE}?as_of=never", 400),
    ],
)
def test_what_cannot_be_shown(pages: TestClient[Litestar], path: str, status: int) -> None:
    answer = pages.get(path)
    assert answer.status_code == status
    assert "<main" in answer.text
