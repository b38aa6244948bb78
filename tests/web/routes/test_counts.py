"""The page of counts: by one trait and by two, each number leading to what it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from tests.answers.examples import CASES, DAYS, a_store
from web.app import application


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient[Litestar]]:
    """A record of two cases, a rule and more."""
    blotter = a_store(tmp_path, (*CASES, *DAYS))
    with TestClient(application(blotter.settings)) as client:
        yield client


def numbers(html: str) -> list[tuple[str, int]]:
    """The addresses that numbers of a table lead to, and the numbers."""
    found = re.findall(r'<td class="number"><a href="([^"]+)"[^>]*>(\d+)</a>', html)
    return [(unescape(address), int(count)) for address, count in found]


@pytest.mark.parametrize("asked", ["", "?by=state", "?by=kind&by=year", "?by=kind&by=&kind="])
def test_every_number_opens_to_as_many_acts(client: TestClient[Litestar], asked: str) -> None:
    opened = numbers(client.get(f"/counts{asked}").text)
    assert opened
    for address, count in opened:
        html = client.get(address).text
        assert f"<p>{count} act" in html
        acts = {int(number) for number in re.findall(r"<span>act (\d+)</span>", html)}
        assert acts == set(range(1, count + 1))
        assert "<blockquote" in html


def test_the_states_are_drawn_as_a_map(client: TestClient[Litestar]) -> None:
    html = client.get("/counts?by=state").text
    assert '<title id="map-title">What was done, by state</title>' in html
    assert "<title>Washington: 1</title>" in html
    assert "<svg" not in client.get("/counts?by=kind&by=state").text


def test_what_is_asked_stays_with_the_numbers(client: TestClient[Litestar]) -> None:
    html = client.get("/counts?by=kind&query=ketamine&as_of=4").text
    address, _ = numbers(html)[0]
    assert "query=ketamine" in address
    assert address.endswith("as_of=4")


def test_rows_come_in_parts_that_hold_every_number_once(client: TestClient[Litestar]) -> None:
    whole, parts = numbers(client.get("/counts?by=month").text), []
    address = "/counts?by=month&limit=2"
    while address:
        html = client.get(address).text
        parts += numbers(html)
        following = re.search(r'<a rel="next" href="([^"]+)"', html)
        address = unescape(following[1]) if following else ""
    assert len(whole) > 2
    assert parts == whole
    assert "There are no more numbers" in client.get("/counts?by=month&offset=900").text
    assert client.get("/counts?by=month&limit=x").status_code == 400


def test_times_are_from_the_newest(client: TestClient[Litestar]) -> None:
    months = re.findall(r'<th scope="row">([\d-]+)</th>', client.get("/counts?by=month").text)
    assert months == sorted(months, reverse=True)


def test_what_cannot_be_counted(client: TestClient[Litestar]) -> None:
    assert "Nothing to count that fits this." in client.get("/counts?query=nobody").text
    unknown = client.get("/counts?by=state&open=XX")
    assert unknown.status_code == 404
    assert "there is no such number" in unknown.text
    assert client.get("/counts?by=colour").status_code == 400
    assert client.get("/counts?by=kind&by=year&by=state").status_code == 400
