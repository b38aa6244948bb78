"""The fields by which what was read is narrowed: one table, from which flags, conditions and the
documentation follow.

A text that a field does not understand is refused, with what may have been meant: never guessed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias, get_args

from casebook.asking.ranges import DayScale, NumberScale, Range, RangeError, read_range
from store.calendar.written_days import Today
from store.nearest import did_you_mean, nearest

__all__ = ["BY_NAME", "FIELDS", "Field", "FieldError", "Fields", "Range", "known_value", "parse"]

#: What a value holds of: a document, something that was done, somebody it was done to, or what a
#: court sentenced somebody to. Conditions below the document's level must hold of one act and one
#: party.
Level = Literal["document", "act", "party", "sentence"]
#: `closed`: one of a list of words; `days` and `numbers`: one, or a range of them.
Type = Literal["closed", "text", "days", "numbers"]


#: What became of a document: what its publisher did with it, or what people noted of it.
Fate = Literal["revised", "moved", "withdrawn", "restored", "reviewed", "tagged", "noted"]


class FieldError(ValueError):
    """A field does not understand a text; the message is one line."""


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
    #: Of a field of numbers: how they may be written.
    scale: NumberScale = field(default_factory=NumberScale)


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


def _fates() -> Mapping[str, str]:
    fates: dict[str, str] = {fate: fate for fate in get_args(Fate)}
    return fates | {"edited": "revised", "removed": "withdrawn"}  # so `blotter changes` has it


#: Kinds of money and of time that a number may be given in.
_DOLLARS = NumberScale(
    sign="$",
    units={
        **dict.fromkeys(("k", "thousand"), 1e3),
        **dict.fromkeys(("m", "mn", "million"), 1e6),
        **dict.fromkeys(("b", "bn", "billion"), 1e9),
    },
)
_MONTHS = NumberScale(
    units={
        **dict.fromkeys(("mo", "month", "months"), 1.0),
        **dict.fromkeys(("y", "yr", "year", "years"), 12.0),
    }
)

FIELDS = (
    Field(name="kind", level="act", type="closed", help="What was done.", values=_kinds),
    Field(name="status", level="act", type="closed", help="How far it has come.", values=_statuses),
    Field(name="party", level="party", type="text", help="Whom it was done to."),
    Field(name="profession", level="party", type="text", help="The party's: physician, pharmacy …"),
    Field(
        name="prison",
        level="sentence",
        type="numbers",
        help="Months: 12, 12..60, >=60, <12, 5y.",
        scale=_MONTHS,
    ),
    Field(
        name="state", level="document", type="closed", help="Two letters or name.", values=_states
    ),
    Field(
        name="district",
        level="document",
        type="closed",
        help="Federal: District of New Jersey, D.N.J., New Jersey.",
        values=_districts,
    ),
    Field(name="court", level="document", type="text", help="A part of its publisher's label."),
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
        help="2025, 2025-Q1, 2025-03, 2025-03-01, 2025-01..2025-06, >=2025-03, >=30d, today.",
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
    Field(
        name="is",
        level="document",
        type="closed",
        help="What became of it: revised, withdrawn, reviewed …",
        values=_fates,
    ),
    Field(name="case", level="document", type="text", help="Of the matter of this document's id."),
    Field(name="docket", level="document", type="text", help="A court's or an agency's number."),
    Field(name="cites", level="document", type="text", help='A law or number: "21 USC 841".'),
    Field(
        name="amount",
        level="document",
        type="numbers",
        help="US dollars: 500000, 100000..500000, >1000000, 1.5m.",
        scale=_DOLLARS,
    ),
)
BY_NAME = {one.name: one for one in FIELDS}

#: Of a list of at most so many values all are named where none is near.
_LISTED = 50


def parse(name: str, text: str, today: Today | None = None) -> str | Range:
    """What a text says in a field: a word, or a range of days or numbers; of a day that is told
    from `today`, nothing without it. Raises FieldError."""
    asked = BY_NAME[name]
    match asked.type:
        case "closed":
            return _closed(asked, text)
        case "days" | "numbers":
            try:
                return read_range(
                    text, DayScale(today=today) if asked.type == "days" else asked.scale
                )
            except RangeError as error:
                msg = f"{name}: {error}"
                raise FieldError(msg) from error
        case "text":
            if not text.strip():
                msg = f"{name}: {text!r} says nothing"
                raise FieldError(msg)
            return text.strip()


def known_value(name: str, text: str, known: Mapping[str, str], listed_by: str = "") -> str:
    """The value that is written so (case and blanks aside), of those `known` by how they are
    written in small letters. Raises FieldError, which names the nearest ones; where none is near,
    what lists them, or a few themselves."""
    written = " ".join(text.casefold().split())
    if written in known:
        return known[written]
    msg = f"{name}: there is no {text!r}{_meant(written, known, listed_by)}"
    raise FieldError(msg)


def _meant(written: str, known: Mapping[str, str], listed_by: str) -> str:
    hint = did_you_mean(known[it] for it in nearest(written, known)) or listed_by
    if hint:
        return hint
    values = sorted({*known.values()})
    return f"; one of {', '.join(values)}" if len(values) <= _LISTED else ""


def _closed(asked: Field, text: str) -> str:
    return known_value(asked.name, text, asked.values() if asked.values else {})
