"""The events of one document as they may be shown, and by which ids it is found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NoReturn

from answers.meant.one_meant import document_meant
from casebook.asking.casebook_at import casebook_at
from store.documents.known import document_stream
from store.log import log
from store.log.database import Connection, Engine, reading
from store.log.events import Erased, PayloadErased, Recorded
from store.nearest import did_you_mean
from store.plain_text import clean
from store.privacy import masking
from store.views import views
from store.views.following import followed_views

#: Ids that are named to a person who mistyped one.
_SUGGESTED = 5


@dataclass(frozen=True, kw_only=True, slots=True)
class Erasing:
    """Who had a payload erased, when (UTC) and why."""

    at: datetime
    by: str
    reason: str

    def line(self) -> str:
        """The same for a person."""
        return f"{self.at:%Y-%m-%d} by {self.by}: {self.reason}"


class UnknownDocumentError(RuntimeError):
    """No document goes by the id, or none was known then; the message names ids like it."""

    def __init__(self, message: str, *, close: Sequence[str] = ()) -> None:
        super().__init__(message)
        #: Ids like it, as they are shown.
        self.close = tuple(close)


class UnknownRevisionError(ValueError):
    """A document has no revision of that number; the message says which is the newest."""


def history_of(engine: Engine, document_id: str, *, upto: int | None = None) -> list[Recorded]:
    """The events of a document up to a position of the log, or to its end, without the names that
    are masked there. Raises UnknownDocumentError."""
    history = _history(engine, document_id, upto)
    history = history or _history(engine, id_of(engine, document_id), upto)
    if history:
        return history
    msg = f"no document {clean(document_id)} was known at position {upto}"
    raise UnknownDocumentError(msg)


def _history(engine: Engine, true_id: str, upto: int | None) -> list[Recorded]:
    with reading(engine) as connection:
        history = log.read(connection, stream=document_stream(true_id), upto=upto)
        return masking.masked_history(history, masking.masks_at(connection, upto))


def id_of(engine: Engine, document_id: str) -> str:
    """The id of the document that is named by it, or by what a mask leaves of it; or of the only
    one that anything else leads to (`answers.meant`).

    Raises `answers.meant.one_meant.SeveralMeantError`, and UnknownDocumentError as `id_named` does.
    """
    if _is_id(engine, document_id):
        return document_id
    masks = _masks(engine)
    known = _left_by_masks(engine, document_id, masks) or _meant(engine, document_id, masks)
    return known or _refuse(engine, document_id, masks)


def id_named(engine: Engine, document_id: str) -> str:
    """The id of the document that is named by it, or by what a mask leaves of it.

    Raises UnknownDocumentError, which suggests ids that hold what was asked for, as they are shown:
    a masked name is found in none of them.
    """
    if _is_id(engine, document_id):
        return document_id
    masks = _masks(engine)
    known = _left_by_masks(engine, document_id, masks)
    return known or _refuse(engine, document_id, masks)


def _is_id(engine: Engine, document_id: str) -> bool:
    with reading(engine) as connection:
        return any(True for _ in log.read(connection, stream=document_stream(document_id)))


def _masks(engine: Engine) -> masking.Masks:
    with reading(engine) as connection:
        return masking.masks_at(connection)


def _left_by_masks(engine: Engine, document_id: str, masks: masking.Masks) -> str | None:
    """The only id of which masks leave this."""
    if masking.HIDDEN not in document_id:
        return None
    with followed_views(engine) as connection:
        known = views.known_documents(connection, document_id.partition(":")[0])
    named = [one.id for one in known if masking.masked(one.id, masks) == document_id]
    return named[0] if len(named) == 1 else None


def _meant(engine: Engine, text: str, masks: masking.Masks) -> str | None:
    with casebook_at(engine.url.render_as_string(hide_password=False)) as book:
        return document_meant(book, masks, text)


def _refuse(engine: Engine, document_id: str, masks: masking.Masks) -> NoReturn:
    with followed_views(engine) as connection:
        close = _like(connection, document_id, masks)
    msg = clean(f"no document {document_id}{did_you_mean(close)}")
    raise UnknownDocumentError(msg, close=close)


def _like(connection: Connection, fragment: str, masks: masking.Masks) -> list[str]:
    """The first ids that hold a piece of text when they are shown."""
    found = views.ids_containing(connection, fragment, limit=None if masks else _SUGGESTED)
    shown = (masking.masked(one, masks) for one in found)
    return [one for one in shown if fragment.casefold() in one.casefold()][:_SUGGESTED]


def erasures(engine: Engine, history: Sequence[Recorded]) -> dict[int, Erasing]:
    """How the erased ones of these events were erased, by their positions."""
    gone = {recorded.position for recorded in history if isinstance(recorded.event, Erased)}
    if not gone:
        return {}
    with reading(engine) as connection:
        decisions = list(log.read_decisions(connection, PayloadErased.__name__))
        decisions = masking.masked_history(decisions, masking.masks_at(connection))
    return {
        one.event.position: Erasing(at=one.recorded_at, by=one.event.by, reason=one.event.reason)
        for one in decisions
        if isinstance(one.event, PayloadErased) and one.event.position in gone
    }


def up_to(history: Sequence[Recorded], revision: int) -> list[Recorded]:
    """The history up to the last event before the following revision; 0 is the first.

    Raises UnknownRevisionError.
    """
    count, kept = 0, []
    for recorded in history:
        count += recorded.type == "DocumentRevised"
        if count > revision:
            break
        kept.append(recorded)
    if count < revision:
        msg = f"there is no revision {revision}: the newest is {count}"
        raise UnknownRevisionError(msg)
    return kept
