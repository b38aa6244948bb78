"""What a page says is the same in other forms is there, and rests on the same."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from litestar.testing import TestClient

from tests.answers.examples import CHARGE, LATER
from tests.search.examples import withdrawn
from tests.web.record import a_record
from web.app import application

PAGES = (
    *("/changes?change=removed&query=", "/changes?between=1&between=8", "/log?limit=2"),
    *("/due?from=2026-01-01&within=12m&view=month&query=Hask", "/counts?by=kind&by=&as_of=5"),
    *("/counts?by=state&open=wa", "/sources?as_of=3", "/sources/us_doj_press_releases"),
)


def test_each_is_answered(tmp_path: Path) -> None:
    blotter = a_record(tmp_path)
    blotter.append(withdrawn(LATER.id))
    seen = set()
    with TestClient(application(blotter.settings)) as client:
        for path in PAGES:
            html = client.get(path).text
            (told,) = re.findall(r"<p[^>]*>The same as (.*?)</p>", html, re.DOTALL)
            for address in re.findall(r'href="([^"]+)"', told):
                answer = client.get(unescape(address))
                assert answer.status_code == 200, (path, address, answer.text)
                seen.add(answer.headers["content-type"].partition(";")[0])
    assert {"application/json", "text/csv", "text/calendar", "application/atom+xml"} <= seen


@pytest.mark.parametrize(
    "path",
    [
        *("/", "/search?query=ketamine", f"/document/{CHARGE}", f"/case/{CHARGE}", "/cases?min=1"),
        *("/name?name=Quennell", "/changes?source=us_doj_press_releases&kind=charge", "/due"),
        *("/sources", "/sources/us_doj_press_releases", "/log", "/counts?by=kind&state=WA"),
    ],
)
def test_each_page_names_what_is_new_of_what_it_shows(tmp_path: Path, path: str) -> None:
    with TestClient(application(a_record(tmp_path).settings)) as client:
        head, _ = client.get(path).text.split("</head>")
        others = re.findall(r'<link rel="alternate" type="([^"]+)" [^>]*href="([^"]+)"', head)
        assert others
        for type, address in others:
            answer = client.get(unescape(address))
            assert answer.status_code == 200
            assert answer.headers["content-type"].startswith(type)


def test_a_feed_is_of_what_the_page_is_narrowed_to(tmp_path: Path) -> None:
    with TestClient(application(a_record(tmp_path).settings)) as client:
        head = client.get("/changes?source=us_doj_press_releases&kind=charge&query=a").text
        assert "/feeds/search.atom?query=a&amp;source=us_doj_press_releases&amp;kind=charge" in head
        assert (
            'href="/feeds/search.atom?party=Orla+Quennell"'
            in client.get("/name?name=Orla+Quennell").text
        )


def test_the_front_answers_a_query_like_the_search(tmp_path: Path) -> None:
    with TestClient(application(a_record(tmp_path).settings)) as client:
        found = client.get("/?query=settlement").text
        assert "<title>Search: settlement" in found
        assert client.get("/?query=kind:(").status_code == 400
