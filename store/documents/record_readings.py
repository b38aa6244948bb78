"""The one write path for documents: from readings to events and bodies in the log."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

import sqlalchemy as sa

from store.documents.decide import decide, lacked_parts, same_meaning
from store.documents.known import Known, document_stream, known_from
from store.log import bodies, log
from store.log.document import Capture, Document, Reading
from store.log.events import DocumentReread, Recorded
from store.log.written_once import writing_once
from store.patience import while_it_is_away

#: Reads a kept answer again with today's code; None where it no longer can.
RereadAnswer = Callable[[Capture, Mapping[str, bytes]], Document | None]


def record(
    engine: sa.Engine,
    readings: Sequence[Reading],
    *,
    reread: RereadAnswer,
    now: datetime,
    backfilled: bool = False,
) -> list[Recorded]:
    """Append what the readings amount to and keep the bytes: one transaction, or nothing."""
    return while_it_is_away(
        recording(engine, readings, reread=reread, now=now, backfilled=backfilled)
    )


def recording(
    engine: sa.Engine,
    readings: Sequence[Reading],
    *,
    reread: RereadAnswer,
    now: datetime,
    backfilled: bool = False,
) -> Callable[[], list[Recorded]]:
    """As `record`, to be called again for as long as it raises LostError.

    Of several readings of one document the last counts: what is decided on is what is known before
    the transaction.
    """
    latest = {document_stream(reading.document.id): reading for reading in readings}

    def decided(connection: sa.Connection) -> list[Recorded]:
        histories = log.read_streams(connection, latest)  # a query costs more than its rows
        entries: list[log.NewEvent] = []
        evidence: dict[str, bytes] = {}
        for name, reading in latest.items():
            state = known_from(histories[name])
            event = decide(
                state,
                reading.document,
                reading.capture,
                _read_again(connection, state, reading.document, reread),
                _read_without(state, reading, reread),
                backfilled=backfilled,
            )
            if event is None:
                continue
            if not isinstance(event, DocumentReread):
                evidence |= reading.bodies
            entries.append(log.NewEvent(stream=name, event=event, expected=state.version))
        bodies.keep_all(connection, evidence.values())
        return log.append(connection, entries, now=now)

    return writing_once(engine, decided)


def _read_again(
    connection: sa.Connection, state: Known, document: Document, reread: RereadAnswer
) -> Document | None:
    """The previous answer under today's code; only asked where it could make a difference."""
    if state.document is None or state.capture is None or same_meaning(state.document, document):
        return None
    try:
        kept = {digest: bodies.fetch(connection, digest) for digest in state.capture.digests}
    except KeyError:  # erased, lawfully: what is left is to believe the new answer
        return None
    return reread(state.capture, kept)


def _read_without(state: Known, reading: Reading, reread: RereadAnswer) -> Document | None:
    """The new answer as it reads without the parts that were not had before; None where there are
    none of them."""
    if state.capture is None or not lacked_parts(state.capture, reading.capture):
        return None
    had = reading.capture.parts[: len(state.capture.parts)]
    return reread(replace(reading.capture, parts=had), reading.bodies)
