"""Seals: what the end of the log was at some moment, in one line that can be kept elsewhere.

`POSITION:HASH@TIME`, for instance `163:e9284a…@2026-11-22T17:17:03.123456Z`: the position of an
event, its hash (64 digits), and when it was recorded (UTC). The hash covers all that came before,
so a log that gives another hash at that position, or ends before it, was altered since. Pure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime

_SEAL = re.compile(
    r"(?<![\w.:])([1-9][0-9]{0,18}):([0-9a-f]{64})@"
    r"([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z)(?!\w)",
    re.ASCII,
)
#: A line that quoted-printable (RFC 2045 section 6.7) had to break, as mails are stored.
_SOFT_BREAK = re.compile(r"=\r?\n")


@dataclass(frozen=True, kw_only=True, slots=True)
class Seal:
    """What the log was at a position; as text, the line to keep."""

    #: From 1; 0 stands for an empty log, which has no seal as text.
    position: int
    #: Of the event there, lower-case hexadecimal.
    hash: str
    #: When that event was recorded, UTC.
    recorded_at: datetime

    def __str__(self) -> str:
        moment = self.recorded_at.astimezone(UTC).replace(tzinfo=None)
        return f"{self.position}:{self.hash}@{moment.isoformat(timespec='microseconds')}Z"


def seal(line: str) -> Seal:
    """The seal a line holds. Raises ValueError where it is none."""
    match = _SEAL.fullmatch(line.strip())
    if match is None:
        msg = f"{line.strip()[:120]!r} is no seal; one looks like 163:e928…(64 digits)@2026-…Z"
        raise ValueError(msg)
    return _read(match)


def seals_in(text: str) -> list[Seal]:
    """Every seal in a text, a letter or a stored mail for instance, once and in its order."""
    seals = (_read(match) for match in _SEAL.finditer(_SOFT_BREAK.sub("", text)))
    return list(dict.fromkeys(seals))


def contradiction(sealed: Seal, actual: Seal | None, *, end: int) -> str | None:
    """How the log contradicts a seal, in words; None where it does not.

    `actual` is what the log has at the seal's position, None where it ends before, at `end`.
    """
    if actual is None:
        return f"the log was cut short: it ends at {end}, and was sealed up to {sealed.position}"
    if actual.hash != sealed.hash:
        return f"its hash is not the sealed {sealed.hash}: the log was rewritten here or before"
    if actual.recorded_at != sealed.recorded_at:
        return f"it was not recorded when its seal says ({sealed}): the seal was altered"
    return None


def _read(match: re.Match[str]) -> Seal:
    try:
        moment = datetime.fromisoformat(match[3])
    except ValueError as error:
        msg = f"the seal of position {match[1]} has no possible time: {match[3]}"
        raise ValueError(msg) from error
    return Seal(position=int(match[1]), hash=match[2], recorded_at=moment)
