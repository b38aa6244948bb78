"""A value as the program has it, or what is wrong with it."""

from __future__ import annotations

import re
from datetime import time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from store.nearest import did_you_mean, nearest
from store.settings.checking.kinds import choices, is_of, words_of
from store.settings.keys import KEYS, Key
from store.settings.toml_text import shown, toml_text

_TIME = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?", re.ASCII)


def decoded(key: Key, value: Any, *, as_text: bool) -> Any:
    """A value of its key's type; `as_text` where it is text whatever its type, as in a variable.

    Raises ValueError, which says what was given and what may stand there; never what is secret.
    """
    try:
        found = _converted(key.kind, value, as_text=as_text)
    except (msgspec.ValidationError, ValueError) as error:
        raise ValueError(_mismatch(key, value)) from error
    fault = key.shape.fault(found) if key.shape and found != key.default else None
    if fault:
        msg = fault if key.is_secret else f"{fault}, such as {toml_text(key.example)}"
        raise ValueError(msg)
    return found


def with_times(values: dict[str, Any]) -> dict[str, Any]:
    """Values without fault, their times of day as such: msgspec reads none without seconds."""
    for key in KEYS:
        table = values.get(key.table)
        if is_of(key.kind, time) and table and key.name in table:
            table[key.name] = decoded(key, table[key.name], as_text=False)
    return values


def own_type(kind: type, value: Any) -> Any:
    """Build the types msgspec does not know. Raises ValueError."""
    if isinstance(value, kind):
        return value
    if not isinstance(value, str) or not value:
        msg = "not text"
        raise ValueError(msg)
    try:
        return Path(value).expanduser() if kind is Path else ZoneInfo(value)
    except (
        ZoneInfoNotFoundError,
        OSError,
        RuntimeError,
    ) as error:  # ~NAME, and nobody is called so
        msg = "not there"
        raise ValueError(msg) from error


def _converted(kind: Any, value: Any, *, as_text: bool) -> Any:
    if is_of(kind, time) and isinstance(value, str):
        if not _TIME.fullmatch(value):
            msg = "no time of day, or one in a zone of its own"
            raise ValueError(msg)
        hours, minutes, *seconds = map(int, value.split(":"))
        return time(hours, minutes, seconds[0] if seconds else 0)
    return msgspec.convert(value, kind, strict=not as_text, dec_hook=own_type)


def _mismatch(key: Key, value: Any) -> str:
    given = "it" if key.is_secret else shown(value)
    msg = f"{given} is not {words_of(key.kind)}"
    if options := choices(key.kind):
        return msg + did_you_mean(nearest(value, options))
    if is_of(key.kind, bool):
        return msg
    msg += f", such as {toml_text(key.example)}"
    return msg + did_you_mean(nearest(value, _zones())) if is_of(key.kind, ZoneInfo) else msg


def _zones() -> list[str]:
    from zoneinfo import available_timezones  # only where one is wrong: it reads folders

    return sorted(available_timezones())
