"""`blotter mcp` as it is started: a process at two pipes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from mcp import Client
from mcp_types import CallToolResult

from tests.agents.assistant import command, conversation, texts
from tests.answers.examples import CASES, a_store
from tests.search.examples import document, published

pytestmark = pytest.mark.servers

_BEGIN = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "initialize",
    "params": {
        "protocolVersion": "2025-06-18",
        "capabilities": {},
        "clientInfo": {"name": "by hand", "version": "1"},
    },
}
_ASK = {
    "jsonrpc": "2.0",
    "id": 2,
    "method": "tools/call",
    "params": {"name": "search", "arguments": {"query": "ketamine"}},
}


def test_a_store_that_grows_is_asked_by_the_official_client(tmp_path: Path) -> None:
    blotter = a_store(tmp_path, CASES)

    async def ask(client: Client) -> list[CallToolResult]:
        before = await client.call_tool("search", {"query": "zebras"})
        blotter.append(published(document("us_example:later", "Ketamine for zebras.")))
        return [before, await client.call_tool("search", {"query": "zebras"})]

    before, after = conversation(command(tmp_path), ask)
    assert (before.structured_content["total"], after.structured_content["total"]) == (0, 1)
    assert texts(after)[0].startswith("As of position 5 of the log")


def test_nothing_but_the_protocol_is_written_and_it_ends_with_its_input(tmp_path: Path) -> None:
    a_store(tmp_path, CASES)
    begun = {"jsonrpc": "2.0", "method": "notifications/initialized"}
    started = command(tmp_path)
    with subprocess.Popen(
        [started.command, *started.args],
        env={**os.environ, "BLOTTER_HOME": str(tmp_path)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin and process.stdout and process.stderr
        answers = []
        for asked in (_BEGIN, begun, "no JSON", _ASK):
            process.stdin.write(f"{asked if isinstance(asked, str) else json.dumps(asked)}\n")
            process.stdin.flush()
            if isinstance(asked, dict) and "id" in asked:
                answers.append(json.loads(process.stdout.readline()))
        process.stdin.close()
        assert process.wait(timeout=30) == 0
        assert process.stdout.read() == ""
        assert "Traceback" not in process.stderr.read()
    assert [answer["id"] for answer in answers] == [1, 2]
    assert answers[0]["result"]["serverInfo"]["name"] == "blotter"
    assert answers[1]["result"]["structuredContent"]["total"] == 3


def test_without_the_extra_it_says_how_to_get_it(tmp_path: Path) -> None:
    blocked = "import sys; sys.modules['mcp'] = None; from cli.main import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", blocked, "mcp"],
        env={**os.environ, "BLOTTER_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "pip install 'enforcement-blotter[mcp]'" in done.stderr
    assert done.stdout == ""
