"""A document is where its address says, whatever its id is made of."""

from __future__ import annotations

import asyncio
import re
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.search.examples import Blotter, document, published
from tests.web.access.asked import ask, server
from web.addresses import keeping_slashes, written_path

IDS = (
    *("us_h:a/b", "us_h:a%2Fb", "us_h:../../etc", "us_h:q?x=1", "us_h:part#x", "us_h:a b"),
    *("us_h:ünï/漢字", "us_h:a//b", "us_h:trail/", "us_h:back\\slash", "us_h:x/citation"),
)
#: What is left of a path when its bytes are not UTF-8, or when it has our stand-in, is not asked.
PARTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufdd0"), min_size=1)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("home")
    blotter = Blotter(made)
    for number, id in enumerate(IDS):
        text = f"Ada Marsh, of {number}, was charged with selling ketamine."
        blotter.append(published(document(id, text, title=f"Charge {number}")))
    return made


@pytest.mark.parametrize(("number", "id"), [*enumerate(IDS)])
def test_a_document_is_at_its_address_and_below_it(home: Path, number: int, id: str) -> None:
    app, address = server(home), f"/document/{quote(id, safe=':')}"
    shown = ask(app, address)
    assert shown.status_code == 200
    assert f"Charge {number}</h1>" in shown.text
    for below in (f"{address}/similar", f"{address}/citation"):
        assert ask(app, below).status_code == 200
    case = ask(app, f"/case/{quote(id, safe=':')}", follow_redirects=True)
    assert case.status_code == 200
    assert ask(app, f"/feeds/case/{quote(id, safe=':')}.atom").status_code == 200
    (form,) = re.findall(r'<form class="as-of" action="([^"]*)"', shown.text)
    assert unescape(form) == address


def test_what_proves_a_document_and_is_not_kept_is_not_there(home: Path) -> None:
    answer = ask(server(home), "/document/us_h:a%20b/evidence")
    assert answer.status_code == 404
    assert "not kept" in answer.text


@pytest.mark.parametrize(
    "path", ["/document/%00", "/case/%00", "/name/a%00", "/document/%00/evidence", "/sources/%00"]
)
def test_what_no_database_holds_is_not_asked_of_it(home: Path, path: str) -> None:
    answer = ask(server(home), path)
    assert answer.status_code == 400
    assert "no text has" in answer.text


@pytest.mark.parametrize("path", ["//evil.example/", "///evil.example", "http://evil.example/"])
def test_no_page_leads_to_another_host(path: str) -> None:
    scope: Any = {"path": path}
    assert re.match(r"/(?!/)", written_path(scope))


@given(st.lists(PARTS, min_size=1, max_size=4))
def test_a_path_is_written_as_it_was_asked_for(parts: list[str]) -> None:
    asked = "/document/" + "%2F".join(quote(part, safe=":") for part in parts)
    scope: Any = {"path": "/", "raw_path": asked.encode()}

    async def app(*_: object) -> None: ...

    if "%2F" in asked:
        asyncio.run(keeping_slashes(app)(scope, None, None))  # type: ignore[arg-type]
        assert written_path(scope) == asked
