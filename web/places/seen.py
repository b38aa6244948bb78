"""The position of the log that whoever asks has seen. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

#: What every answer says how far it goes by, and what whoever asks says it back by.
HEADER = "Blotter-Position"
#: By it a browser says so, for a while after something was decided.
COOKIE = "blotter-position"
_POSITION = re.compile(r"[0-9]{1,18}")


class PositionError(ValueError):
    """What is said to have been seen is no position of this log; the message says why."""


class NotThereYetError(RuntimeError):
    """What was seen cannot be answered from yet."""


def seen_position(lines: Sequence[str]) -> int:
    """The position that the lines of `HEADER` name in a request. Raises PositionError."""
    said = ", ".join(lines).strip()
    if (position := position_in(said)) is None:
        msg = f"{HEADER}: {said[:40]!r} is no position of the log, which is a number from 0 on"
        raise PositionError(msg)
    return position


def position_in(text: str) -> int | None:
    """The position that a text is; None where it is none."""
    return int(text) if _POSITION.fullmatch(text) else None


def beyond(seen: int, end: int) -> PositionError:
    """The error for a position that the log has not."""
    return PositionError(f"{HEADER}: {seen} is beyond the end of the log, which is at {end}")


def not_there_yet(seen: int) -> NotThereYetError:
    """The error where nothing that may be asked has come so far in time."""
    msg = f"This server has not come to position {seen} yet, which you have seen: ask again soon."
    return NotThereYetError(msg)
