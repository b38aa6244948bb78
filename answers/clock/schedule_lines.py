"""The schedule in words, a line each: for a terminal, and for the log of what runs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from answers.clock.schedule import Schedule, ScheduledLooks
from answers.clock.scheduled_letters import ScheduledLetter
from answers.clock.words import in_hours, moment_in_words


def schedule_lines(answer: Schedule) -> Iterator[str]:
    """A line for each group of looks and each source in trouble, each subscription, and what the
    read models lack; times in the zone of the settings."""
    zone = ZoneInfo(answer.zone)
    if not answer.looks:
        yield "looks: no source is followed"
    for group in answer.looks:
        yield _looks(group, zone)
        yield from _troubled(group, zone)
    if not answer.letters:
        yield "letters: nobody is subscribed"
    for letter in answer.letters:
        yield _letter(letter, zone)
    behind = ", ".join(f"{it.name} {it.behind}" for it in answer.read_models if it.behind)
    yield f"events still to be taken in: {behind or 'none'}"


def _looks(group: ScheduledLooks, zone: ZoneInfo) -> str:
    fine = group.sources - group.never - len(group.troubled)
    said = [f"last {_moment(group.last, zone)}", f"{fine} went well"]
    if group.never:
        said.append(f"{group.never} never looked at")
    if group.doubtful:
        said.append(f"{group.doubtful} by a clock that was wrong")
    if group.keyless:
        said.append(f"without a key {group.keyless}")
    said.append(_next(group.due, group.next, zone))
    return f"looks every {in_hours(group.every)}, sources {group.sources}: {'; '.join(said)}"


def _troubled(group: ScheduledLooks, zone: ZoneInfo) -> list[str]:
    return [
        f"  {it.source} {it.outcome} {_moment(it.checked_at, zone)}: {it.reason}"
        for it in group.troubled
    ]


def _letter(letter: ScheduledLetter, zone: ZoneInfo) -> str:
    ended = letter.end if letter.last is None else f"{letter.end} {_moment(letter.last, zone)}"
    why = f" ({letter.reason})" if letter.reason else ""
    coming = letter.silent or _next(int(letter.due), letter.next, zone)
    return f"letters of {letter.id}, {letter.cadence}: {ended}{why}; {coming}"


def _next(due: int, moment: datetime | None, zone: ZoneInfo) -> str:
    if due:
        return f"{due} due now" if due > 1 else "due now"
    return f"next {_moment(moment, zone)}"


def _moment(moment: datetime | None, zone: ZoneInfo) -> str:
    return moment_in_words(moment, zone) if moment else "never"
