"""The rows of a list a page at a time, all of one moment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Protocol, Self, runtime_checkable

from answers.questions.parameters import Given, Parameter
from answers.questions.question import Moment, Question, answer
from store.config import Settings
from store.log.database import Engine


@runtime_checkable
class Paged(Protocol):
    """An answer of which `limit` bounds something else than its rows."""

    @property
    def shown(self) -> int:
        """How many it has of what `limit` bounds."""

    def first(self, rows: int) -> Self:
        """What a smaller `limit` gives: so many rows at most, but for one of what it bounds."""


def limit_of(question: Question) -> Parameter | None:
    """The parameter that bounds a question's rows; None where it has no pages."""
    return next((it for it in question.parameters if it.name == "limit"), None)


def rows_of(question: Question, given: object) -> Sequence[Any]:
    """The rows of an answer."""
    rows: Sequence[Any] = getattr(given, question.rows)
    return rows


def shown_in(question: Question, given: object) -> int:
    """How many of what `limit` bounds an answer has."""
    return given.shown if isinstance(given, Paged) else len(rows_of(question, given))


def with_first(question: Question, given: Any, most: int) -> Any:
    """An answer with at most so many of its first rows, as a smaller `limit` gives it."""
    if isinstance(given, Paged):
        return given.first(most)
    return replace(given, **{question.rows: rows_of(question, given)[:most]})


def total_of(question: Question, given: object) -> int | None:
    """How many rows there are; None where that is not told."""
    return getattr(given, question.total, None)


def all_rows(
    question: Question, settings: Settings, engine: Engine, given: Given, moment: Moment
) -> Iterator[Any]:
    """Every row from `offset` on, up to `limit` if that is given, as frozen dataclasses; a page of
    them is in memory at a time. Raises as `answer` does, at the first row."""
    bound = limit_of(question)
    if bound is None or "limit" in given:
        yield from rows_of(question, answer(question, settings, engine, given, moment))
        return
    offset = int(str([*given.get("offset", ()), 0][0]))
    while True:
        asked = {**given, "limit": [bound.most], "offset": [offset]}
        part = answer(question, settings, engine, asked, moment)
        yield from rows_of(question, part)
        shown = shown_in(question, part)
        offset += shown
        if not shown or offset >= (total_of(question, part) or 0):
            return
