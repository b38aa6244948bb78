"""The evidence bundle of one document: a zip file that proves itself where there is no Blotter.

It holds the document's events with their payloads; of every other event from the first of these to
the newest, only what the chain of hashes is made of, so that it reaches a seal; what the documents
and captures in these events say, as JSON; the captures as WARC; a cover page; and `verify.py`,
which checks all of it with Python's standard library. The same log gives the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO, cast
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from crawler.archives.warc_export import Proof, WarcCounts, write_warc
from crawler.evidence import verify
from crawler.evidence.cover import Happening, as_html, as_text, cover
from crawler.own_version import own_version
from store.documents.known import document_stream
from store.log import bodies, log
from store.log.database import Connection
from store.log.events import from_json
from store.log.seals import Seal

#: What is told of an event that is not the document's.
_HEADER = ("position", "stream", "version", "type", "recorded_at", "payload_sha256", "hash")


class BundleError(RuntimeError):
    """There is no bundle to be made of a document; the message says why."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Bundled:
    """What went into a bundle."""

    #: Events of the document, and how many of these were erased.
    events: int
    erased: int
    answers: int
    seal: Seal


class _Bundle:
    """A zip file being written, and the SHA-256 of each file in it."""

    def __init__(self, file: ZipFile) -> None:
        self.listed: dict[str, str] = {}
        self._file = file

    @contextmanager
    def member(self, name: str) -> Iterator[_Member]:
        """One file, to be written piece by piece; its time and rights are always the same."""
        info = ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
        info.compress_type = ZIP_DEFLATED
        info.create_system = 3  # Unix, whose rights these are
        info.external_attr = 0o100644 << 16
        with self._file.open(info, "w", force_zip64=True) as out:
            member = _Member(cast(BinaryIO, out))
            yield member
        self.listed[name] = member.found.hexdigest()

    def add(self, name: str, content: str) -> None:
        with self.member(name) as out:
            out.write(content.encode())


class _Member:
    """A file that is hashed while it is written."""

    def __init__(self, out: BinaryIO) -> None:
        self.found = sha256()
        self._out = out

    def write(self, piece: bytes) -> int:
        self.found.update(piece)
        return self._out.write(piece)

    def flush(self) -> None:
        self._out.flush()


def bundle(file: BinaryIO, connection: Connection, document_id: str) -> Bundled:
    """Write the bundle of a document, up to the newest event.

    The connection must come from `database.snapshot`. Raises BundleError, `log.BrokenLogError` and
    `crawler.archives.warc_export.DamagedBodyError`.
    """
    first = log.first_position(connection, document_stream(document_id))
    if first is None:
        msg = f"no document {document_id}"
        raise BundleError(msg)
    with ZipFile(file, "w") as opened:
        made = _Bundle(opened)
        with made.member(verify.EVENTS) as out:
            chain = _write_chain(out, connection, document_id, first)
        with made.member(verify.CAPTURES) as out:
            written = _write_captures(out, connection, document_id, chain)
        for name, field in (("documents.json", "document"), ("captures.json", "capture")):
            made.add(name, _json(verify.stated(chain.own, field)))
        made.add(verify.ABOUT, _json(_about(document_id, chain)))
        page = cover(document_id, chain.happenings, chain.seal)
        made.add("cover.txt", as_text(page))
        made.add("cover.html", as_html(page))
        made.add("verify.py", Path(verify.__file__).read_text(encoding="utf-8"))
        lines = [f"{digest}  {name}\n" for name, digest in sorted(made.listed.items())]
        made.add(verify.MANIFEST, "".join(lines))
    erased = sum(row["payload"] is None for row in chain.own)
    return Bundled(events=len(chain.own), erased=erased, answers=written.answers, seal=chain.seal)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Chain:
    """What was learned of a document while its part of the log was written."""

    #: The hash of the event before the first.
    previous: str
    #: The rows of the document's events, as they are written.
    own: list[dict[str, Any]]
    #: The same with the events that say which of them were erased.
    happenings: list[Happening]
    seal: Seal


def _write_chain(out: _Member, connection: Connection, document_id: str, first: int) -> _Chain:
    own: list[dict[str, Any]] = []
    happenings: list[Happening] = []
    previous, last = "", None
    for row in log.verified_rows(connection, after=first - 1):
        previous = previous or row.previous
        shown = {name: getattr(row, name) for name in _HEADER}
        mine = row.stream == document_stream(document_id)
        if mine or _erases(row, own):
            shown["payload"] = row.payload
            happenings.append(_happening(row))
        if mine:
            own.append(shown)
        out.write(_line(shown))
        last = row
    if last is None:
        msg = f"the log ends before position {first}"
        raise BundleError(msg)
    seal = log.seal_of(last)
    return _Chain(previous=previous, own=own, happenings=happenings, seal=seal)


def _erases(row: Any, own: list[dict[str, Any]]) -> bool:
    """Whether an event says that one of the document's was erased."""
    if row.type != "PayloadErased" or row.payload is None:
        return False
    position = json.loads(row.payload)["position"]
    return any(row["position"] == position for row in own)


def _happening(row: Any) -> Happening:
    return Happening(
        position=row.position,
        recorded_at=datetime.fromisoformat(row.recorded_at),
        event=from_json(row.type, row.payload),
    )


def _write_captures(
    out: _Member, connection: Connection, document_id: str, chain: _Chain
) -> WarcCounts:
    proofs = [
        Proof(document=document_id, capture=capture)
        for happening in chain.happenings
        if (capture := getattr(happening.event, "capture", None))
    ]
    written = write_warc(
        cast(BinaryIO, out),
        proofs,
        body=lambda digest: bodies.fetch(connection, digest),
        gzip=False,
        now=chain.seal.recorded_at,
    )
    if written.erased:
        msg = f"bytes that prove {document_id} are not kept: see `blotter log verify`"
        raise BundleError(msg)
    return written


def _about(document_id: str, chain: _Chain) -> dict[str, object]:
    return {
        "format": verify.FORMAT,
        "document": document_id,
        "first": chain.own[0]["position"],
        "previous": chain.previous,
        "seal": str(chain.seal),
        "software": f"Blotter/{own_version()}",
    }


def _line(row: dict[str, Any]) -> bytes:
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
