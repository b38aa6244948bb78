"""Every kept store answers at every door: the pages and the API, an assistant, and the folder that
is published."""

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

from agents.server import server
from agents.tools import TOOLS
from store import config
from store.log.database import open_store
from tests.agents.assistant import conversation, texts
from tests.publishing.links import dead_links
from tests.stores.test_kept_stores import HERE, _home, blotter
from web.app import application

Asked: TypeAlias = Mapping[str, Any]

STORES = sorted(file.parent.name for file in HERE.glob("*/home.tar.xz"))
#: What a tool must be told, where `{id}` stands for a document of the store.
_NEEDED: Mapping[str, Asked] = {
    "search": {"query": "ketamine OR grand"},
    "show": {"id": "{id}"},
    "case": {"id": "{id}"},
    "cite": {"id": "{id}"},
    "person": {"name": "Quimby"},
    "stats": {"by": ["year"]},
    "stats-open": {"by": ["source"], "open": ["{source}"]},
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
    asked = {name: _asked(name, id) for name in TOOLS}

    async def ask(client: Client) -> dict[str, CallToolResult]:
        return {name: await client.call_tool(name, dict(asked[name])) for name in asked}

    spoken = conversation(server(settings, open_store(settings.database_url)), ask)
    for name, result in spoken.items():
        assert not result.is_error, texts(result)
        served = http.get(f"/api/v1/{name}", params=asked[name])
        assert served.json() == result.structured_content


def test_it_is_published(home: Path, tmp_path: Path) -> None:
    said = blotter(home, "publish", str(tmp_path / "site"))
    assert " documents in " in said
    # Where a name is hidden, the quotes behind it stand elsewhere in the text.
    assert [link for link in dead_links(tmp_path / "site") if "#claim-" not in link] == []


def _asked(tool: str, id: str) -> Asked:
    """What a tool is told: all keys of the answer, and five rows of a list."""
    asked: dict[str, Any] = {"fields": "", **_NEEDED.get(tool, {})}
    if "limit" in {parameter.name for parameter in TOOLS[tool].question.parameters}:
        asked["limit"] = 5
    filled = {"{id}": id, "{source}": id.partition(":")[0]}
    return {name: _filled(value, filled) for name, value in asked.items()}


def _filled(value: Any, filled: Mapping[str, str]) -> Any:
    if isinstance(value, list):
        return [_filled(one, filled) for one in value]
    return filled.get(value, value)
