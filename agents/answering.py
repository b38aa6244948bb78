"""What a tool is called with, and its answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from agents.shortening import Cut, fitted
from agents.tools.tool import Tool
from answers.log.record_state import RecordState, coverage_then, record_state
from answers.questions.paging import limit_of, shown_in, total_of, with_first
from answers.questions.parameters import Given, read_values
from answers.questions.question import AS_OF, answer, moment_asked
from answers.questions.selected import FIELDS, paths_in, selected
from answers.to_json import to_json
from store.config import Settings
from store.log.database import Engine


@dataclass(frozen=True, kw_only=True, slots=True)
class Rows:
    """Which rows of a list an answer has."""

    #: The key they stand at.
    key: str
    offset: int
    shown: int
    total: int

    @property
    def following(self) -> int | None:
        """The offset to go on with; None at the end."""
        after = self.offset + self.shown
        return after if self.shown and after < self.total else None


@dataclass(frozen=True, kw_only=True, slots=True)
class Answered:
    """The answer to a tool."""

    #: The contract's JSON, or the keys of it that were asked for.
    json: Any
    record: RecordState
    #: How the sources were then, in one line.
    coverage: str
    #: None where the answer is no list, or none that can be gone on with.
    rows: Rows | None
    #: Lists and texts that were cut, because neither rows nor keys were asked for.
    cuts: tuple[Cut, ...]
    #: Whether keys were left out because none were asked for.
    shortened: bool


def answered(
    settings: Settings, engine: Engine, tool: Tool, arguments: Mapping[str, Any]
) -> Answered:
    """The answer to a tool. Raises what `answers.questions.question.answer` raises."""
    given = dict(given_by(arguments))
    asked = read_values([FIELDS], {FIELDS.name: given.pop(FIELDS.name, ())})[FIELDS.name]
    paths = tool.fields if asked is None else paths_in(asked)
    usual = asked is None and "limit" not in given
    if tool.limit is not None:
        given.setdefault("limit", [tool.limit])
    (as_of,) = read_values([AS_OF], {AS_OF.name: given.get(AS_OF.name, ())}).values()
    moment = moment_asked(settings, engine, as_of)
    record = record_state(settings, engine, as_of or "")

    found = answer(tool.question, settings, engine, given, moment)
    json, cuts = _in_room(found, paths) if usual else (selected(to_json(found), paths), ())
    fewer = [cut.shown for cut in cuts if cut.path == tool.question.rows]
    if fewer and limit_of(tool.question):  # so that the list can be gone on with
        found = with_first(tool.question, found, *fewer)
        json, cuts = _in_room(found, paths)
        given["limit"] = [shown_in(tool.question, found)]
    return Answered(
        json=json,
        record=record,
        coverage=record.coverage or coverage_then(settings, record),
        rows=_rows(tool, found, given),
        cuts=cuts,
        shortened=asked is None and bool(tool.fields),
    )


def _in_room(found: object, paths: Sequence[str]) -> tuple[Any, tuple[Cut, ...]]:
    return fitted(selected(to_json(found), paths))


def given_by(arguments: Mapping[str, Any]) -> Given:
    """What a program gives, by name; null is as if it were not given. Pure."""
    return {
        name: value if isinstance(value, list) else [value]
        for name, value in arguments.items()
        if value is not None
    }


def _rows(tool: Tool, found: object, given: Given) -> Rows | None:
    total = total_of(tool.question, found)
    if not tool.question.rows or total is None or "limit" not in given:
        return None
    offset = read_values(tool.question.parameters, given)["offset"]
    shown = shown_in(tool.question, found)
    return Rows(key=tool.question.rows, offset=offset, shown=shown, total=total)
