"""How to cite documents: as text, BibTeX, RIS and CSL-JSON.

What publishers wrote is on one line and escaped: a title can neither end a field nor begin one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import quote

from answers.document_citation import DocumentCitation
from store.plain_text import one_line, web_address

CITATION_FORMS = ("text", "bibtex", "ris", "csl-json")

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
#: BibTeX counts braces, escaped ones too, so that none may stand in a text.
_LATEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "%#&_$"},
    }
)
_RIS_TYPES = {"regulation": "GOVDOC", "webpage": "ELEC"}


def format_citations(citations: Iterable[DocumentCitation], form: str) -> bytes:
    """Citations in one of `CITATION_FORMS`, as UTF-8: a line each as text, BibTeX entries with an
    empty line between them, RIS records (whose lines end in CR LF), or one array of CSL-JSON."""
    safe = map(_on_one_line, citations)
    if form == "text":
        written = "".join(f"{_text(citation)}\n" for citation in safe)
    elif form == "bibtex":
        written = "\n".join(map(_bibtex, safe))
    elif form == "ris":
        written = "".join(map(_ris, safe))
    else:
        written = json.dumps(list(map(_csl, safe)), ensure_ascii=False, indent=2) + "\n"
    return written.encode()


def _on_one_line(citation: DocumentCitation) -> DocumentCitation:
    """A citation without line breaks and controls, whose address can be followed or is empty."""
    # What may not stand in an address is written as RFC 3986 section 2.1 has it.
    escaped = re.sub(r"[\s\"'<>\\`{}|^]", lambda sign: quote(sign[0]), one_line(citation.url))
    return replace(
        citation,
        id=one_line(citation.id),
        title=one_line(citation.title),
        publisher=one_line(citation.publisher),
        url=web_address(escaped),
        record=citation.record and one_line(citation.record),
    )


def _published(citation: DocumentCitation) -> list[str]:
    """Year, month and day in digits, as far as the publisher states them."""
    if citation.published_on is None:
        return []
    stated = {"year": 1, "month": 2}.get(citation.precision, 3)
    return citation.published_on.isoformat().split("-")[:stated]


def _proof(citation: DocumentCitation) -> str:
    """Where the document is in the log, and by which bytes it is proved."""
    capture = "capture erased"
    if citation.captured_at:
        record = f", record {citation.record}" if citation.record else ""
        at = f"{citation.captured_at:%Y-%m-%dT%H:%M:%SZ}"
        capture = f"captured {at}, SHA-256 {citation.sha256}{record}"
    return f"Blotter {citation.id}; {capture}; log event {citation.position}, hash {citation.hash}"


def _text(citation: DocumentCitation) -> str:
    day = "-".join(_published(citation)) or "undated"
    stated = (citation.publisher, f"“{citation.title}”", day, citation.url)
    return f"{', '.join(filter(None, stated))} [{_proof(citation)}]"


def _bibtex(citation: DocumentCitation) -> str:
    """An entry whose key no other state of any document has: it ends in the event's position."""
    key = f"{re.sub('[^A-Za-z0-9:._-]', '-', citation.id)}-{citation.position}"
    year, month, day = (*_published(citation), "", "", "")[:3]
    issuer = citation.publisher.translate(_LATEX)
    fields = {
        "title": f"{{{{{citation.title.translate(_LATEX)}}}}}",  # keeps its capitals
        "publisher": f"{{{issuer}}}",
        "howpublished": f"{{{issuer}}}",  # what styles print of a @misc
        "year": f"{{{year}}}" if year else "",
        "month": _MONTHS[int(month) - 1] if month else "",
        "day": f"{{{int(day)}}}" if day else "",
        "url": f"{{{citation.url}}}" if citation.url else "",  # verbatim, to be left as it is
        "urldate": f"{{{citation.captured_at:%Y-%m-%d}}}" if citation.captured_at else "",
        "note": f"{{{_proof(citation).translate(_LATEX)}}}",
    }
    lines = "".join(f"  {name} = {value},\n" for name, value in fields.items() if value)
    return f"@misc{{{key},\n{lines}}}\n"


def _ris(citation: DocumentCitation) -> str:
    """A record as the RIS specification (Research Information Systems, 2001) has it: lines end in
    CR LF, and a day is YYYY/MM/DD/, with nothing between the slashes for what is not stated."""
    published, captured = _published(citation), citation.captured_at
    lines = {
        "TY": _RIS_TYPES[citation.kind],
        "TI": citation.title,
        "PB": citation.publisher,
        "PY": "".join(published[:1]),
        "DA": "/".join((*published, "", "", "")[:3]) + "/" if published else "",
        "UR": citation.url,
        "DB": "Blotter",
        "AN": citation.id,
        "Y2": f"{captured:%Y/%m/%d/}" if captured else "",
        "N1": _proof(citation),
    }
    stated = "".join(f"{tag}  - {value}\r\n" for tag, value in lines.items() if value)
    return f"{stated}ER  - \r\n"


def _csl(citation: DocumentCitation) -> Mapping[str, Any]:
    """An item of CSL-JSON 1.0.2; what is not known is left out."""
    published, captured = _published(citation), citation.captured_at
    item = {
        "id": citation.id,
        "type": citation.kind,
        "title": citation.title,
        "publisher": citation.publisher,
        "issued": {"date-parts": [list(map(int, published))]} if published else None,
        "accessed": captured and {"date-parts": [[captured.year, captured.month, captured.day]]},
        "URL": citation.url,
        "archive": "Blotter",
        "archive_location": f"log event {citation.position}, hash {citation.hash}",
        "note": _proof(citation),
    }
    return {name: value for name, value in item.items() if value}
