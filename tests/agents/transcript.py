"""A conversation with `blotter mcp`, as docs/reference/agents-transcript.md has it.

`python -m tests.agents.transcript` writes it anew, from the kept store of the demo. All is asked as
of a position, so that it reads the same on any day.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mcp import Client

from tests.agents.assistant import command, conversation, texts
from tests.conftest import ROOT
from tests.stores.test_kept_stores import HERE, _home

FILE = ROOT / "docs" / "reference" / "agents-transcript.md"

_HEAD = """# A conversation over MCP

What an assistant's program and `blotter mcp` say to each other, word for word, over the sample
record; all names in it are invented. Each answer has two texts: what it rests on, and the record as
JSON, broken into lines here. Written by `python -m tests.agents.transcript`; a test holds it to be
what is answered today.
"""
_THEN = "176"
_SENTENCED = "us_doj_press_releases:e45a63be-3e39-56d4-9c81-c4fb514f1a23"


@dataclass(frozen=True, kw_only=True, slots=True)
class Call:
    """What is asked, and why."""

    why: str
    tool: str
    arguments: dict[str, Any]


CALLS = (
    Call(
        why="*Was anybody sentenced over a telehealth clinic?* A first look, of two documents.",
        tool="search",
        arguments={"query": "ketamine clinic kind:sentence", "limit": 2, "as_of": _THEN},
    ),
    Call(
        why="What one of them says was done, with its quotes.",
        tool="show",
        arguments={"id": _SENTENCED, "as_of": _THEN},
    ),
    Call(
        why="What became of those who were charged: where each party stands, without the rest.",
        tool="case",
        arguments={
            "id": _SENTENCED,
            "fields": "id,first,last,dockets,parties.name,parties.status",
            "as_of": _THEN,
        },
    ),
    Call(
        why="*How many sentences were there, by year?* Counted, not guessed from hits.",
        tool="stats",
        arguments={
            "by": ["year"],
            "kind": ["sentence"],
            "fields": "by,total,cells",
            "as_of": _THEN,
        },
    ),
    Call(
        why="A mistake is said in a line, which the next call can mend.",
        tool="search",
        arguments={"query": "ketamine kind:sentenced", "as_of": _THEN},
    ),
    Call(
        why="The reference of the statement.",
        tool="cite",
        arguments={"id": _SENTENCED, "as_of": _THEN},
    ),
)


def transcript() -> str:
    """The conversation, held with a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        _home(HERE / "2026_11_28", home)

        async def ask(client: Client) -> list[str]:
            return [part for call in CALLS for part in await _heard(client, call)]

        return "\n".join([_HEAD, *conversation(command(home), ask)])


async def _heard(client: Client, call: Call) -> list[str]:
    result = await client.call_tool(call.tool, call.arguments)
    return [*_asked(call), *_said(texts(result), error=result.is_error)]


def _asked(call: Call) -> Iterator[str]:
    yield f"## {call.tool}\n\n{call.why}\n"
    yield f"```json\n{json.dumps(call.arguments, ensure_ascii=False, indent=2)}\n```\n"


def _said(blocks: list[str], *, error: bool) -> Iterator[str]:
    yield "The answer, marked as an error:\n" if error else "The answer:\n"
    yield f"```\n{blocks[0]}\n```\n"
    for record in blocks[1:]:
        yield f"```json\n{json.dumps(json.loads(record), ensure_ascii=False, indent=2)}\n```\n"


if __name__ == "__main__":
    FILE.write_text(transcript(), encoding="utf-8")
