"""An answer is short where nothing is said about its length, and still has its quotes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from mcp import Client
from mcp_types import CallToolResult

from agents.tools.table import TOOLS
from store import config
from store.log.database import open_store
from tests.agents.assistant import conversation, server_of, texts
from tests.stores.test_kept_stores import HERE, SENTENCED, _home

#: Some 3,000 tokens of a record: ids and addresses take more of them than words.
_MOST = 8_500
_CALLS: dict[str, dict[str, Any]] = {
    "search": {"query": "ketamine"},
    "show": {"id": SENTENCED},
    "similar": {"id": SENTENCED},
    "timeline": {"query": "ketamine", "by": "auto"},
    "cases": {},
    "case": {"id": SENTENCED},
    "person": {"name": "Voskamp"},
    "due": {"from": "2025-01-01", "within": "24m"},
    "stats": {"by": ["quarter"]},
    "stats-open": {"by": ["year"], "open": ["2025"]},
    "news": {},
    "changes": {},
    "changes-between": {"between": ["100", "170"]},
    "diff": {"id": SENTENCED},
    "sources": {},
    "looks": {"name": "us_doj_press_releases"},
    "saved": {},
    "try": {"query": "ketamine -clinic"},
    "log-list": {},
    "log-seal": {},
    "cite": {"id": SENTENCED},
}
#: Of what is said to have been done; the others lead there by ids.
_QUOTED = ("show", "case", "person", "due", "stats-open", "news")


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, CallToolResult]:
    """The answer of every tool over the kept store of the demo."""
    home: Path = tmp_path_factory.mktemp("home")
    _home(HERE / "2026_11_28", home)
    settings = config.load({"BLOTTER_HOME": str(home)})

    async def ask(client: Client) -> dict[str, CallToolResult]:
        return {name: await client.call_tool(name, asked) for name, asked in _CALLS.items()}

    return conversation(server_of(settings, open_store(settings.database_url)), ask)


@pytest.mark.parametrize("name", TOOLS)
def test_a_usual_answer_is_short(answers: dict[str, CallToolResult], name: str) -> None:
    said = texts(answers[name])
    assert not answers[name].is_error
    assert sum(map(len, said)) < _MOST
    assert ('"quote":' in said[1]) == (name in _QUOTED)
