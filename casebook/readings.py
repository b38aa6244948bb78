"""What an event says that is read, decided or erased: pure but for the reading of texts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from casebook.documents import StateChange
from enforcement.claims import Tier
from enforcement.matters.overrides import LinkDecision
from enforcement.reading.dossier import Dossier
from store.log.document import Document
from store.log.events import (
    CONTENT,
    CaseLinked,
    CaseUnlinked,
    Recorded,
)

_PREFIX = "document/"


@dataclass(frozen=True, kw_only=True, slots=True)
class Reader:
    """How a document is read."""

    #: Changes whenever the same document might be read otherwise: then all are read again.
    version: str
    read: Callable[[Document], Dossier]
    #: How near a source is to what happened, by its name.
    tier: Callable[[str], Tier]


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadState:
    """A state of a document as it was read, with its event."""

    recorded: Recorded
    change: StateChange
    court: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Decided:
    """A person's decision of a matter, and the position of its event."""

    position: int
    decision: LinkDecision


Taken: TypeAlias = ReadState | Decided


def taken_from(
    events: Sequence[Recorded], reader: Reader, first_positions: dict[str, int]
) -> list[Taken]:
    """What the events say, in their order; `first_positions` are those of the documents' first
    events, by stream."""
    return [it for recorded in events if (it := _taken(recorded, reader, first_positions))]


def document_stream_of(recorded: Recorded) -> str | None:
    """The stream of an event with a state of a document; None of any other."""
    return recorded.stream if recorded.type in CONTENT else None


def _taken(recorded: Recorded, reader: Reader, first_positions: dict[str, int]) -> Taken | None:
    event = recorded.event
    if isinstance(event, CaseLinked | CaseUnlinked):
        decision = LinkDecision(
            document=recorded.stream.removeprefix("case/"),
            other_document=event.document,
            linked=isinstance(event, CaseLinked),
            by=event.by,
            reason=event.reason,
        )
        return Decided(position=recorded.position, decision=decision)
    if (stream := document_stream_of(recorded)) is None:
        return None
    document: Document | None = getattr(event, "document", None)
    change = StateChange(
        position=recorded.position,
        document=first_positions[stream],
        id=stream.removeprefix(_PREFIX),
        tier=reader.tier(document.source) if document else "discovery",
        dossier=reader.read(document) if document else None,
    )
    court = document.details.get("court", "") if document else ""
    return ReadState(recorded=recorded, change=change, court=court)
