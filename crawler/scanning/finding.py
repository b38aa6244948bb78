"""What a look through one file found: little, so that it is soon sent and kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from crawler.archives.archive import DOCUMENT
from crawler.archives.warc import TRUNCATED, WarcRecord

#: What a record is:
#: `page`      of a followed source, which reads it and wants it;
#: `listing`   of a followed source, whatever it says;
#: `elsewhere` any other page whose own text touches the topic;
#: `near`      any other answer of a host where a followed source is: a listing may lead to it;
#: `named`     a description by which an archive of ours names a document.
FindingKind = Literal["page", "listing", "elsewhere", "near", "named"]

#: The fields of a record that tell what it is, and what it refers to.
FIELDS = (
    "WARC-Target-URI",
    "WARC-Date",
    "WARC-Record-ID",
    "WARC-Refers-To",
    "WARC-Refers-To-Target-URI",
    "WARC-Refers-To-Date",
    TRUNCATED,
    DOCUMENT,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Fields:
    """Some named fields of a record, asked as warcio's are."""

    values: Mapping[str, str]

    def get_header(self, name: str) -> str | None:
        """A field; None where there is none."""
        return self.values.get(name)


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """A record that may matter."""

    kind: FindingKind
    #: The number of the WARC in a WACZ, by name; 0 in a file that is one.
    warc: int
    offset: int
    #: Of the record: response, revisit or metadata.
    type: str
    #: Those of `FIELDS` that it has.
    fields: dict[str, str]
    #: Of its body, unpacked, in lower-case hexadecimal; empty where that was not read.
    sha256: str = ""
    #: What a description says.
    content: str = ""

    @property
    def url(self) -> str:
        """The address, as the archive writes it."""
        return self.fields.get("WARC-Target-URI", "")

    @property
    def captured_at(self) -> str:
        """When it was captured, as the archive writes it."""
        return self.fields.get("WARC-Date", "")

    def record(self) -> WarcRecord:
        """The record, without what it says."""
        return WarcRecord(
            type=self.type,
            headers=Fields(values=self.fields),
            offset=self.offset,
            content=self.content.encode(),
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class FileScan:
    """What was found in a file that is whole."""

    findings: tuple[Finding, ...] = field(default=())
    records: int = 0
    #: Answers that hold a page of HTML.
    pages: int = 0
    #: Records whose head makes no sense, and pages that may touch the topic and cannot be read.
    malformed: int = 0
    unreadable: int = 0


def finding(kind: FindingKind, warc: int, record: WarcRecord, sha256: str = "") -> Finding:
    """What is kept of a record."""
    said = {name: value for name in FIELDS if (value := record.headers.get_header(name))}
    described = record.content.decode(errors="replace") if kind == "named" else ""
    return Finding(
        kind=kind,
        warc=warc,
        offset=record.offset,
        type=record.type,
        fields=said,
        sha256=sha256,
        content=described,
    )
