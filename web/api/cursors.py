"""Where a list is to be gone on with, as one opaque word.

It holds the moment of the first answer, so that no page shifts while the record grows, and belongs
to the question and parameters that it was given for. Pure.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

import msgspec

from answers.questions.parameters import Parameter, ParameterError
from answers.questions.question import AS_OF, Moment
from store.decoding.json_decoders import decoder_of

CURSOR = Parameter(
    name="cursor",
    about="Where to go on with a list: from the `next` of an answer's Link header, with the same "
    "parameters; in place of as_of and offset.",
)
#: Parameters that a cursor stands for.
STANDS_FOR = (AS_OF.name, "offset")
_LONGEST = 400


class Cursor(msgspec.Struct, frozen=True, kw_only=True):
    """The rows after so many others, at a moment."""

    position: int
    now: datetime
    offset: int
    #: What was asked.
    of: str

    @property
    def moment(self) -> Moment:
        """The moment that the first answer was given at."""
        return self.position, self.now


def asked_digest(name: str, asked: Mapping[str, Sequence[object]]) -> str:
    """What is asked, but for the parameters that a cursor stands for."""
    others = sorted((key, [*map(str, it)]) for key, it in asked.items() if key not in STANDS_FOR)
    return hashlib.blake2b(repr((name, others)).encode(), digest_size=9).hexdigest()


def refuse_beside(asked: Mapping[str, Sequence[object]]) -> None:
    """Raise ParameterError where something is given that a cursor stands for."""
    for name in STANDS_FOR:
        if name in asked:
            msg = f"{name}: the cursor stands for it: leave it out"
            raise ParameterError(msg)


def written(cursor: Cursor) -> str:
    """A cursor as it is sent."""
    return base64.urlsafe_b64encode(msgspec.json.encode(cursor)).decode().rstrip("=")


def read(text: str, *, of: str, head: int) -> Cursor:
    """The cursor that was given for what is asked, from a log up to `head`. Raises
    ParameterError."""
    try:
        raw = base64.urlsafe_b64decode(text[:_LONGEST] + "=" * (-len(text) % 4))
        cursor = decoder_of(Cursor).decode(raw)
    except (ValueError, binascii.Error, msgspec.MsgspecError) as error:
        msg = f"{CURSOR.name}: it is not one that was given here"
        raise ParameterError(msg) from error
    if cursor.of != of:
        msg = f"{CURSOR.name}: it was given for another question: send it with the same parameters"
        raise ParameterError(msg)
    if not (0 <= cursor.position <= head and 0 <= cursor.offset <= 10**9 and cursor.now.tzinfo):
        msg = f"{CURSOR.name}: it is not one that was given here"
        raise ParameterError(msg)
    return msgspec.structs.replace(cursor, now=cursor.now.astimezone(UTC))
