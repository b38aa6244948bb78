"""The page of changes: what became of documents, narrowed, in parts, and as of a past day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from tests.answers.examples import CASES, LATER, a_store
from tests.search.examples import revised, withdrawn
from web.app import application


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient[Litestar]]:
    """Documents at positions 1 to 5, two edits at 6 and 7, and a removal at 8."""
    blotter = a_store(tmp_path, (*CASES, LATER))
    for title in ("<b>Sentencing</b> moved", "Sentencing moved \u202eagain"):
        blotter.append(revised(replace(LATER, title=title)))
    blotter.append(withdrawn(CASES[0].id))
    with TestClient(application(blotter.settings)) as client:
        yield client


def positions(html: str) -> list[int]:
    return [int(at) for at in re.findall(r'<li id="at-(\d+)', html)]


def test_the_newest_comes_first_with_what_was_and_is(client: TestClient[Litestar]) -> None:
    html = client.get("/changes").text
    assert positions(html) == [8, 7, 6]
    assert "<ins>&lt;b&gt;Sentencing&lt;/b&gt; moved</ins>" in html
    assert "\u202e" not in html
    assert f'href="/document/{CASES[0].id}"' in html


def test_it_is_narrowed_by_kind_query_and_source(client: TestClient[Litestar]) -> None:
    assert positions(client.get("/changes?change=removed").text) == [8]
    assert positions(client.get("/changes", params={"query": "sentencing"}).text) == [7, 6]
    assert positions(client.get("/changes?source=us_example&query=&change=").text) == [8]
    nothing = client.get("/changes?change=moved").text
    assert "Nothing changed that fits this." in nothing
    assert client.get("/changes?change=eaten").status_code == 400


def test_parts_follow_each_other(client: TestClient[Litestar]) -> None:
    html = client.get("/changes?limit=2").text
    assert positions(html) == [8, 7]
    (following,) = re.findall(r'rel="next" href="([^"]+)"', html)
    assert positions(client.get(following.replace("&amp;", "&")).text) == [6]


def test_as_of_the_past(client: TestClient[Litestar]) -> None:
    html = client.get("/changes?as_of=6").text
    assert positions(html) == [6]
    assert "position 6 of 8 in the log" in html
    assert f'href="/document/{LATER.id}?as_of=6"' in html


def test_two_moments_are_compared(client: TestClient[Litestar]) -> None:
    html = client.get("/changes?between=5&between=7").text
    assert html.count("<li>") == 1
    assert "What differs between position 5 and position 7" in html
    assert client.get("/changes?between=7&between=5").status_code == 400


def test_nothing_yet(tmp_path: Path) -> None:
    blotter = a_store(tmp_path / "empty", ())
    with TestClient(application(blotter.settings)) as client:
        assert "Nothing changed." in client.get("/changes").text
