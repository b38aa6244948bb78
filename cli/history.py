"""One document's history, for the commands that show it."""

from __future__ import annotations

from collections.abc import Iterator
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


def history_of(engine: Engine, document_id: str) -> list[Recorded]:
    """The events of a document; where there are none, ids like the one given are named."""
    from store import database, log, projections, record, views

    with database.reading(engine) as connection:
        history = list(log.read(connection, stream=record.stream(document_id)))
    if history:
        return history
    projections.catch_up(engine, views.Views(engine))
    with database.reading(engine) as connection:
        close = views.ids_containing(connection, document_id, limit=5)
    hint = f"; did you mean {', '.join(close)}?" if close else ""
    msg = f"no document {clean(document_id)}{clean(hint)}"
    raise click.ClickException(msg)


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
