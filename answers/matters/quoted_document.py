"""A document, and the words of it that an answer rests on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from enforcement.claims import Claim
from enforcement.reading.dossier import Dossier


@dataclass(frozen=True, kw_only=True, slots=True)
class QuotedDocument:
    """A document with a quote."""

    title: str
    id: str
    source: str
    url: str
    published_on: date | None
    #: Empty where a field of the publisher's says it.
    quote: str
    #: Offsets of the quote in the document's title, a line feed and its text.
    start: int
    end: int
    #: Id of its case.
    case: str


def quoted_document(document: Dossier, claim: Claim, case: str) -> dict[str, Any]:
    """The fields of a QuotedDocument."""
    about = ("title", "id", "source", "url", "published_on")
    return {
        **{name: getattr(document, name) for name in about},
        **{name: getattr(claim, name) for name in ("quote", "start", "end")},
        "case": case,
    }
