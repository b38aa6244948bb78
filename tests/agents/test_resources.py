"""Documents, matters and tools as resources."""

from __future__ import annotations

import json
from typing import Any

import pytest
from mcp import Client
from mcp.shared.exceptions import MCPError
from mcp_types import TextResourceContents

from agents.resources import DOCUMENT, KINDS, MATTER
from agents.tools.table import TOOLS
from tests.agents.assistant import conversation, server_of
from tests.answers.examples import ACQUITTAL, CASES, CHARGE, DAYS
from tests.search.examples import Blotter, document, published


def read(blotter: Blotter, address: str) -> Any:
    async def ask(client: Client) -> Any:
        (content,) = (await client.read_resource(address)).contents
        assert isinstance(content, TextResourceContents)
        assert content.mime_type == "application/json"
        assert content.meta is not None
        return json.loads(content.text), content.meta.get("blotter/position")

    return conversation(server_of(blotter.settings, blotter.engine), ask)


def test_a_document_and_a_matter_are_read_whole(record: Blotter) -> None:
    shown, position = read(record, f"blotter://document/{CHARGE}")
    assert (shown["id"], shown["text"], position) == (CHARGE, CASES[0].text, 7)
    assert shown["events"][0]["capture"]["sha256"] == "0" * 64
    matter, _ = read(record, MATTER.address(CHARGE))
    assert ACQUITTAL in matter["documents"] and matter["links"]
    then, position = read(record, f"{MATTER.address(CHARGE)}?as_of=1")
    assert (then["documents"], position) == ([CHARGE], 1)


def test_an_address_holds_any_id(blotter: Blotter) -> None:
    id = "us_example:a b/c?d#é%41"
    blotter.append(published(document(id, "Ketamine.")))
    assert read(blotter, DOCUMENT.address(id))[0]["id"] == id


def test_the_newest_are_listed_and_can_be_read(record: Blotter) -> None:
    async def ask(client: Client) -> list[str]:
        found = (await client.list_resources()).resources
        for resource in found:
            await client.read_resource(resource.uri)
        return [resource.uri for resource in found]

    listed = conversation(server_of(record.settings, record.engine), ask)
    documents = [address for address in listed if address.startswith("blotter://document/")]
    assert sorted(documents) == sorted(DOCUMENT.address(it.id) for it in (*CASES, *DAYS))
    assert MATTER.address(CHARGE) in listed


def test_how_they_are_addressed_is_told(record: Blotter) -> None:
    found = conversation(
        server_of(record.settings, record.engine), lambda client: client.list_resource_templates()
    )
    assert [it.uri_template for it in found.resource_templates] == [
        *(str(kind.template) for kind in KINDS),
        "blotter://tool/{name}",
    ]


@pytest.mark.parametrize("name", TOOLS)
def test_a_tool_is_told_at_length(record: Blotter, name: str) -> None:
    tool = TOOLS[name]
    told, _ = read(record, f"blotter://tool/{name}")
    taken = [parameter.name for parameter in tool.question.parameters]
    assert [*told["input"]["properties"]] == [*taken, "fields"]
    assert all(schema["description"] for schema in told["input"]["properties"].values())
    assert told["output"]["type"] == "object"
    assert told["usual_fields"] == [*tool.fields]
    if tool.limit is not None:
        assert told["input"]["properties"]["limit"]["default"] == tool.limit


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("blotter://document/nobody", "no document nobody"),
        ("blotter://nothing/1", "there is nothing at blotter://nothing/1"),
        ("file:///etc/passwd", "there is nothing at file:///etc/passwd"),
        ("blotter://tool/erase", "there is nothing at blotter://tool/erase: blotter://document/"),
        ("blotter://document/", "there is nothing at blotter://document/"),
        (f"blotter://document/{CHARGE}?as_of=99", "as_of: "),
    ],
)
def test_what_is_not_there_is_said_in_one_line(record: Blotter, address: str, said: str) -> None:
    with pytest.raises(MCPError, match=r".*") as refused:
        read(record, address)
    assert str(refused.value).startswith(said)
