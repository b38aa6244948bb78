"""The tools as a client is told of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import msgspec
from mcp_types import Tool as ToolDescription
from mcp_types import ToolAnnotations

from agents.tools.table import TOOLS
from agents.tools.tool import Tool
from answers.questions.parameters import Parameter, schema_of
from answers.questions.selected import FIELDS
from casebook.asking.fields import BY_NAME

#: Nothing is changed by a tool, and nothing asked of anybody else.
_READ_ALONE = ToolAnnotations(
    read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
)
#: Keys of a schema that say nothing to a program that reads an answer.
_UNTOLD = ("title", "default", "required")


def descriptions() -> list[ToolDescription]:
    """Every tool, in the order of the table."""
    return [_described(tool) for tool in TOOLS.values()]


def input_schema(tool: Tool) -> dict[str, Any]:
    """What a tool may be called with: the parameters of its question, and `fields`. Pure."""
    parameters = [_with_defaults(tool, it) for it in (*tool.question.parameters, FIELDS)]
    properties = {it.name: _property(tool, it) for it in parameters}
    required = [it.name for it in parameters if it.required]
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def output_schema(tool: Tool) -> dict[str, Any]:
    """What a tool answers: the contract of its question, of which `fields` may leave out any key.
    Pure."""
    schema = msgspec.json.schema(tool.question.answer)
    defs = {name: _without(part) for name, part in schema["$defs"].items()}
    root = defs.pop(tool.question.answer.__name__)
    return {**root, "$defs": defs}


def _described(tool: Tool) -> ToolDescription:
    return ToolDescription(
        name=tool.name,
        title=tool.title,
        description=f"{tool.question.about} {tool.use}",
        input_schema=input_schema(tool),
        output_schema=output_schema(tool),
        annotations=_READ_ALONE,
    )


def _with_defaults(tool: Tool, parameter: Parameter) -> Parameter:
    if parameter.name == "limit" and tool.limit is not None:
        return replace(parameter, default=tool.limit)
    if parameter.name == FIELDS.name and tool.fields:
        return replace(parameter, default=",".join(tool.fields))
    return parameter


def _property(tool: Tool, parameter: Parameter) -> dict[str, Any]:
    """The fields over what was read are the same for every tool, and explained by the first alone:
    a client reads the whole list before it asks anything."""
    schema = schema_of(parameter)
    if parameter.name in BY_NAME and tool is not TOOLS["search"]:
        return schema
    return {**schema, "description": parameter.about}


def _without(part: Any) -> Any:
    """A part of a schema without what an answer of fewer keys would break, and what is long."""
    if isinstance(part, list):
        return [_without(one) for one in part]
    if not isinstance(part, dict):
        return part
    kept = {key: _without(it) for key, it in part.items() if key not in (*_UNTOLD, "properties")}
    if "properties" in part:  # whose keys are names, which may be those of keywords
        kept["properties"] = {name: _without(it) for name, it in part["properties"].items()}
    return kept
