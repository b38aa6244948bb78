"""A question by its name, and what it is asked of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeAlias

from answers.asking.moments import day_of, moment_of
from answers.asking.page import Page
from answers.questions.parameters import Given, Parameter, ParameterError, read_values
from casebook.asking.fields import FIELDS, Fields
from store.config import Settings
from store.log.database import Engine

#: A position of the log, None for now, and the time (UTC) of an answer from it.
Moment: TypeAlias = tuple[int | None, datetime]

#: What every question that can be asked of the past may be given.
AS_OF = Parameter(
    name="as_of",
    about="From what was known then: a day or month at its end, a time, or a position of the log.",
    type="moment",
    example="2026-03-01",
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """What a question is asked of, and with."""

    settings: Settings
    engine: Engine
    #: None for now.
    position: int | None
    #: When the answer is given, UTC; as of a position, when that was recorded.
    now: datetime
    values: Mapping[str, Any]
    page: Page
    #: What is asked of each field over what was read.
    fields: Fields

    @property
    def today(self) -> date:
        """The day of the answer in the zone of the settings."""
        return day_of(self.now, self.settings.timezone)


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """A question that a program may ask."""

    name: str
    #: What it asks, in a sentence or two.
    about: str
    parameters: tuple[Parameter, ...]
    #: The type of its answer, which `docs/contract/` describes.
    answer: type
    ask: Callable[[Asked], object]
    #: The key of the answer's rows, where it is a list; the `total` of a long one counts them all.
    rows: str = ""
    #: The key that counts all of what `limit` bounds.
    total: str = "total"


def answer(
    question: Question,
    settings: Settings,
    engine: Engine,
    given: Given,
    moment: Moment | None = None,
) -> object:
    """The answer to a question, a frozen dataclass; at a moment, if one is set, in place of what is
    given as `as_of`. Raises ParameterError, and what the functions of `answers` raise: a ValueError
    for what makes no sense, a RuntimeError for what cannot be answered."""
    values = read_values(question.parameters, given, settings.timezone)
    as_of = values.pop(AS_OF.name, None)
    position, now = moment or moment_asked(settings, engine, as_of)
    page = Page(limit=values.pop("limit", None), offset=values.pop("offset", 0))
    names = {field.name for field in FIELDS} & set(values)
    fields = {name: it for name in names if (it := values.pop(name))}
    return question.ask(
        Asked(
            settings=settings,
            engine=engine,
            position=position,
            now=now,
            values=values,
            page=page,
            fields=fields,
        )
    )


def moment_asked(settings: Settings, engine: Engine, as_of: str | None) -> Moment:
    """The moment that a text means. Raises ParameterError."""
    try:
        return moment_of(settings, as_of, engine)
    except ValueError as error:
        msg = f"{AS_OF.name}: {error}"
        raise ParameterError(msg) from error
