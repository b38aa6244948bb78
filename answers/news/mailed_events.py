"""The events of the log that belong into letters, read once however far back letters begin."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from answers.clock.mailable import is_mailable
from store.documents.known import document_stream
from store.log import log
from store.log.database import Engine, reading


@dataclass(frozen=True, kw_only=True, slots=True)
class MailedEvent:
    """An event that belongs into letters."""

    position: int
    #: Of the document.
    id: str
    type: str


@dataclass(kw_only=True, slots=True)
class MailedEvents:
    """Such events up to a position."""

    engine: Engine
    until: int
    #: In order; those after `since` are read.
    _events: list[MailedEvent] = field(default_factory=list)
    _since: int | None = None

    def after(self, since: int) -> Sequence[MailedEvent]:
        """Those after a position."""
        read_from = self.until if self._since is None else self._since
        if since < read_from:
            self._events[:0] = self._read(since, read_from)
            self._since = since
        return self._events[bisect_right(self._events, since, key=attrgetter("position")) :]

    def _read(self, since: int, upto: int) -> list[MailedEvent]:
        prefix = document_stream("")
        with reading(self.engine) as connection:
            return [
                MailedEvent(position=it.position, id=it.stream.removeprefix(prefix), type=it.type)
                for it in log.read(connection, after=since, upto=upto)
                if is_mailable(it)
            ]
