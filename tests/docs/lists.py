"""Pages of the reference that are lists, made of what they list: the contract and the events."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any, get_args

from answers.contract import schemas
from store.log import events

_REFERENCE = Path(__file__).resolve().parents[2] / "docs" / "reference"

_CONTRACT = """# The contract

What `--format json` of a command prints, `/api/v1/NAME` answers and an assistant is given is one
JSON. Its shape is a JSON Schema (2020-12), made from the types that answer (`make contract`). Keys
are added, never renamed or dropped. `read` and `export` give one object a line.

| answer | what it is | keys |
|---|---|---|
"""
_EVENTS = """# Events

The log is a sequence of events: facts that were observed, decided or sent. `blotter log list` shows
them, `blotter log export` writes them as JSON Lines. Names of events and fields stay for ever.
Fields are added with defaults; what a program does not know it leaves alone.

| event | what it says | fields |
|---|---|---|
"""


def pages() -> Iterator[tuple[Path, str]]:
    """Each such page with what stands in it."""
    yield _REFERENCE / "contract.md", _CONTRACT + "".join(_answers())
    yield _REFERENCE / "events.md", _EVENTS + "".join(_events())


def _answers() -> Iterator[str]:
    for name, schema in schemas().items():
        whole = schema["$defs"][schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
        what = _sentence(whole.get("description", f"A row of the table `{name[7:]}`."))
        yield f"| [{name}](../contract/{name}.json) | {what} | {_keys(whole['properties'])} |\n"


def _events() -> Iterator[str]:
    for kind in get_args(events.Event):
        if kind not in (events.Unknown, events.Erased):
            named = {field.name: None for field in fields(kind)}
            what = _sentence(inspect.getdoc(kind) or "")
            yield f"| `{kind.__name__}` | {what} | {_keys(named)} |\n"


def _sentence(text: str) -> str:
    return " ".join(text.partition("\n\n")[0].split()).replace("|", "\\|")


def _keys(named: Mapping[str, Any]) -> str:
    return ", ".join(f"`{name}`" for name in named) or "none"
