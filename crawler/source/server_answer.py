"""What a server answered, between the wire and the log: to a page, to a capture, and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256

from crawler.source.page import Page
from crawler.source.source import Source
from store.log.document import Capture, Document, Reading, Redirect

#: Bytes of an answer that are read at most, from a file or the network.
MAXSIZE = 32 * 1024 * 1024


@dataclass(frozen=True, kw_only=True, slots=True)
class ServerAnswer:
    """One answer with its bytes."""

    #: All but the record and the parts, which are known when it is read.
    capture: Capture
    body: bytes


def server_answer(
    body: bytes,
    *,
    url: str,
    fetched_at: datetime,
    status: int,
    media_type: str,
    etag: str | None,
    last_modified: str | None,
    redirects: tuple[Redirect, ...] = (),
) -> ServerAnswer:
    """An answer as it came from `url`, the address that answered, at `fetched_at` (UTC);
    `redirects` are those that led there."""
    capture = Capture(
        url=url,
        fetched_at=fetched_at,
        status=status,
        media_type=media_type,
        sha256=sha256(body).hexdigest(),
        etag=etag,
        last_modified=last_modified,
        redirects=redirects,
    )
    return ServerAnswer(capture=capture, body=body)


def page_of(
    main: ServerAnswer, parts: Sequence[ServerAnswer] = (), record: str | None = None
) -> Page:
    """What a source reads."""
    return Page(
        url=main.capture.url,
        body=main.body,
        media_type=main.capture.media_type,
        record=record,
        parts=tuple(page_of(part) for part in parts),
    )


def capture_of(
    main: ServerAnswer, parts: Sequence[ServerAnswer] = (), record: str | None = None
) -> Capture:
    """The capture of a page that was read from these answers."""
    return replace(main.capture, record=record, parts=tuple(part.capture for part in parts))


def reading_of(
    document: Document,
    main: ServerAnswer,
    parts: Sequence[ServerAnswer] = (),
    record: str | None = None,
) -> Reading:
    """A document with the answers it was read from."""
    bodies = {answer.capture.sha256: answer.body for answer in (main, *parts)}
    return Reading(document=document, capture=capture_of(main, parts, record), bodies=bodies)


def stored_page(capture: Capture, bodies: Mapping[str, bytes]) -> Page:
    """The page a capture was read as. Raises KeyError where a body is missing."""
    parts = [ServerAnswer(capture=part, body=bodies[part.sha256]) for part in capture.parts]
    return page_of(
        ServerAnswer(capture=capture, body=bodies[capture.sha256]), parts, capture.record
    )


def reread(source: Source, capture: Capture, bodies: Mapping[str, bytes]) -> Document | None:
    """A kept answer as today's code reads it; None where it no longer can."""
    try:
        return source.read(stored_page(capture, bodies))
    except Exception:  # a new reading must not be lost because an old page cannot be read
        return None
