"""The rows of a list a page at a time, all of one moment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from answers.matters.counts import ActCounts
from answers.questions.parameters import Given, Parameter
from answers.questions.question import Moment, Question, answer
from store.config import Settings
from store.log.database import Engine


def limit_of(question: Question) -> Parameter | None:
    """The parameter that bounds a question's rows; None where it has no pages."""
    return next((it for it in question.parameters if it.name == "limit"), None)


def rows_of(question: Question, given: object) -> Sequence[Any]:
    """The rows of an answer."""
    rows: Sequence[Any] = getattr(given, question.rows)
    return rows


def shown_in(question: Question, given: object) -> int:
    """How many of an answer's rows it has; of changes, those of matters count too, and of a table
    of numbers its names."""
    if isinstance(given, ActCounts):
        return given.shown
    return len(rows_of(question, given)) + len(getattr(given, "matters", ()))


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
