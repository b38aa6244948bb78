"""A person's name is hidden, or shown again: a decision, and thus an event."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

from store.log import log
from store.log.database import Connection, Engine
from store.log.events import PersonMasked, PersonUnmasked, Recorded
from store.log.written_once import written_once
from store.privacy.masking import events_in_force, recorded_masks, valid_name_key


class MaskError(RuntimeError):
    """A mask cannot be put on or taken off as asked; the message is one line that says why."""


def mask(engine: Engine, name: str, *, by: str, reason: str, now: datetime) -> Recorded:
    """Hide a name from now on. Raises ValueError for what is no name, MaskError where it is hidden
    already."""
    wanted = valid_name_key(name)

    def decide(connection: Connection) -> Recorded:
        if before := events_in_force(recorded_masks(connection)).get(wanted):
            msg = f"{name} is masked already, since #{before.position}"
            raise MaskError(msg)
        event = PersonMasked(name=name, by=by, reason=reason)
        stream = f"person/{uuid4().hex[:12]}"
        return log.append_event(connection, stream, event, expected=0, now=now)

    return written_once(engine, decide)


def unmask(engine: Engine, name: str, *, by: str, reason: str, now: datetime) -> Recorded:
    """Show a name again, however it is spelled here. Raises ValueError for what is no name,
    MaskError where it is not hidden."""
    wanted = valid_name_key(name)

    def decide(connection: Connection) -> Recorded:
        before = events_in_force(recorded_masks(connection)).get(wanted)
        if before is None:
            msg = f"{name} is not masked"
            raise MaskError(msg)
        event = PersonUnmasked(name=name, by=by, reason=reason)
        stream = before.stream
        return log.append_event(connection, stream, event, expected=before.version, now=now)

    return written_once(engine, decide)
