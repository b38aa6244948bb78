"""One document's history, for the commands that show it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from cli.output import clean

if TYPE_CHECKING:
    from store.database import Engine
    from store.documents import Capture, Document
    from store.events import Recorded


@dataclass(frozen=True, kw_only=True, slots=True)
class Revision:
    """A document as it was from one change to the next."""

    #: 0 is the first.
    number: int
    document: Document
    #: None where it was erased.
    capture: Capture | None


def history_of(engine: Engine, document_id: str, *, upto: int | None = None) -> list[Recorded]:
    """The events of a document as they may be shown, to a position where one is given; where there
    are none, ids like the one asked for are named."""
    from store import database, log, masking, record

    known = id_of(engine, document_id)
    with database.reading(engine) as connection:
        history = list(log.read(connection, stream=record.stream(known), upto=upto))
        if history:
            return masking.shown(history, masking.masks_at(connection, upto))
    msg = f"no document {clean(document_id)} was known at position {upto}"
    raise click.ClickException(msg)


def id_of(engine: Engine, document_id: str) -> str:
    """The id of the document that is named by it, or by what a mask leaves of it; where there is
    none, ids like it are named."""
    from store import database, log, masking, projections, record, views

    with database.reading(engine) as connection:
        if any(True for _ in log.read(connection, stream=record.stream(document_id))):
            return document_id
    projections.catch_up(engine, views.Views(engine))
    with database.reading(engine) as connection:
        masks = masking.masks_at(connection)
        if masking.HIDDEN in document_id:
            known = views.documents_of(connection, document_id.partition(":")[0])
            meant = [one.id for one in known if masking.masked(one.id, masks) == document_id]
            if len(meant) == 1:
                return meant[0]
        close = views.ids_containing(connection, document_id, limit=5)
        close = [masking.masked(one, masks) for one in close]
    hint = f"; did you mean {', '.join(close)}?" if close else ""
    msg = f"no document {clean(document_id)}{clean(hint)}"
    raise click.ClickException(msg)


def erasures(engine: Engine, history: Sequence[Recorded]) -> dict[int, str]:
    """When, by whom and why the erased ones of these events were erased, by their positions."""
    from store import database, log, masking
    from store.events import Erased, PayloadErased

    gone = {recorded.position for recorded in history if isinstance(recorded.event, Erased)}
    if not gone:
        return {}
    with database.reading(engine) as connection:
        found = list(log.decisions(connection, PayloadErased.__name__))
        masks = masking.masks_at(connection)
    said = {}
    for recorded in found:
        match recorded.event:
            case PayloadErased(position=position, by=by, reason=reason) if position in gone:
                day = f"{recorded.recorded_at:%Y-%m-%d}"
                said[position] = masking.masked(f"{day} by {by}: {reason}", masks)
    return said


def up_to(history: list[Recorded], revision: int) -> list[Recorded]:
    """The history up to the last event before the following revision; 0 is the first."""
    count, kept = 0, []
    for recorded in history:
        count += recorded.type == "DocumentRevised"
        if count > revision:
            break
        kept.append(recorded)
    if count < revision:
        msg = f"there is no revision {revision}: the newest is {count}"
        raise click.UsageError(msg)
    return kept


def proof(capture: Capture) -> Iterator[str]:
    """When, from where and with which bytes something was had, line by line."""
    for redirect in capture.redirects:
        yield f"{redirect.status}  {redirect.url}"
    for answer in (capture, *capture.parts):
        yield f"{answer.fetched_at:%Y-%m-%d %H:%M} UTC  {answer.status}  {answer.url}"
        record = f"  record {answer.record}" if answer.record else ""
        yield f"sha256 {answer.sha256}{record}"
