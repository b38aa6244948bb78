"""What documents were read from, to be read again by today's code, and the record of what it reads.

Only our reading changes by this, never what the publisher said: see `store.documents.decide`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from store.documents.known import Known, document_stream, known_from
from store.log import bodies, log
from store.log.document import Capture, Document
from store.log.events import DocumentReread
from store.log.written_once import written_once


@dataclass(frozen=True, kw_only=True, slots=True)
class StoredReading:
    """A document as it was last read, and the answer it was read from."""

    id: str
    #: Of its stream.
    version: int
    document: Document
    capture: Capture
    #: The body of the capture and of each of its parts, by SHA-256.
    bodies: Mapping[str, bytes]


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangedReading:
    """A document that today's code reads otherwise."""

    id: str
    #: Of its stream, when it was read again.
    version: int
    before: Document
    after: Document


@dataclass(frozen=True, kw_only=True, slots=True)
class SkippedReread:
    """A document that was left as it is, though it was to be read again."""

    id: str
    reason: str
    #: False where it is as it should be: what was lawfully erased cannot be read again.
    failed: bool = True


def document_ids(connection: sa.Connection, source: str = "") -> list[str]:
    """The ids of all documents there ever were, or of those of one source, in order."""
    prefix = document_stream(f"{source}:" if source else "")
    return [name.removeprefix(document_stream("")) for name in log.streams(connection, prefix)]


def stored_readings(
    connection: sa.Connection, wanted: Iterable[str]
) -> Iterator[StoredReading | SkippedReread]:
    """What is kept of each of these documents; those of one answer follow on each other."""
    names = {document_stream(document_id): document_id for document_id in wanted}
    states = {
        names[name]: known_from(past) for name, past in log.read_streams(connection, names).items()
    }
    answer_bodies: dict[str, bytes] = {}
    for document_id, state in sorted(states.items(), key=_by_answer):
        if state.document is None or state.capture is None:
            yield SkippedReread(id=document_id, reason="its content was erased", failed=False)
            continue
        try:
            answer_bodies = {
                digest: answer_bodies.get(digest) or _body(connection, digest)
                for digest in state.capture.digests
            }
        except ValueError as error:
            yield SkippedReread(id=document_id, reason=str(error))
            continue
        yield StoredReading(
            id=document_id,
            version=state.version,
            document=state.document,
            capture=state.capture,
            bodies=answer_bodies,
        )


def _by_answer(named: tuple[str, Known]) -> tuple[str, str]:
    document_id, state = named
    return state.capture.sha256 if state.capture else "", document_id


def _body(connection: sa.Connection, digest: str) -> bytes:
    """The body of that SHA-256; ValueError, which says why, where there is none that is sound."""
    (examined,) = bodies.examine(connection, [digest])
    if examined.fault:
        raise ValueError(examined.fault)
    return bodies.fetch(connection, digest)


def record_rereads(
    engine: sa.Engine, changes: Sequence[ChangedReading], *, now: datetime
) -> set[str]:
    """Append a DocumentReread for each change, in one transaction; the ids of the documents for
    which that was not done, since something happened to them after they were read again."""
    if not changes:
        return set()

    def decide(connection: sa.Connection) -> set[str]:
        versions = log.versions(connection, [document_stream(change.id) for change in changes])
        ids = [(change.id, change.version) for change in changes]
        late = {id for id, version in ids if versions[document_stream(id)] != version}
        entries = [
            log.NewEvent(
                stream=document_stream(change.id),
                event=DocumentReread(document=change.after),
                expected=change.version,
            )
            for change in changes
            if change.id not in late
        ]
        log.append(connection, entries, now=now)
        return late

    return written_once(engine, decide)
