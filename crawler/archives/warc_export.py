"""Captures as a WARC 1.1 file (ISO 28500): what proves the documents, for other archives' tools.

Each answer is a `response` record with the header fields that are kept, and its WARC-Date is when
it was fetched. A body comes once; an answer that repeats it is a `revisit` record (section 6.7).
Digests are SHA-1 in Base32, as is the custom and as indexes expect; the SHA-256 under which Blotter
keeps a body is a field of its own, which readers that do not know it pass over (section 5.1). A
`metadata` record for each document says which answers it was read from, for
`crawler.archives.archive`.
"""

from __future__ import annotations

import io
from base64 import b32encode
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha1, sha256
from http import HTTPStatus
from typing import Any, BinaryIO
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from crawler.archives.archive import DOCUMENT, PART, RECORD
from crawler.own_version import own_version
from store.documents.known import document_stream
from store.log import log
from store.log.database import Connection
from store.log.document import Capture
from store.log.events import Recorded

_BODY_SHA256 = "Blotter-Payload-SHA256"
_UNCHANGED = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
_FIELDS = "application/warc-fields"
_ASCII = "".join(map(chr, range(0x20, 0x7F)))


class DamagedBodyError(ValueError):
    """A kept body is not the one its hash names."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Proof:
    """A document, and the capture one of its states was read from."""

    document: str
    capture: Capture


@dataclass(kw_only=True, slots=True)
class WarcCounts:
    """What went into a file."""

    documents: int = 0
    answers: int = 0
    #: Answers that repeat a body.
    repeated: int = 0
    #: Answers whose body was erased from the store, so that nothing is left to prove.
    erased: int = 0


def document_proofs(
    connection: Connection, *, source: str = "", ids: Iterable[str] = ()
) -> list[Proof]:
    """The proof of every state of the documents of these ids, or else of a source, or of all, in
    the order they were recorded."""
    names: list[str | None] = [document_stream(document_id) for document_id in ids]
    prefix = document_stream(f"{source}:" if source else "")
    return [
        proof
        for name in names or [None]
        for proof in proofs_in(log.read(connection, stream=name))
        if document_stream(proof.document).startswith(prefix)
    ]


def proofs_in(history: Iterable[Recorded]) -> Iterator[Proof]:
    """The proofs in events of documents, in their order."""
    for recorded in history:
        if capture := getattr(recorded.event, "capture", None):
            document = recorded.stream.removeprefix(document_stream(""))
            yield Proof(document=document, capture=capture)


def write_warc(
    file: BinaryIO,
    found: Iterable[Proof],
    *,
    body: Callable[[str], bytes],
    gzip: bool,
    now: datetime,
) -> WarcCounts:
    """Write a whole file. `body` gives a body by its SHA-256, and raises KeyError where it is no
    longer kept. Raises DamagedBodyError."""
    export = _Export(WARCWriter(file, gzip=gzip, warc_version="WARC/1.1"), body)
    export.about(now)
    for proof in found:
        export.take(proof)
    return export.written


class _Export:
    """A file being written."""

    def __init__(self, writer: WARCWriter, body: Callable[[str], bytes]) -> None:
        self.written = WarcCounts()
        self._writer = writer
        self._body = body
        #: The record of each answer by its id; None where its body was erased.
        self._records: dict[str, str | None] = {}
        #: The first answer with a body, by SHA-256: its address, WARC-Date and payload digest.
        self._bodies: dict[str, tuple[str, str, str]] = {}
        self._documents: set[str] = set()

    def about(self, now: datetime) -> None:
        """The record that says what the file is."""
        fields = {
            "software": f"Blotter/{own_version()}",
            "format": "WARC File Format 1.1",
            "conformsTo": "https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
            "description": "Captures kept by Blotter; bodies as decoded, headers as far as kept",
        }
        date = _moment(now)
        headers = {"WARC-Record-ID": _id("warcinfo", date, *fields.values()), "WARC-Date": date}
        self._write("", "warcinfo", _lines(fields.items()), headers)

    def take(self, proof: Proof) -> None:
        """The answers of one proof, unless they were written, and what was read from them."""
        answers = [self._answer(answer) for answer in (proof.capture, *proof.capture.parts)]
        if None in answers:
            return
        main, *parts = answers
        if proof.document not in self._documents:
            self._documents.add(proof.document)
            self.written.documents += 1
        fields = [(RECORD, proof.capture.record), *((PART, part) for part in parts)]
        facts = (proof.document, proof.capture.record or "", *map(str, answers))
        headers = {
            "WARC-Record-ID": _id("metadata", *facts),
            "WARC-Date": _moment(proof.capture.fetched_at),
            "WARC-Refers-To": str(main),
            DOCUMENT: proof.document,
        }
        self._write(proof.capture.url, "metadata", _lines(fields), headers)

    def _answer(self, capture: Capture) -> str | None:
        """The id of an answer's record, which is written now if it was not before."""
        name = _id(_moment(capture.fetched_at), capture.sha256, capture.url)
        if name in self._records:
            return self._records[name]
        self._records[name] = self._respond(name, capture)
        return self._records[name]

    def _respond(self, name: str, capture: Capture) -> str | None:
        date = _moment(capture.fetched_at)
        headers = {"WARC-Record-ID": name, "WARC-Date": date, _BODY_SHA256: capture.sha256}
        if first := self._bodies.get(capture.sha256):
            url, at, digest = first
            headers |= {
                "WARC-Payload-Digest": digest,
                "WARC-Profile": _UNCHANGED,
                "WARC-Refers-To-Target-URI": url,
                "WARC-Refers-To-Date": at,
            }
            self._write(capture.url, "revisit", b"", headers, _http(capture))
            self.written.repeated += 1
        else:
            try:
                body = self._body(capture.sha256)
            except KeyError:  # erased, lawfully
                self.written.erased += 1
                return None
            if sha256(body).hexdigest() != capture.sha256:
                msg = f"the body kept as {capture.sha256} is not the one that was fetched"
                raise DamagedBodyError(msg)
            digest = f"sha1:{b32encode(sha1(body).digest()).decode()}"  # noqa: S324 (the custom)
            self._bodies[capture.sha256] = capture.url, date, digest
            headers["WARC-Payload-Digest"] = digest
            self._write(capture.url, "response", body, headers, _http(capture, len(body)))
        self.written.answers += 1
        return name

    def _write(
        self,
        url: str,
        kind: str,
        content: bytes,
        headers: dict[str, str],
        http: StatusAndHeaders | None = None,
    ) -> None:
        record = self._writer.create_warc_record(
            url,
            kind,
            payload=io.BytesIO(content),
            length=len(content),
            http_headers=http,
            warc_content_type="" if http else _FIELDS,
            warc_headers_dict=headers,
        )
        self._writer.write_record(record)


def _http(capture: Capture, length: int | None = None) -> StatusAndHeaders:
    """The head of an answer, of which only these fields are kept."""
    kept: dict[str, Any] = {
        "Content-Type": capture.media_type,
        "Content-Length": length,
        "ETag": capture.etag,
        "Last-Modified": capture.last_modified,
    }
    # What was taken from other archives may hold line ends, and letters that warcio, which percents
    # only values, cannot write.
    headers = [
        (name, quote(" ".join(str(value).split()), safe=_ASCII))
        for name, value in kept.items()
        if value
    ]
    phrase = next((code.phrase for code in HTTPStatus if code == capture.status), "")
    return StatusAndHeaders(f"{capture.status} {phrase}".strip(), headers, protocol="HTTP/1.1")


def _id(*facts: str) -> str:
    """The same for the same facts, in every file."""
    return f"<urn:uuid:{uuid5(NAMESPACE_URL, ' '.join(facts))}>"


def _moment(at: datetime) -> str:
    """As WARC-Date is written: UTC, with a fraction only where there is one."""
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _lines(fields: Iterable[tuple[str, str | None]]) -> bytes:
    """Named fields, those with a value."""
    return "".join(f"{name}: {value}\r\n" for name, value in fields if value is not None).encode()
