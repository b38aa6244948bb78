"""The cover page of an evidence bundle, for a person: as text and as HTML. Pure.

Whatever came from a page is untrusted: it is rid of control characters and escaped, and nothing in
the page is a link.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from textwrap import wrap

from jinja2 import Environment, PackageLoader, StrictUndefined

from store.log.document import Capture, Document
from store.log.events import (
    CONTENT,
    DocumentReviewed,
    DocumentTagged,
    DocumentWithdrawn,
    Erased,
    Event,
    NoteAdded,
    PayloadErased,
    type_of,
)
from store.log.seals import Seal
from store.plain_text import clean

_WHAT = {
    "DocumentPublished": "published: first seen",
    "DocumentRevised": "revised: the publisher changed it",
    "DocumentReread": "read again: the same bytes, read better",
    "DocumentMoved": "moved: the same words under another address",
    "DocumentCompleted": "completed: read with what could not be had before",
    "DocumentSeenEmpty": "seen nearly empty: not believed until it is seen so once more",
    "DocumentSeenWhole": "seen whole: it says again what it said before",
    "DocumentWithdrawn": "withdrawn: gone from where it was published",
    "DocumentRestored": "restored: it is back",
    "DocumentReviewed": "reviewed by a person",
    "DocumentTagged": "tagged by a person",
    "NoteAdded": "a person's note",
    "PayloadErased": "an erasure",
}
_FILES = (
    ("cover.html, cover.txt", "this page"),
    ("captures.warc", "what the servers answered, byte by byte (WARC 1.1, ISO 28500)"),
    ("captures.json", "the addresses, times and header fields of these answers"),
    ("documents.json", "what the pages said, revision by revision"),
    ("events.jsonl", "the log from the document's first event to the seal; of events that are not"),
    ("", "the document's, only what the chain of hashes is made of"),
    ("bundle.json", "the document's id, the seal, and where in the log the bundle begins"),
    ("manifest-sha256.txt", "the SHA-256 of each file (sha256sum -c reads it)"),
    ("verify.py", "checks all of it; readable in a few minutes"),
)
_TEMPLATES = Environment(
    loader=PackageLoader("crawler.evidence", "."),
    autoescape=True,
    undefined=StrictUndefined,
    keep_trailing_newline=True,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Happening:
    """An event of the document, or one that says what of it was erased."""

    position: int
    recorded_at: datetime
    event: Event


@dataclass(frozen=True, kw_only=True, slots=True)
class CoverSection:
    """A heading with its lines."""

    heading: str
    lines: tuple[str, ...]


def cover(
    document_id: str, happenings: Sequence[Happening], seal: Seal
) -> tuple[CoverSection, ...]:
    """What the page says: the first section is its title."""
    documents = [
        getattr(happening.event, "document", None)
        for happening in happenings
        if type_of(happening.event) in CONTENT
    ]
    known = [document for document in documents if isinstance(document, Document)]
    text = known[-1].text.split("\n") if known else ["It was erased."]
    facts = _facts(document_id, known)
    happened = tuple(line for happening in happenings for line in _happened(happening))
    return (
        CoverSection(heading=known[-1].title if known else document_id, lines=facts),
        CoverSection(heading="What was recorded of it", lines=happened),
        CoverSection(heading="What was erased", lines=tuple(_erased(happenings))),
        CoverSection(heading="Its text, as last read", lines=tuple(filter(None, text))),
        CoverSection(heading="How to check this", lines=_how(seal)),
        CoverSection(heading="What it proves, and what not", lines=_PROVES),
        CoverSection(
            heading="The files", lines=tuple(f"{name:<22} {what}" for name, what in _FILES)
        ),
    )


def as_text(page: Iterable[CoverSection]) -> str:
    """The page for a terminal or a printer, in lines of at most 78 characters where they can be."""
    shown = []
    for section in page:
        heading = clean(section.heading)
        shown += ["", heading, "-" * min(len(heading), 78), ""]
        for line in map(clean, section.lines):
            indent = " " * (len(line) - len(line.lstrip()))
            shown += _wrapped(line, indent)
    return "\n".join(shown[1:]) + "\n"


def as_html(page: Sequence[CoverSection]) -> str:
    """The page for a browser: no script, no link, and nothing from anywhere else."""
    return _TEMPLATES.get_template("cover.html.jinja").render(page=page, clean=clean)


def _wrapped(line: str, indent: str) -> list[str]:
    if "  " in line.strip():  # a table's row
        return [line]
    return wrap(line, 78, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)


def _facts(document_id: str, known: Sequence[Document]) -> tuple[str, ...]:
    lines = [f"Evidence about the document {document_id}, as Blotter recorded it."]
    if known:
        last = known[-1]
        day = last.published_on.isoformat() if last.published_on else "undated"
        number = [f"Number: {last.number}"] if last.number else []
        lines += [f"Source: {last.source}", f"Address: {last.url}", f"Published: {day}", *number]
        lines += [f"{label}: {value}" for label, value in last.details.items()]
    return tuple(lines)


def _happened(happening: Happening) -> Iterator[str]:
    """An event: when it was learned, what it is, and which answers prove it."""
    kind = type_of(happening.event)
    when = f"{happening.recorded_at:%Y-%m-%d %H:%M:%S} UTC"
    yield f"Position {happening.position}, recorded {when}: {_WHAT.get(kind, kind)}"
    yield from (f"    {line}" for line in _detail(happening.event))
    capture = getattr(happening.event, "capture", None)
    if isinstance(capture, Capture):
        for answer in (capture, *capture.parts):
            when = f"{answer.fetched_at:%Y-%m-%d %H:%M:%S} UTC"
            yield f"    {when}, status {answer.status}: {answer.url}"
            yield f"    SHA-256 {answer.sha256}"


def _detail(event: Event) -> Iterator[str]:
    match event:
        case Erased():
            yield "its content was erased; the chain of hashes still covers it"
        case DocumentWithdrawn(evidence=seen, reason=said):
            days = f"from {seen.first:%Y-%m-%d} to {seen.last:%Y-%m-%d}"
            answer = f"{seen.status} ({said})" if said else f"{seen.status}"
            yield f"{seen.checks} checks answered {answer}, {days}; {seen.control} did answer"
        case DocumentReviewed(by=by, verdict=verdict, reason=reason):
            yield f"{by}: {verdict}" + (f" ({reason})" if reason else "")
        case DocumentTagged(by=by, tag=tag, removed=removed):
            yield f"{by}: {tag}" + (" taken off" if removed else "")
        case NoteAdded(by=by, text=text):
            yield f"{by}: {text}"
        case PayloadErased(position=position, by=by, reason=reason):
            yield f"of position {position}, by {by}: {reason}"


def _erased(happenings: Sequence[Happening]) -> Iterator[str]:
    gone = [
        str(happening.position) for happening in happenings if isinstance(happening.event, Erased)
    ]
    if not gone:
        yield "Nothing of the document was erased."
        return
    yield (
        f"The content recorded at position {', '.join(gone)} was erased. The chain of hashes still "
        "covers it, so that nothing else can be put in its place; what it said is not in here."
    )


def _how(seal: Seal) -> tuple[str, ...]:
    return (
        "Unpack the files, and in their folder run: python3 verify.py",
        "It needs Python 3.8 or newer and nothing else, and says OK or what is wrong. Whoever does "
        "not trust the script that comes with a bundle takes it from Blotter's own source "
        "(crawler/evidence/verify.py) and names the zip file: python3 verify.py FILE.zip",
        "The bundle reaches this seal of the log (position, hash, time):",
        str(seal),
        "Every letter that Blotter sends carries the seal of its day. One of a position in this "
        "bundle, kept by somebody else, makes it a proof: python3 verify.py --against SEAL",
    )


_PROVES = (
    "If all checks pass, and the seal was in other hands at its time: the log, up to the seal, is "
    "the one that was sealed then. Nothing in it was changed, added, put in another order or left "
    "out since, and these are all events of the document up to there, with the bytes they rest on.",
    "It does not prove that the server said it: whoever ran Blotter could have recorded something "
    "else in the first place. Nor does it prove when something was recorded, beyond that it was "
    "before the seal was in other hands; nor that what a publisher said is true.",
)
