"""What several questions are narrowed by, and in which order they are answered."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypedDict, get_args

from answers.asking.page import Order
from answers.questions.parameters import Parameter, ParameterError
from answers.questions.question import Asked
from casebook.asking.fields import FIELDS, Fields

#: A query that has to be given.
QUERY = Parameter(
    name="query",
    about='Words, "phrases", OR, NOT, word*, a w/5 b, @NAME of a saved search, and fields like '
    "kind:sentence or state:NJ (docs/reference/search.md).",
    required=True,
    example="clinic telehealth",
)
#: One that narrows what would be answered without it.
OF_QUERY = Parameter(
    name="query", about="Only of documents that this search finds.", default="", example="state:NJ"
)
SOURCE = Parameter(name="source", about="Only this source.", many=True)
SORT = Parameter(
    name="sort",
    about="Which end comes first.",
    type="choice",
    choices=get_args(Order),
    default="oldest",
)
BETWEEN = Parameter(
    name="between",
    about="Two moments, the earlier one first: days, times or positions of the log.",
    type="moment",
    required=True,
    many=True,
    example=("2026-01-01", "2026-03-01"),
)


def from_to(what: str = "Published") -> tuple[Parameter, Parameter]:
    """The days between which something happened to a document, both included."""
    return (
        Parameter(name="from", about=f"{what} on this day or later.", type="day"),
        Parameter(name="to", about=f"{what} on this day or earlier.", type="last_day"),
    )


class Bounds(TypedDict):
    """The days between which something is to be, as answers take them."""

    since: date | None
    until: date | None


def days_of(asked: Asked) -> Bounds:
    """What was given as `from` and `to`. Raises ParameterError where they are the wrong way
    round."""
    since, until = asked.values["from"], asked.values["to"]
    if since and until and since > until:
        msg = f"from: {since} is after to: {until}"
        raise ParameterError(msg)
    return Bounds(since=since, until=until)


def parted_fields(asked: Asked) -> tuple[tuple[str, ...], Fields]:
    """The sources that are asked for, which an index knows too, and all other fields."""
    others = {name: values for name, values in asked.fields.items() if name != SOURCE.name}
    return tuple(asked.fields.get(SOURCE.name, ())), others


def field_parameters(*, but: Sequence[str] = ()) -> tuple[Parameter, ...]:
    """A parameter for each field over what was read; any of several values of one will do."""
    return tuple(
        Parameter(name=field.name, about=field.help, many=True)
        for field in FIELDS
        if field.name not in but
    )
