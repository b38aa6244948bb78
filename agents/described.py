"""The tools as a client is told of them: all of them shortly, and one at length.

A model reads the whole list before it asks anything, in every conversation. So the list says no
word twice: a parameter is explained by the first tool that takes it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, TypeAlias

import msgspec
from mcp_types import Tool as ToolDescription
from mcp_types import ToolAnnotations

from agents.tools.table import TOOLS
from agents.tools.tool import Tool
from answers.questions.parameters import Parameter, schema_of
from answers.questions.selected import FIELDS
from casebook.asking.fields import BY_NAME

#: Nothing is changed by a tool.
_READ_ALONE = ToolAnnotations(read_only_hint=True)
#: Keys of a schema that say nothing to a program that reads an answer.
_UNTOLD = ("title", "default", "required")
#: Keys of a parameter's schema that the list has no room for: a value that is none is refused with
#: a line that says why, and an answer says which rows it has.
_AT_LENGTH = ("pattern", "minimum", "maximum", "minItems", "default")
#: What a field over what was read takes, in the list.
_VALUES = {"type": ["string", "array"], "items": {"type": "string"}}
#: Name, type and choices of a parameter, which are explained once.
_Known: TypeAlias = tuple[str, str, tuple[str, ...]]


def descriptions() -> list[ToolDescription]:
    """Every tool, in the order of the table."""
    explained: set[_Known] = set()
    return [_described(tool, explained) for tool in TOOLS.values()]


def at_length(tool: Tool) -> dict[str, Any]:
    """All there is to say of a tool: what its list leaves out, the keys that it answers where none
    are asked for, and the schema of its answer. Pure."""
    return {
        "name": tool.name,
        "title": tool.title,
        "about": tool.question.about,
        "use": tool.use,
        "input": input_schema(tool),
        "usual_fields": [*tool.fields],
        "output": output_schema(tool),
    }


def input_schema(tool: Tool) -> dict[str, Any]:
    """What a tool may be called with: the parameters of its question, and `fields`. Pure."""
    properties = {it.name: {**schema_of(it), "description": it.about} for it in _parameters(tool)}
    return {**_input(tool, properties), "additionalProperties": False}


def output_schema(tool: Tool) -> dict[str, Any]:
    """What a tool answers: the contract of its question, of which `fields` may leave out any key.
    Pure."""
    schema = msgspec.json.schema(tool.question.answer)
    defs = {name: _without(part) for name, part in schema["$defs"].items()}
    root = defs.pop(tool.question.answer.__name__)
    return {**root, "$defs": defs}


def _described(tool: Tool, explained: set[_Known]) -> ToolDescription:
    properties = {it.name: _shortly(it, explained) for it in _parameters(tool)}
    refers = any("$ref" in schema for schema in properties.values())
    shared = {"$defs": {"values": _VALUES}} if refers else {}
    return ToolDescription(
        name=tool.name,
        description=tool.use,
        input_schema=_input(tool, properties) | shared,
        annotations=_READ_ALONE,
    )


def _input(tool: Tool, properties: dict[str, Any]) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "object", "properties": properties}
    required = [it.name for it in _parameters(tool) if it.required]
    return schema | ({"required": required} if required else {})


def _parameters(tool: Tool) -> Iterator[Parameter]:
    for parameter in (*tool.question.parameters, FIELDS):
        usual = tool.limit if parameter.name == "limit" else None
        yield parameter if usual is None else replace(parameter, default=usual)


def _shortly(parameter: Parameter, explained: set[_Known]) -> dict[str, Any]:
    """A parameter in the list: of one that was explained before only what type it is of."""
    key = (parameter.name, parameter.type, parameter.choices)
    known = key in explained
    explained.add(key)
    if parameter.name in BY_NAME:
        schema: dict[str, Any] = {"$ref": "#/$defs/values"}
    else:
        whole = schema_of(replace(parameter, choices=()) if known else parameter)
        schema = {key: it for key, it in whole.items() if key not in _AT_LENGTH}
    return schema if known else {**schema, "description": parameter.about}


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
