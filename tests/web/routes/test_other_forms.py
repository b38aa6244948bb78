"""What a page says is the same in other forms is there, and rests on the same."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

from litestar.testing import TestClient

from tests.answers.examples import LATER
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
