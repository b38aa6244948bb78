"""What a table of settings is: immutable, every key known and explained, secrets never printed.

What a key means stands in its type, so that whoever reads the code, the file's errors and the
documents reads the same words.
"""

from __future__ import annotations

from typing import Annotated, Any

import msgspec

Seconds = Annotated[float, msgspec.Meta(ge=0)]
Count = Annotated[int, msgspec.Meta(ge=1)]
#: Stands in `extra` of what no file holds and no log, traceback or failed test may show.
_HIDDEN = "hidden"


def key(meaning: str, example: Any) -> msgspec.Meta:
    """What a key is for, in a sentence or two, and a value as it is written in the file."""
    return msgspec.Meta(description=meaning, examples=[example])


def secret(meaning: str) -> msgspec.Meta:
    """What a key is for that comes from the environment alone."""
    return msgspec.Meta(description=meaning, extra={_HIDDEN: True})


class Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table of the file: immutable, every key known, and printed without what is secret."""

    def __repr__(self) -> str:
        hidden = {field.name for field in msgspec.structs.fields(type(self)) if is_secret(field)}
        fields = ((name, getattr(self, name)) for name in self.__struct_fields__)
        shown = (
            f"{name}={'…' if name in hidden and value else repr(value)}" for name, value in fields
        )
        return f"{type(self).__name__}({', '.join(shown)})"


def explanation(field: msgspec.structs.FieldInfo) -> msgspec.Meta | None:
    """What `key` or `secret` says of a field; None where it is a table of its own."""
    notes = getattr(field.type, "__metadata__", ())
    return next(
        (note for note in notes if isinstance(note, msgspec.Meta) and note.description), None
    )


def is_secret(field: msgspec.structs.FieldInfo) -> bool:
    """Whether a key comes from the environment alone and is shown to nobody."""
    note = explanation(field)
    return bool(note and (note.extra or {}).get(_HIDDEN))
