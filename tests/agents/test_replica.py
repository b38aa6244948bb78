"""An assistant whose replica is gone is answered from where all is written."""

from __future__ import annotations

from pathlib import Path

import pytest
from mcp import Client
from mcp_types import CallToolResult, ListResourcesResult

from agents.server import server
from answers.catch_up import catch_up
from store import config
from store.readers.places import places_of
from tests.agents.assistant import conversation, texts
from tests.postgresql import Server, free_port
from tests.search.examples import Blotter

pytestmark = pytest.mark.servers


def test_a_replica_that_is_gone_is_done_without(postgresql: Server, tmp_path: Path) -> None:
    with postgresql.database() as url:
        blotter = Blotter(tmp_path, url)
        blotter.publish("ketamine")
        environ = {
            "BLOTTER_HOME": str(tmp_path),
            "BLOTTER_DATABASE_URL": url,
            "BLOTTER_DATABASE_READ_URL": url.replace(str(postgresql.port), str(free_port())),
            "BLOTTER_SEARCH_ENGINE": "postgres",
        }
        settings = config.load(environ)
        catch_up(settings)
        places = places_of(settings)

        async def ask(client: Client) -> tuple[ListResourcesResult, CallToolResult]:
            listed = await client.list_resources()
            return listed, await client.call_tool("search", {"query": "ketamine"})

        listed, found = conversation(server(places), ask)
        places.close()
        blotter.engine.dispose()
    assert [it.name for it in listed.resources][:1] == ["us_example_releases:0"]
    assert not found.is_error, texts(found)
    assert found.structured_content["total"] == 1
    assert texts(found)[0].startswith("As of position 1 of the log")
