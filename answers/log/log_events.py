"""The log itself, an event a row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from answers.asking.days import refuse_beyond
from answers.asking.page import WHOLE, Order, Page
from store.log import log
from store.log.database import Engine, reading
from store.privacy.masking import Masks, masked, masks_at
from store.subscriptions.state import PREFIX

#: In place of the id of a subscription, which begins as the mail address of its reader does.
_SOMEBODY = f"{PREFIX}[reader]"


@dataclass(frozen=True, kw_only=True, slots=True)
class LoggedEvent:
    """An event without its content."""

    position: int
    #: When this log learned it, UTC.
    recorded_at: datetime
    type: str
    #: The sequence it belongs to, e.g. `document/ID`.
    stream: str
    #: Of the event in the chain, SHA-256 in hexadecimal.
    hash: str


@dataclass(frozen=True, kw_only=True, slots=True)
class LoggedEvents:
    """Events by their position."""

    events: tuple[LoggedEvent, ...]
    #: How many there are, of which these are a part.
    total: int


@dataclass(frozen=True, kw_only=True, slots=True)
class LogPart:
    """The events at positions (after, upto], as far as the log went at a position."""

    after: int = 0
    upto: int | None = None
    #: None for now.
    position: int | None = None
    sort: Order = "oldest"
    #: Whether subscriptions are named, for whoever keeps the log.
    names_readers: bool = False


def logged_events(engine: Engine, part: LogPart, page: Page = WHOLE) -> LoggedEvents:
    """A page of the events of a part, as `log_events` gives them."""
    positions = _positions(engine, part)
    events = tuple(_events_at(engine, positions[page.slice], part))
    return LoggedEvents(events=events, total=len(positions))


def log_events(engine: Engine, part: LogPart, page: Page = WHOLE) -> Iterator[LoggedEvent]:
    """A page of the events of a part, the oldest of them one in memory at a time; names that are
    masked now, or were at the position, are hidden in the names of streams."""
    return _events_at(engine, _positions(engine, part)[page.slice], part)


def _events_at(engine: Engine, positions: range, part: LogPart) -> Iterator[LoggedEvent]:
    if not positions:
        return iter(())
    if part.sort == "oldest":
        return _read(engine, positions[0], positions[-1], part)
    return reversed([*_read(engine, positions[-1], positions[0], part)])


def _positions(engine: Engine, part: LogPart) -> range:
    """Positions have no gaps, so that those of a part are known without looking at events."""
    with reading(engine) as connection:
        head = log.head(connection).position
    end = min(end for end in (head, part.upto, part.position) if end is not None)
    refuse_beyond(part.after, end)
    positions = range(part.after + 1, end + 1)
    return positions if part.sort == "oldest" else positions[::-1]


def _read(engine: Engine, first: int, last: int, part: LogPart) -> Iterator[LoggedEvent]:
    with reading(engine) as connection:
        masks = masks_at(connection, part.position)
        for recorded in log.read(connection, after=first - 1, upto=last):
            yield LoggedEvent(
                position=recorded.position,
                recorded_at=recorded.recorded_at,
                type=recorded.type,
                stream=_shown(recorded.stream, masks, part),
                hash=recorded.hash,
            )


def _shown(stream: str, masks: Masks, part: LogPart) -> str:
    is_reader = stream.startswith(PREFIX) and not part.names_readers
    return _SOMEBODY if is_reader else masked(stream, masks)
