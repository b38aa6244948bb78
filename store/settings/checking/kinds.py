"""What may stand under a key, in words that follow "is not": told by its type."""

from __future__ import annotations

from datetime import time
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin
from zoneinfo import ZoneInfo

import msgspec

from store.settings.toml_text import toml_text

_WORDS = {
    bool: "true or false",
    str: "text in quotes",
    time: "a time of day, HH:MM",
    Path: "a path in quotes",
    ZoneInfo: "a name of the IANA time zone database",
}


def words_of(kind: Any) -> str:
    """What may stand there: `a whole number from 1 to 65535`, `one of "all" and "topic"`."""
    bounds, kind = _bounds(kind)
    if get_origin(kind) is Literal:
        *most, last = map(toml_text, choices(kind))
        return f"one of {', '.join(most)} and {last}"
    if get_origin(kind) in (Union, UnionType):
        return "text in quotes, or a list of such"
    if kind in (int, float):
        return f"a {'whole number' if kind is int else 'number'}{bounds}"
    return _WORDS[kind]


def choices(kind: Any) -> tuple[str, ...]:
    """The words of which one may stand there; none where it is not so few."""
    _, kind = _bounds(kind)
    return get_args(kind) if get_origin(kind) is Literal else ()


def is_of(kind: Any, other: type) -> bool:
    """Whether values are of this type, or there is none."""
    return _bounds(kind)[1] is other


def _bounds(kind: Any) -> tuple[str, Any]:
    """Between what a number must lie, in words, and the type without all that is around it."""
    bounds = ""
    while True:
        if get_origin(kind) is Annotated:
            kind, *notes = get_args(kind)
            bounds = next(filter(None, map(_between, notes)), bounds)
        elif get_origin(kind) in (Union, UnionType) and NoneType in get_args(kind):
            kind = next(it for it in get_args(kind) if it is not NoneType)
        else:
            return bounds, kind


def _between(note: object) -> str:
    if not isinstance(note, msgspec.Meta) or note.ge is None:
        return ""
    return f" from {note.ge} to {note.le}" if note.le is not None else f", {note.ge} or more"
