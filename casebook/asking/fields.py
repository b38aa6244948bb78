"""The fields by which what was read is narrowed: one table, from which flags, conditions and the
documentation follow.

A text that a field does not understand is refused, with what may have been meant: never guessed.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import inf
from typing import Literal, TypeAlias, get_args

#: What a value holds of: a document, something that was done, somebody it was done to, or what a
#: court sentenced somebody to. Conditions below the document's level must hold of one act and one
#: party.
Level = Literal["document", "act", "party", "sentence"]
#: `closed`: one of a list of words; `days` and `numbers`: one, or a range of them.
Type = Literal["closed", "text", "days", "numbers"]


class FieldError(ValueError):
    """A field does not understand a text; the message is one line."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Range:
    """From a number or a day to another one, both included."""

    first: float | date
    last: float | date


@dataclass(frozen=True, kw_only=True, slots=True)
class Field:
    """One field."""

    name: str
    level: Level
    type: Type
    #: Of its flag.
    help: str
    #: How each value of a closed list may be written, in small letters, to the value.
    values: Callable[[], Mapping[str, str]] | None = None


#: What is asked of each field, by its name; any of several values will do.
Fields: TypeAlias = Mapping[str, Sequence[str]]


def _kinds() -> Mapping[str, str]:
    from enforcement.kinds import KINDS

    return {kind: kind for kind in KINDS}


def _statuses() -> Mapping[str, str]:
    from enforcement.claims import Status

    return {status: status for status in get_args(Status)}


def _tiers() -> Mapping[str, str]:
    from enforcement.claims import Tier

    return {tier: tier for tier in get_args(Tier)}


def _states() -> Mapping[str, str]:
    from enforcement.places.states import STATE_CODES

    return STATE_CODES


def _districts() -> Mapping[str, str]:
    from enforcement.places.states import DISTRICTS

    return {name.lower(): name for name in DISTRICTS}


def _verdicts() -> Mapping[str, str]:
    return {verdict: verdict for verdict in ("relevant", "irrelevant", "unsure")}


FIELDS = (
    Field(name="kind", level="act", type="closed", help="What was done.", values=_kinds),
    Field(name="status", level="act", type="closed", help="How far it has come.", values=_statuses),
    Field(name="party", level="party", type="text", help="Whom it was done to."),
    Field(name="profession", level="party", type="text", help="The party's: physician, pharmacy …"),
    Field(name="prison", level="sentence", type="numbers", help="Months: 12, 12..60, 60.., ..12."),
    Field(
        name="state", level="document", type="closed", help="Two letters or name.", values=_states
    ),
    Field(
        name="district",
        level="document",
        type="closed",
        help="Federal: District of New Jersey.",
        values=_districts,
    ),
    Field(name="court", level="document", type="text", help="As the publisher labels it."),
    Field(name="agency", level="document", type="text", help="Named or issuing: DEA, FDA …"),
    Field(name="drug", level="document", type="text", help="A term of the vocabulary."),
    Field(name="source", level="document", type="text", help="Only this source."),
    Field(
        name="tier",
        level="document",
        type="closed",
        help="How near the source is to what happened.",
        values=_tiers,
    ),
    Field(
        name="published",
        level="document",
        type="days",
        help="2025, 2025-03, 2025-03-01, 2025-01..2025-06.",
    ),
    Field(name="recorded", level="document", type="days", help="When we learned of it (UTC)."),
    Field(name="happened", level="document", type="days", help="When the main act took place."),
    Field(
        name="review",
        level="document",
        type="closed",
        help="Only what a person judged so.",
        values=_verdicts,
    ),
    Field(name="tag", level="document", type="text", help="Only what bears this tag."),
    Field(name="docket", level="document", type="text", help="A court's or an agency's number."),
    Field(name="cites", level="document", type="text", help='A law or number: "21 USC 841".'),
    Field(
        name="amount", level="document", type="numbers", help="US dollars: 500000, 100000..500000."
    ),
)
BY_NAME = {field.name: field for field in FIELDS}

_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
_NUMBER = re.compile(r"\d{1,15}(?:\.\d{1,4})?", re.ASCII)
#: Nearest values that are named.
_NAMED = 3


def parse(name: str, text: str) -> str | Range:
    """What a text says in a field: a word, or a range of days or numbers. Raises FieldError."""
    field = BY_NAME[name]
    match field.type:
        case "closed":
            return _closed(field, text)
        case "days":
            return _range(field, text, _first_day, _last_day, (date.min, date.max))
        case "numbers":
            return _range(field, text, _number, _number, (0.0, inf))
        case "text":
            if not text.strip():
                msg = f"{name}: {text!r} says nothing"
                raise FieldError(msg)
            return text.strip()


def _closed(field: Field, text: str) -> str:
    from difflib import get_close_matches  # a search that names no field does without

    values = field.values() if field.values else {}
    written = " ".join(text.casefold().split())
    if written in values:
        return values[written]
    near = dict.fromkeys(values[it] for it in get_close_matches(written, values, _NAMED, 0.5))
    meant = f"did you mean {', '.join(near)}?" if near else f"one of {', '.join(_known(values))}"
    msg = f"{field.name}: there is no {text!r}; {meant}"
    raise FieldError(msg)


def _known(values: Mapping[str, str]) -> list[str]:
    return sorted({*values.values()})


def _range(
    field: Field,
    text: str,
    first: Callable[[str], float | date | None],
    last: Callable[[str], float | date | None],
    bounds: tuple[float | date, float | date],
) -> Range:
    start, dots, end = text.strip().partition("..")
    if not dots:
        end = start
    low = first(start) if start or not dots else bounds[0]
    high = last(end) if end or not dots else bounds[1]
    if low is None or high is None or text.strip() == "..":
        wanted = "a day, a month or a year" if field.type == "days" else "a number"
        msg = f"{field.name}: {text!r} is no range: write {wanted}, or A..B, A.., ..B"
        raise FieldError(msg)
    if low > high:  # type: ignore[operator]  # both are days, or both numbers
        msg = f"{field.name}: {start} is after {end}"
        raise FieldError(msg)
    return Range(first=low, last=high)


def _number(text: str) -> float | None:
    return float(text) if _NUMBER.fullmatch(text) else None


def _first_day(text: str) -> date | None:
    return _day(text, last=False)


def _last_day(text: str) -> date | None:
    return _day(text, last=True)


def _day(text: str, *, last: bool) -> date | None:
    match = _DAY.fullmatch(text)
    if match is None:
        return None
    try:
        year, month = int(match[1]), int(match[2] or (12 if last else 1))
        return date(year, month, int(match[3] or (monthrange(year, month)[1] if last else 1)))
    except ValueError:
        return None
