"""How documents were worded under the masks that were in force from one position to the next."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from store.log import log
from store.log.database import Connection
from store.log.document import Document
from store.log.events import CONTENT, Recorded
from store.privacy.masking import NO_MASKS, Masks, masked_value, masks_in_force

#: The events that change which names are hidden.
MASKING = ("PersonMasked", "PersonUnmasked")


@dataclass(frozen=True, kw_only=True, slots=True)
class Turn:
    """From this position on these names are hidden."""

    position: int
    masks: Masks


def turns(connection: Connection, upto: int) -> tuple[Turn, ...]:
    """Every change of what is hidden, up to a position; none where nothing ever was."""
    events: list[Recorded] = []
    found = []
    for recorded in log.read_decisions(connection, *MASKING, upto=upto):
        events.append(recorded)
        found.append(Turn(position=recorded.position, masks=masks_in_force(events)))
    return tuple(found)


def masks_in(turns: Sequence[Turn], position: int) -> Masks:
    """What is hidden at a position."""
    return next((t.masks for t in reversed(turns) if t.position <= position), NO_MASKS)


def rewritten(document: Document, turns: Sequence[Turn], *, after: int) -> tuple[int, ...]:
    """The positions beyond `after` from which on a document reads otherwise."""
    ever = dict.fromkeys(name for turn in turns for name in turn.masks.names)
    if masked_value(document, Masks(names=tuple(ever))) is document:
        return ()
    shown, found = masked_value(document, masks_in(turns, after)), []
    for turn in turns:
        if turn.position > after and (now := masked_value(document, turn.masks)) != shown:
            shown = now
            found.append(turn.position)
    return tuple(found)


def affected(connection: Connection, turns: Sequence[Turn], *, since: int) -> Collection[str]:
    """The streams of the documents, known at `since`, that masks change after it."""
    if not turns or turns[-1].position <= since:
        return ()
    found = {}
    for recorded in log.read(connection, upto=since):
        if recorded.type in CONTENT and recorded.stream not in found:
            document = getattr(recorded.event, "document", None)  # an erased event has none
            if document is not None and rewritten(document, turns, after=since):
                found[recorded.stream] = True
    return found
