"""How documents were worded under the masks in force from one position to the next."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from store.log import log
from store.log.database import Connection
from store.log.document import Document
from store.log.events import CONTENT, PersonMasked, PersonUnmasked
from store.privacy.masking import NO_MASKS, Masks, masked_value, masks_in_force

#: The event types that change which names are hidden.
_MASKING = tuple(event.__name__ for event in (PersonMasked, PersonUnmasked))


@dataclass(frozen=True, kw_only=True, slots=True)
class MaskChange:
    """From this position on these names are hidden."""

    position: int
    masks: Masks


def mask_changes(connection: Connection, upto: int) -> tuple[MaskChange, ...]:
    """Every change of what is hidden, up to a position; none where nothing ever was."""
    events = list(log.read_decisions(connection, *_MASKING, upto=upto))
    return tuple(
        MaskChange(position=event.position, masks=masks_in_force(events[:n]))
        for n, event in enumerate(events, 1)
    )


def masks_of(changes: Sequence[MaskChange], position: int) -> Masks:
    """What is hidden at a position."""
    return next((t.masks for t in reversed(changes) if t.position <= position), NO_MASKS)


def wording_changes(
    document: Document, changes: Sequence[MaskChange], *, after: int
) -> tuple[int, ...]:
    """The positions beyond `after` from which on a document reads otherwise."""
    ever = dict.fromkeys(name for change in changes for name in change.masks.names)
    if masked_value(document, Masks(names=tuple(ever))) is document:
        return ()
    shown, found = masked_value(document, masks_of(changes, after)), []
    for change in changes:
        if change.position > after and (now := masked_value(document, change.masks)) != shown:
            shown = now
            found.append(change.position)
    return tuple(found)


def streams_reworded(
    connection: Connection, changes: Sequence[MaskChange], *, since: int
) -> Collection[str]:
    """The streams of the documents, known at `since`, that masks change after it."""
    if not changes or changes[-1].position <= since:
        return ()
    streams = {}
    for recorded in log.read(connection, upto=since):
        if recorded.type in CONTENT and recorded.stream not in streams:
            document = getattr(recorded.event, "document", None)  # an erased event has none
            if document is not None and wording_changes(document, changes, after=since):
                streams[recorded.stream] = True
    return streams
