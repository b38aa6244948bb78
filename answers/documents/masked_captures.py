"""Captures prove something only byte for byte: no name can be hidden in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from store.documents.known import document_stream
from store.log import bodies, log
from store.log.database import Connection
from store.log.document import Capture
from store.log.events import Recorded
from store.plain_text import clean
from store.privacy.masking import Masks, masked, masked_value, masks_at

#: Documents that are named; of further ones the number is given.
_NAMED = 5


class MaskedCaptureError(RuntimeError):
    """A masked name is in captures that were asked for; the message says in which documents'."""


def refuse_masked_captures(connection: Connection, ids: Iterable[str]) -> None:
    """Refuse to give out the captures of these documents where a name that is masked now is in
    them, in what was read from them or in their bytes. Raises MaskedCaptureError."""
    masks = masks_at(connection)
    if not masks:
        return
    held = [masked(document_id, masks) for document_id in _holding(connection, masks, ids)]
    if held:
        more = f" and {len(held) - _NAMED} more" if len(held) > _NAMED else ""
        msg = (
            f"{', '.join(held[:_NAMED])}{more}: a person is named there who is masked, and "
            "evidence can hide nothing: leave it out, or unmask, export, and mask again"
        )
        raise MaskedCaptureError(clean(msg))


def _holding(connection: Connection, masks: Masks, ids: Iterable[str]) -> Iterator[str]:
    for document_id in ids:
        history = log.read(connection, stream=document_stream(document_id))
        if names_masked(connection, history, masks):
            yield document_id


def names_masked(connection: Connection, history: Iterable[Recorded], masks: Masks) -> bool:
    """Whether a masked name is in any of these events, the name of its stream included, or in what
    servers answered."""
    if not masks:
        return False
    events = [*history]
    spelled = any(
        masked(it.stream, masks) != it.stream or masked_value(it.event, masks) is not it.event
        for it in events
    )
    captures: list[Capture] = [*filter(None, (getattr(it.event, "capture", None) for it in events))]
    digests = {answer.sha256 for one in captures for answer in (one, *one.parts)}
    return spelled or any(_spelled(connection, digest, masks) for digest in digests)


def _spelled(connection: Connection, digest: str, masks: Masks) -> bool:
    """Whether a body spells a masked name, as far as its bytes can be read as text."""
    try:
        text = bodies.fetch(connection, digest).decode(errors="replace")
    except KeyError:  # erased
        return False
    return masked(text, masks) != text
