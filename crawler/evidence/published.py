"""What proves one document in a published record, beside its captures: nothing is told of others.

The first line of the file says what it is; each further one is an event of the document as it is
stored, with the hash of the event before it, so that what the event's own hash was made of is all
there; then those that say what was erased. That the log holds them is not shown: that takes the
events up to a seal, which name other documents and readers of letters.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from crawler.evidence import verify
from crawler.own_version import own_version

_FIELDS = ("position", "stream", "version", "type", "recorded_at", "payload_sha256")


def published_evidence(document_id: str, rows: Iterable[Any]) -> bytes:
    """The file, of rows of the log in their order. Pure."""
    about = {
        "format": verify.PUBLISHED,
        "document": document_id,
        "software": f"Blotter/{own_version()}",
    }
    names = (*_FIELDS, "previous", "hash", "payload")
    shown = ({name: getattr(row, name) for name in names} for row in rows)
    return b"".join(map(_line, (about, *shown)))


def _line(row: dict[str, Any]) -> bytes:
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
