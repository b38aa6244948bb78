"""One contract, asked three ways: the command line, HTTP and MCP give the same JSON, and refuse the
same with the same words."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias

import pytest

pytest.importorskip("litestar", reason="the extra `web` is not installed")
pytest.importorskip("mcp", reason="the extra `mcp` is not installed")

from click.testing import CliRunner
from litestar import Litestar
from litestar.testing import TestClient
from mcp import Client
from mcp_types import CallToolResult

from cli.main import main
from store import config
from store.log.database import open_store
from tests.agents.assistant import conversation, server_of, texts
from tests.stores.test_kept_stores import ERASED, HERE, ORDER, SENTENCED, _home
from web.app import application

Asked: TypeAlias = Mapping[str, Any]

_DOCKET = "us_courtlistener_dockets:99018301"
_MASKED = "us_courtlistener_dockets:99250421"
_HITS = "total,hits.id,hits.passages.text"
_ACTS = "entries.history.quote,entries.status,total"

#: A list is asked for so many rows at every door, since their defaults differ.
QUESTIONS: tuple[tuple[str, Asked], ...] = (
    ("search", {"query": "ketamine", "limit": 20}),
    ("search", {"query": "ketamine", "limit": 3, "offset": 7, "fields": _HITS}),
    ("search", {"query": "sentenced", "limit": 5, "sort": "newest"}),
    ("search", {"query": "21 USC 841", "limit": 10, "fields": "total,hits.highlights"}),
    ("search", {"query": '"ketamine clinic" OR telehealth', "limit": 5, "facets": True}),
    ("search", {"query": "clinic w/5 owner", "limit": 5, "copies": True}),
    ("search", {"query": "ketamine", "limit": 5, "kind": ["charge", "sentence"]}),
    ("search", {"query": "ketamine", "limit": 5, "state": ["WA"], "from": "2025-01-01"}),
    ("search", {"query": "ketamine", "limit": 5, "to": "2025-06", "sort": "oldest"}),
    ("search", {"query": "ketamine", "limit": 5, "source": ["us_doj_press_releases"]}),
    ("search", {"query": "ketamine", "limit": 5, "as_of": "131"}),
    ("search", {"query": "ketamine", "limit": 5, "as_of": "131", "history": True}),
    ("search", {"query": "sentenced", "limit": 5, "tag": ["telehealth"]}),
    ("search", {"query": "ketamine kind:sentence", "limit": 5, "prefer": "recent"}),
    ("search", {"query": "nothingatall", "limit": 5}),
    ("show", {"id": SENTENCED}),
    ("show", {"id": SENTENCED, "revision": 0}),
    ("show", {"id": SENTENCED, "fields": "reading.actions.quote,events.hash,revision"}),
    ("show", {"id": SENTENCED, "as_of": "131"}),
    ("show", {"id": ORDER}),
    ("show", {"id": _MASKED}),
    ("show", {"id": _MASKED, "as_of": "170", "fields": "title,text"}),
    ("timeline", {"limit": 10}),
    ("timeline", {"query": "ketamine", "limit": 4, "by": "year"}),
    ("timeline", {"query": "ketamine", "limit": 4, "by": "auto", "fields": "total,histogram"}),
    ("timeline", {"query": "ketamine", "limit": 4, "offset": 4, "kind": ["charge"]}),
    ("timeline", {"limit": 6, "from": "2025-01-01", "to": "2025-12-31", "as_of": "100"}),
    ("cases", {"limit": 50}),
    ("cases", {"limit": 3, "offset": 2, "sort": "newest", "fields": "total,cases.id,basis"}),
    ("cases", {"query": "telehealth", "limit": 5, "min": 1}),
    ("cases", {"limit": 5, "min": 1, "state": ["TX"], "as_of": "120"}),
    ("cases", {"limit": 5, "since": "100"}),
    ("case", {"id": ORDER}),
    ("case", {"id": _DOCKET, "fields": "steps.act,parties.status,links.reason"}),
    ("case", {"id": _DOCKET, "as_of": "120"}),
    ("case", {"id": _MASKED}),
    ("person", {"name": "Voskamp", "limit": 10}),
    ("person", {"name": "Voskamp", "limit": 10, "fields": _ACTS}),
    ("person", {"name": "Leland Voskamp", "limit": 10, "as_of": "100"}),
    ("person", {"name": "Nobody Atall", "limit": 10}),
    ("due", {"limit": 20, "from": "2026-01-01", "within": "12m"}),
    ("due", {"limit": 2, "from": "2025-01-01", "within": "52w", "fields": "days.quote,total"}),
    ("due", {"query": "ketamine", "limit": 5, "from": "2026-01-01", "within": "90d"}),
    ("due", {"limit": 20, "as_of": "131", "from": "2026-01-01", "within": "12m"}),
    ("stats", {"by": ["year"]}),
    ("stats", {"by": ["kind", "year"], "fields": "total,cells.cell,cells.count"}),
    ("stats", {"by": ["state"], "query": "ketamine", "kind": ["charge"]}),
    ("stats", {"by": ["quarter"], "as_of": "131"}),
    ("stats-open", {"by": ["year"], "open": ["2025"], "limit": 5}),
    ("stats-open", {"by": ["year"], "open": ["2025"], "limit": 5, "fields": "documents.quote"}),
    ("changes", {"limit": 50}),
    ("changes", {"limit": 3, "sort": "newest", "fields": "changes.change,changes.id,total"}),
    ("changes", {"limit": 10, "change": ["edited", "removed"]}),
    ("changes", {"limit": 10, "since": "100", "as_of": "160"}),
    ("changes", {"query": "ketamine", "limit": 10, "source": ["us_doj_press_releases"]}),
    ("sources", {"limit": 1000}),
    ("sources", {"limit": 4, "offset": 2, "fields": "sources.name,sources.state,total"}),
    ("sources", {"limit": 1000, "as_of": "131"}),
    ("similar", {"id": SENTENCED, "limit": 5}),
    ("similar", {"id": SENTENCED, "limit": 3, "as_of": "131", "fields": "words,hits.relation"}),
    ("diff", {"id": SENTENCED}),
    ("diff", {"id": SENTENCED, "from": 0, "to": 1, "fields": "fields.pieces,before.number"}),
    ("saved", {}),
    ("try", {"query": "ketamine -clinic"}),
    ("changes-between", {"between": ["100", "170"], "limit": 50}),
    ("log-list", {"limit": 5, "sort": "newest"}),
    ("log-list", {"limit": 5, "after": 100, "upto": 120, "as_of": "110"}),
    ("cite", {"id": SENTENCED}),
    ("cite", {"id": SENTENCED, "revision": 0}),
    ("cite", {"id": ORDER, "as_of": "170"}),
)
#: Asked wrongly: the words in which every door says so.
REFUSED: tuple[tuple[str, Asked, str], ...] = (
    ("search", {"query": "a (b"}, "this bracket is not closed"),
    ("search", {"query": "kind:wrong"}, "'wrong'"),
    ("search", {"query": "ketamine", "as_of": "9999"}, "9999"),
    ("search", {"query": "ketamine", "as_of": "2001-01-01"}, "the log began at"),
    ("cases", {"as_of": "2001-01-01"}, "or the publisher's day: `blotter search --on 2001-01-01`"),
    ("search", {"query": "ketamine", "state": ["nowhere"]}, "'nowhere'"),
    ("search", {"query": "ketamine", "fields": "hits.nothing"}, "there is no key hits.nothing"),
    ("search", {"query": "ketamine", "from": "2026-01-01", "to": "2025-01-01"}, "2026-01-01"),
    ("show", {"id": "nobody"}, "no document nobody"),
    ("show", {"id": ERASED}, "its content was erased"),
    ("show", {"id": SENTENCED, "revision": 9}, "9"),
    ("case", {"id": "nobody"}, "no document nobody"),
    ("cases", {"limit": 0}, "0"),
    ("timeline", {"query": "ketamine", "by": "century"}, "century"),
    ("due", {"within": "soon"}, "soon"),
    ("stats", {"by": ["year", "year"]}, "by one trait"),
    ("stats-open", {"by": ["year"], "open": ["106"], "limit": 5}, "106"),
    ("cite", {"id": "nobody"}, "no document nobody"),
)

#: What a command takes without an option.
_WORDS = ("query", "id", "name")
#: The commands of questions that have none of their name.
_COMMANDS = {
    "changes-between": ("changes",),
    "cite": ("show",),
    "log-list": ("log", "list"),
    "stats-open": ("stats",),
}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The kept store of the demo, with an edit, tags, masks, and an erasure."""
    made = tmp_path_factory.mktemp("home")
    _home(HERE / "2026_11_28", made)
    return made


