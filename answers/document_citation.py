"""How a document of the record is cited: what was published, and the proof that is kept of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from answers.documents.document import ShownDocument
from answers.publishers import publisher
from store.config import Settings
from store.log.document import Precision
from store.log.events import CONTENT


@dataclass(frozen=True, kw_only=True, slots=True)
class DocumentCitation:
    """What a citation of a document, in one of its states, rests on."""

    #: Of the document, for good.
    id: str
    kind: Literal["regulation", "webpage"]
    title: str
    publisher: str
    #: The publisher's date, and how exact it is; None where it gives none.
    published_on: date | None
    precision: Precision
    url: str
    #: When the answer arrived that the document was read from (UTC), and the SHA-256 of its body in
    #: hexadecimal; None where they were erased.
    captured_at: datetime | None
    sha256: str | None
    #: Which record of that answer it is, where one answer holds many.
    record: str | None
    #: Of the event in the log that has this state of the document; the hash is hexadecimal.
    position: int
    hash: str


def document_citation(document: ShownDocument, settings: Settings) -> DocumentCitation:
    """How to cite a document in the state in which it is shown.

    What is in the Federal Register counts as a regulation, as CSL means it: an administrative order
    from any level of government (CSL 1.0.2, appendix III).
    """
    stated = [event for event in document.events if event.type in CONTENT]
    # Reading the same answer again brings no capture of its own.
    observed = [event for event in stated if event.type != "DocumentReread"]
    capture = observed[-1].capture
    return DocumentCitation(
        id=document.id,
        kind="regulation" if document.source.startswith("us_fr_") else "webpage",
        title=document.title,
        publisher=publisher(settings, document.source),
        published_on=document.published_on,
        precision=document.precision,
        url=document.url,
        captured_at=capture.fetched_at if capture else None,
        sha256=capture.sha256 if capture else None,
        record=capture.record if capture else None,
        position=stated[-1].position,
        hash=stated[-1].hash,
    )
