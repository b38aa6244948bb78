"""The events that letters tell of."""

from __future__ import annotations

from typing import TypeAlias, get_args

from store.log import log
from store.log.database import Connection
from store.log.events import (
    DocumentCompleted,
    DocumentPublished,
    DocumentRestored,
    DocumentRevised,
    DocumentWithdrawn,
    Recorded,
)

#: What a reader hears of: never a DocumentReread, in which our reader changed, not the document. Of
#: a DocumentCompleted only one whose query did not find the document before.
Mailable: TypeAlias = (
    DocumentPublished | DocumentRevised | DocumentCompleted | DocumentWithdrawn | DocumentRestored
)


def is_mailable(recorded: Recorded) -> bool:
    """Whether the event belongs into a letter; back-filled documents are old news."""
    event = recorded.event
    return isinstance(event, Mailable) and not getattr(event, "backfilled", False)


def newest_mailable(connection: Connection) -> int:
    """The position of the last event that may belong into a letter, whatever process recorded it;
    0 where there is none."""
    return log.last_position(connection, [kind.__name__ for kind in get_args(Mailable)])