@pytest.fixture(scope="module")
def http(home: Path) -> Iterator[TestClient[Litestar]]:
    settings = config.load({"BLOTTER_HOME": str(home)})
    with TestClient(application(settings)) as client:
        yield client


@pytest.fixture(scope="module")
def assistants(home: Path) -> Mapping[str, CallToolResult]:
    """The answers of MCP to all that is asked here, heard in one conversation."""
    settings = config.load({"BLOTTER_HOME": str(home)})
    every = [*QUESTIONS, *((name, asked) for name, asked, _ in REFUSED)]

    async def ask(client: Client) -> dict[str, CallToolResult]:
        return {
            _key(name, asked): await client.call_tool(name, {"fields": "", **asked})
            for name, asked in every
        }

    return conversation(server_of(settings, open_store(settings.database_url)), ask)


def test_there_are_sixty_questions_of_every_kind() -> None:
    assert len({_key(name, asked) for name, asked in QUESTIONS}) >= 60
    for every in ("fields", "limit", "offset", "as_of", "sort", "source", "kind"):
        assert any(every in asked for _, asked in QUESTIONS)


@pytest.mark.parametrize(("name", "asked"), QUESTIONS)
def test_three_doors_give_the_same(
    home: Path,
    http: TestClient[Litestar],
    assistants: Mapping[str, CallToolResult],
    name: str,
    asked: Asked,
) -> None:
    spoken = assistants[_key(name, asked)]
    assert not spoken.is_error, texts(spoken)
    served = http.get(f"/api/v1/{name}", params=_in_address(asked))
    assert served.status_code == 200, served.text
    done = CliRunner().invoke(main, command(name, asked), env={"BLOTTER_HOME": str(home)})
    assert done.exit_code == 0, done.output
    assert json.loads(done.stdout) == served.json() == spoken.structured_content
    assert json.loads(texts(spoken)[1]) == spoken.structured_content


