"""The page of the log: its seal, events in parts, and as of a position."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from tests.answers.examples import CASES, a_store
from tests.search.examples import masked
from web.app import application


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient[Litestar]]:
    """Four documents, and a name that is masked at position 5."""
    blotter = a_store(tmp_path, CASES)
    blotter.append(masked("Orla Quennell"))
    with TestClient(application(blotter.settings)) as client:
        yield client


def positions(html: str) -> list[int]:
    return [int(at) for at in re.findall(r'<tr id="at-(\d+)"', html)]


def test_the_newest_events_come_first(client: TestClient[Litestar]) -> None:
    html = client.get("/log").text
    assert positions(html) == [5, 4, 3, 2, 1]
    assert f'<a href="/document/{CASES[0].id}">document/{CASES[0].id}</a>' in html
    assert "quennell" not in html.casefold()
    assert positions(client.get("/log?sort=oldest&after=1&limit=2").text) == [2, 3]
    assert positions(client.get("/log?as_of=2").text) == [2, 1]


def test_a_seal_that_was_kept_is_compared(client: TestClient[Litestar]) -> None:
    html = client.get("/log?as_of=2").text
    (seal,) = re.findall(r'<pre class="seal" tabindex="0">([^<]+)</pre>', html)
    assert "It agrees." in client.get("/log", params={"against": seal}).text
    altered = seal.replace(seal[2:66], "0" * 64)
    assert "It does not agree." in client.get("/log", params={"against": altered}).text
    wrong = client.get("/log", params={"against": "<x>"})
    assert wrong.status_code == 400
    assert "&lt;x&gt;&#39; is no seal" in wrong.text


def test_an_empty_log(tmp_path: Path) -> None:
    with TestClient(application(a_store(tmp_path / "new", ()).settings)) as client:
        html = client.get("/log").text
    assert "There is no event here yet" in html
    assert "The log has no event yet." in html
