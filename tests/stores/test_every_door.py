"""Every kept store answers at every door: pages, feeds, API, assistants, a published folder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias

import pytest

pytest.importorskip("litestar", reason="the extra `web` is not installed")
pytest.importorskip("mcp", reason="the extra `mcp` is not installed")

from litestar import Litestar
from litestar.testing import TestClient
from mcp import Client
from mcp_types import CallToolResult

from store import config
from store.log.database import open_store
from tests.agents.assistant import conversation, server_of, texts
from tests.publishing.folders import dead_links
from tests.stores.test_kept_stores import HERE, _home, blotter
from web.app import application

Asked: TypeAlias = Mapping[str, Any]

STORES = sorted(file.parent.name for file in HERE.glob("*/home.tar.xz"))
#: What is asked of both, where `{id}` stands for a document of the store.
QUESTIONS: Mapping[str, Asked] = {
    "search": {"query": "ketamine OR grand", "limit": 5},
    "show": {"id": "{id}"},
    "timeline": {"limit": 5},
    "cases": {"limit": 5, "min": 1},
    "case": {"id": "{id}"},
    "person": {"name": "Quimby", "limit": 5},
    "due": {"limit": 5},
    "stats": {"by": ["year"]},
    "changes": {"limit": 5},
    "sources": {"limit": 5},
    "cite": {"id": "{id}"},
}
PAGES = (
    *("/", "/search?query=ketamine&facets=", "/search/times?query=ketamine"),
    *("/document/{id}", "/document/{id}/citation", "/document/{id}/evidence", "/case/{id}"),
    *("/cases", "/name/Quimby", "/changes", "/due", "/counts", "/sources", "/log"),
    *("/feeds/search.atom", "/feeds/search.json", "/feeds/due.ics", "/search/export.csv"),
)


@pytest.fixture(scope="module", params=STORES)
def home(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home as it was kept, with the database, the index and the settings of then."""
    made = tmp_path_factory.mktemp("home")
    _home(HERE / request.param, made)
    return made


@pytest.fixture(scope="module")
def http(home: Path) -> Iterator[TestClient[Litestar]]:
    with TestClient(application(config.load({"BLOTTER_HOME": str(home)}))) as client:
        yield client


@pytest.fixture(scope="module")
def id(http: TestClient[Litestar]) -> str:
    """A document of the store."""
    (row,) = http.get("/api/v1/timeline?limit=1").json()["hits"]
    found: str = row["id"]
    return found


@pytest.mark.parametrize("path", PAGES)
def test_pages_and_feeds(http: TestClient[Litestar], id: str, path: str) -> None:
    answer = http.get(path.format(id=id))
    assert answer.status_code == 200, answer.text
    assert answer.content


def test_programs_and_assistants_get_the_same(
    home: Path, http: TestClient[Litestar], id: str
) -> None:
    settings = config.load({"BLOTTER_HOME": str(home)})
    asked = {
        name: {"fields": "", **{key: id if it == "{id}" else it for key, it in given.items()}}
        for name, given in QUESTIONS.items()
    }

    async def ask(client: Client) -> dict[str, CallToolResult]:
        return {name: await client.call_tool(name, asked[name]) for name in asked}

    spoken = conversation(server_of(settings, open_store(settings.database_url)), ask)
    for name, result in spoken.items():
        assert not result.is_error, texts(result)
        served = http.get(f"/api/v1/{name}", params=asked[name])
        assert served.json() == result.structured_content


def test_it_is_published(home: Path, tmp_path: Path) -> None:
    said = blotter(home, "publish", str(tmp_path / "site"))
    assert " documents in " in said
    assert list(dead_links(tmp_path / "site")) == []
