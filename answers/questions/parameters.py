"""What a question is asked with: named values, as a program is told of them (JSON Schema), read
from what a door was given, or refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, tzinfo
from functools import partial
from typing import Any, Literal, TypeAlias

from answers.asking.days import read_day, read_since
from store.calendar.days import Days
from store.calendar.written_days import DAY_PATTERN, Span, Today, read_days, read_span, today_in
from store.nearest import did_you_mean, nearest

#: `last_day`: a day, where a month or year stands for its last one; `coming_day`: one that lies
#: ahead; `days`: a day, or all of a month or year; `since`: a day, or a position of the log;
#: `moment`: a day, a time or a position, which the store makes a position of.
Type = Literal[
    "text",
    "day",
    "last_day",
    "coming_day",
    "days",
    "since",
    "moment",
    "span",
    "number",
    "flag",
    "choice",
]
#: What a door was given, by name: texts, or values of JSON.
Given: TypeAlias = Mapping[str, Sequence[object]]


class ParameterError(ValueError):
    """A parameter is unknown, missing or not understood; the message is one line that names it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Parameter:
    """One value, or several of them."""

    name: str
    about: str
    type: Type = "text"
    required: bool = False
    #: Whether it may be given again; any of several values will do.
    many: bool = False
    #: Of a choice.
    choices: tuple[str, ...] = ()
    #: Of a number.
    least: int = 0
    most: int = 10**9
    default: object = None
    example: object = None


def flag(name: str, about: str) -> Parameter:
    """A parameter that is false where it is not given."""
    return Parameter(name=name, about=about, type="flag", default=False)


def limit(most: int, usual: int, *, least: int = 1) -> tuple[Parameter, Parameter]:
    """How many rows are answered at most, and how many are left out before them."""
    number = Parameter(
        name="limit", about="So many at most.", type="number", least=least, most=most, default=usual
    )
    return number, Parameter(name="offset", about="After so many others.", type="number", default=0)


def read_values(
    parameters: Sequence[Parameter], given: Given, zone: tzinfo = UTC
) -> dict[str, Any]:
    """The value of every parameter: None, or its default, where none is given; a tuple where it may
    be given again. It is `today` as it is in a zone. Raises ParameterError."""
    known = {parameter.name: parameter for parameter in parameters}
    for name in given:
        if name not in known:
            msg = f"{name}: there is no such parameter{did_you_mean(nearest(name, known))}"
            raise ParameterError(msg)
    today = partial(today_in, zone)
    return {parameter.name: _value(parameter, given, today) for parameter in parameters}


def _value(parameter: Parameter, given: Given, today: Today) -> Any:
    values = [_read(parameter, one, today) for one in given.get(parameter.name, ())]
    if parameter.required and not values:
        msg = f"{parameter.name}: it is missing: {parameter.about}"
        raise ParameterError(msg)
    if parameter.many:
        return tuple(values)
    if len(values) > 1:
        msg = f"{parameter.name}: it is given {len(values)} times, and counts once"
        raise ParameterError(msg)
    return values[0] if values else parameter.default


def _read(parameter: Parameter, value: object, today: Today) -> Any:
    try:
        if of_days := _OF_DAYS.get(parameter.type):
            return of_days(_text(parameter, value), today)
        return _READERS[parameter.type](parameter, value)
    except ValueError as error:
        msg = f"{parameter.name}: {error}"
        raise ParameterError(msg) from error


def _text(_: Parameter, value: object) -> str:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        msg = f"{value!r} is no text"
        raise ValueError(msg)
    if any("\ud800" <= sign <= "\udfff" for sign in value):
        msg = "it has half a character (a lone surrogate)"
        raise ValueError(msg)
    if "\0" in value:
        msg = "it has a character that no text has (NUL)"
        raise ValueError(msg)
    return value


def _number(parameter: Parameter, value: object) -> int:
    text = str(value)
    if isinstance(value, bool) or not text.isascii() or not text.isdecimal():
        msg = f"{text[:40]!r} is no whole number"
        raise ValueError(msg)
    plain = text.lstrip("0") or "0"
    # Compared as text first: Python refuses to convert thousands of digits.
    number = int(plain) if len(plain) <= len(str(parameter.most)) else parameter.most + 1
    if not parameter.least <= number <= parameter.most:
        msg = f"{plain[:20]} is not from {parameter.least} to {parameter.most}"
        raise ValueError(msg)
    return number


def _flag(_: Parameter, value: object) -> bool:
    match value:
        case True | "true" | "1" | "":
            return True
        case False | "false" | "0":
            return False
    msg = f"{value!r} is neither true nor false"
    raise ValueError(msg)


def _choice(parameter: Parameter, value: object) -> str:
    if value in parameter.choices:
        return str(value)
    msg = f"{value!r} is none of {', '.join(parameter.choices)}"
    raise ValueError(msg)


_READERS: Mapping[Type, Callable[[Parameter, object], Any]] = {
    "text": _text,
    "moment": _text,
    "span": lambda parameter, value: read_span(_text(parameter, value)),
    "number": _number,
    "flag": _flag,
    "choice": _choice,
}
#: What is told from the day on which it is asked.
_OF_DAYS: Mapping[Type, Callable[[str, Today], Any]] = {
    "day": read_day,
    "last_day": partial(read_day, last=True),
    "coming_day": partial(read_day, ahead=True),
    "days": read_days,
    "since": read_since,
}

_DAY = rf"^({DAY_PATTERN})$"
_SCHEMAS: Mapping[Type, Mapping[str, Any]] = {
    "text": {"type": "string"},
    "day": {"type": "string", "pattern": _DAY},
    "last_day": {"type": "string", "pattern": _DAY},
    "coming_day": {"type": "string", "pattern": _DAY},
    "days": {"type": "string", "pattern": _DAY},
    "since": {"type": "string", "pattern": rf"^(#?\d{{1,18}}|{DAY_PATTERN})$"},
    "moment": {
        "type": "string",
        "pattern": rf"^(#?\d{{1,18}}|\d{{4}}-\d\d-\d\dT\d\d:\d\d(:\d\d)?|{DAY_PATTERN})$",
    },
    "span": {"type": "string", "pattern": r"^\d{1,4} ?[a-z]*$"},
    "number": {"type": "integer"},
    "flag": {"type": "boolean"},
    "choice": {"type": "string"},
}


def schema_of(parameter: Parameter) -> dict[str, Any]:
    """The schema of what a parameter takes: an array where it may be given again. Pure."""
    one: dict[str, Any] = {**_SCHEMAS[parameter.type]}
    if parameter.type == "number":
        one |= {"minimum": parameter.least, "maximum": parameter.most}
    if parameter.choices:
        one["enum"] = [*parameter.choices]
    schema: dict[str, Any] = {"type": "array", "items": one} if parameter.many else one
    if parameter.many and parameter.required:
        schema["minItems"] = 1
    if parameter.default is not None:
        schema["default"] = as_given(parameter.default)
    return schema


def as_given(value: object) -> object:
    """A value of a parameter as a program writes it."""
    match value:
        case Span(days=days, months=months):
            return f"{months}m" if months else f"{days}d"
        case date():
            return value.isoformat()
        case Days(first=first, last=last):
            return f"{first}" if first == last else f"{first}..{last}"
        case tuple():
            return [*value]
    return value