@pytest.mark.parametrize(("name", "asked", "words"), REFUSED)
def test_three_doors_refuse_the_same(
    home: Path,
    http: TestClient[Litestar],
    assistants: Mapping[str, CallToolResult],
    name: str,
    asked: Asked,
    words: str,
) -> None:
    spoken = assistants[_key(name, asked)]
    assert spoken.is_error
    (line,) = texts(spoken)
    served = http.get(f"/api/v1/{name}", params=_in_address(asked))
    assert 400 <= served.status_code < 500
    done = CliRunner().invoke(main, command(name, asked), env={"BLOTTER_HOME": str(home)})
    assert done.exit_code in (1, 2)
    for said in (line, served.json()["detail"], done.stderr):
        assert words in said


def command(name: str, asked: Asked) -> list[str]:
    """The words of a command that asks a question."""
    given = dict(asked)
    options = ["--cite", "json"] if name == "cite" else ["--format", "json"]
    spoken = [str(given.pop(word)) for word in _WORDS if word in given]
    for key, value in given.items():
        option = f"--{key.replace('_', '-')}"
        if key == "between":  # whose two moments are one value of an option
            options += [option, *value]
            continue
        for one in value if isinstance(value, list) else [value]:
            options += [option] if one is True else [option, str(one)]
    return [*_COMMANDS.get(name, (name,)), *options, *spoken]


def _in_address(asked: Asked) -> Asked:
    return {key: "true" if value is True else value for key, value in asked.items()}


def _key(name: str, asked: Asked) -> str:
    return f"{name} {json.dumps(asked)}"
