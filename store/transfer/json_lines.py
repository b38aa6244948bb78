"""The log as JSON Lines: what each line holds, so that nothing of the log is lost in a file.

The first line says what the file holds. Then comes an event a line, with every field as it is
stored, the payload as the text that was hashed (null where it was erased); before it the bodies it
is the first in the file to name, packed as they are stored. Nothing depends on the database the log
lies in, or on the day, so that the same events give the same bytes.
"""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Mapping
from typing import Annotated, Any, TypeAlias

import msgspec

#: Of the lines; the row format of the log itself never changes.
FORMAT = 1

#: As far as the databases count.
_MOST = (1 << 63) - 1
_Position = Annotated[int, msgspec.Meta(ge=1, le=_MOST)]
_Count = Annotated[int, msgspec.Meta(ge=0, le=_MOST)]
_Digest = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
_NAMED = re.compile('"([0-9a-f]{64})"')


class _Line(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind"
):
    """A line of the file; a field that is not known is refused, since it would be lost."""


class FileLine(_Line, frozen=True, kw_only=True, tag="log"):
    """What the file holds: the events of positions (after, upto]."""

    format: int
    after: _Count
    upto: _Count
    #: Of the event at `upto`.
    hash: _Digest
    #: Whether the bodies are with the events that name them.
    bodies: bool


class BodyLine(_Line, frozen=True, kw_only=True, tag="body"):
    """A body that the event of the next event line names."""

    sha256: _Digest
    #: Length of the body before compression, in bytes.
    size: _Count
    #: In Base64 (RFC 4648 section 4) in the file.
    zstd: bytes


class EventLine(_Line, frozen=True, kw_only=True, tag="event"):
    """A row of the log."""

    position: _Position
    stream: str
    version: _Position
    type: str
    recorded_at: str
    payload: str | None
    payload_sha256: _Digest
    previous: _Digest
    hash: _Digest


Line: TypeAlias = FileLine | BodyLine | EventLine

_decoder = msgspec.json.Decoder(Line)


def encode_line(kind: str, fields: Mapping[str, Any]) -> bytes:
    """A line, its line feed included; in ASCII, so that a terminal can be given it as well."""
    plain = {
        name: b64encode(value).decode() if isinstance(value, bytes) else value
        for name, value in fields.items()
    }
    return json.dumps({"kind": kind, **plain}, separators=(",", ":")).encode() + b"\n"


def decode_line(line: bytes) -> Line:
    """What a line holds. Raises ValueError with the cause where it is none of ours."""
    if not line.endswith(b"\n"):
        msg = "it is cut off"
        raise ValueError(msg)
    try:
        decoded: Line = _decoder.decode(line)
    except msgspec.DecodeError as error:
        raise ValueError(str(error)) from error
    return decoded


def body_digests(payload: str) -> list[str]:
    """What may be a body's SHA-256 in a payload, in its order and once, whatever the type of event:
    what a later version records goes with its proof too."""
    return list(dict.fromkeys(_NAMED.findall(payload)))
