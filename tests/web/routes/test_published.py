"""Every address of a published folder is right on a server too, and leads to the same."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from litestar.types import ASGIApp

from answers.documents.published_paths import published_path, published_place
from publishing.manifest import NAME
from publishing.publish import publish
from store.log.database import writing
from store.log.events import SourceChecked
from store.log.log import NewEvent, append
from tests.answers.examples import CASES, CHARGE, PLEA
from tests.publishing.folders import contents
from tests.search.examples import NOW, Blotter, document, masked, published
from tests.web.access.asked import ask, server
from web.addresses import is_published_alone

#: Keys that are words in addresses of ours, and ids that are no names of folders as they stand.
_OURS = ("diff", "similar", "citation", "evidence", "index.html", "Bram Cole/ü")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("home")
    blotter = Blotter(made)
    blotter.append(*map(published, CASES))
    text = "Ada Marsh was charged with selling ketamine."
    for key in _OURS:
        blotter.append(published(document(f"us_keys:{key}", text, title=f"Of {key}")))
    undated = document("us_keys:undated", text, title="Of no day")
    blotter.append(published(replace(undated, published_on=None)))
    look = SourceChecked(checked_at=NOW, outcome="ok", reason="", newest=NOW.date())
    with writing(blotter.engine) as connection:
        for name in ("us_example", "us_example_releases"):
            append(connection, [NewEvent(stream=f"source/{name}", event=look)], now=NOW)
    publish(blotter.settings, blotter.engine, made / "site", now=NOW)
    return made


@pytest.fixture(scope="module")
def app(home: Path) -> ASGIApp:
    return server(home)


def test_every_file_is_there_too(home: Path, app: ASGIApp) -> None:
    for path, content in contents(home / "site").items():
        if path == NAME:  # ours alone: no page leads to it
            continue
        answer = ask(app, f"/{path}", follow_redirects=True)
        assert answer.status_code == 200, path
        if path.startswith(("document/", "case/", "name/")) and path.endswith(".html"):
            assert _heading(answer.text) == _heading(content.decode()), path
        if path.endswith(".json") and "feed" not in path:
            assert answer.headers["content-type"] == "application/json", path


def test_a_folder_is_where_its_page_is(home: Path, app: ASGIApp) -> None:
    for page in (home / "site").rglob("index.html"):
        folder = f"/{page.parent.relative_to(home / 'site')}"
        if is_published_alone(folder):
            to = ask(app, f"{folder}/index.html").headers["location"]
            assert {ask(app, it).headers["location"] for it in (folder, f"{folder}/")} == {to}


def _heading(page: str) -> str:
    (found,) = re.findall(r"<h1[^>]*>(.*?)</h1>", page, re.DOTALL)
    return re.sub(r"\s+", " ", str(found))


@pytest.mark.parametrize("key", _OURS)
@pytest.mark.parametrize("kind", ["document", "case"])
def test_the_address_that_letters_tell_leads_to_the_page(app: ASGIApp, kind: str, key: str) -> None:
    answer = ask(app, f"/{published_path(kind, f'us_keys:{key}', '')}?as_of=10")
    assert answer.status_code == 308
    assert answer.headers["location"] == f"/{kind}/us_keys:{quote(key, safe='')}?as_of=10"
    assert answer.headers["cache-control"] == "no-cache"


def test_a_hidden_name_is_in_no_address(tmp_path: Path) -> None:
    blotter = Blotter(tmp_path)
    blotter.append(published(document("us_example:Bram Tolliver/ü", "ketamine")))
    blotter.append(masked("Bram Tolliver"))
    app = server(tmp_path)
    shown = ask(app, f"/{published_path('document', 'us_example:[masked]/ü', '')}")
    assert shown.headers["location"] == "/document/us_example:%5Bmasked%5D%2F%C3%BC"
    for kind, id in (("document", "us_example:Bram Tolliver/ü"), ("name", "Bram Tolliver")):
        gone = ask(app, f"/{published_path(kind, id)}")
        assert "Bram Tolliver" not in gone.headers["location"]
        assert "Tolliver" not in ask(app, gone.headers["location"]).text.replace("bram-", "")


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("/index.html", "/search"),
        ("/feed.atom", "/feeds/search.atom"),
        ("/year/2024/2/index.html", "/search?query=published%3A2024&sort=newest&offset=400"),
        ("/year/undated/", "/search?query=-published%3A1000..2999&sort=newest"),
        ("/sources/us_dea/3", "/search?query=source%3Aus_dea&sort=newest&offset=800"),
        ("/cases/200/", "/cases?offset=200"),
        ("/cases/200/index.json", "/api/v1/cases?sort=newest&limit=200&min=1&offset=200"),
        (f"/case/{CHARGE.replace(':', '/')}/feed.json", f"/feeds/case/{CHARGE}.json"),
        (f"/document/{PLEA.replace(':', '/')}/index.json", "/api/v1/show?id=us_example%3A3"),
        ("/due/feed.ics", "/feeds/due.ics"),
    ],
)
def test_what_an_address_leads_to(app: ASGIApp, path: str, address: str) -> None:
    answer = ask(app, path)
    assert (answer.status_code, answer.headers["location"]) == (308, address)


@pytest.mark.parametrize(
    "path",
    [
        *("/", "/cases", "/due", "/name", "/name/diff", f"/document/{PLEA}", "/sources/us_dea"),
        *(f"/document/{PLEA}/diff", f"/document/{PLEA}/evidence", f"/case/{PLEA}", "/search"),
        *("/static/blotter.css", "/feeds/search.atom", "/feeds/case/us_x:1.json", "/api/v1/cases"),
    ],
)
def test_addresses_of_the_server_stay(path: str) -> None:
    assert not is_published_alone(path)


@pytest.mark.parametrize(
    "path", ["/published", "/published/", "/published/x", "/year/2024/1/2/3", "/year/../x"]
)
def test_nothing_else_is_there(app: ASGIApp, path: str) -> None:
    assert ask(app, path).status_code == 404


@given(st.sampled_from(["document", "case"]), st.text(min_size=1), st.text(min_size=1))
def test_a_path_is_read_as_it_was_made(kind: str, source: str, key: str) -> None:
    path = published_path(kind, f"{source.replace(':', '')}:{key}")
    place = published_place(path)
    assert place
    assert "/".join((place.kind, *place.folders, place.file)) == path
    assert is_published_alone(f"/{path}")
