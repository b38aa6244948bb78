"""What the server answers, whatever it is asked."""

from __future__ import annotations

from litestar import Litestar
from litestar.testing import TestClient


def test_every_page_has_a_title_and_its_style(client: TestClient[Litestar]) -> None:
    answer = client.get("/sources")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "<title>Sources · Blotter</title>" in answer.text
    assert client.get("/static/blotter.css").headers["content-type"].startswith("text/css")
