"""What a table of settings is: immutable, every key known and explained, secrets never printed.

What a key means stands in its type, so that whoever reads the code, the file's errors and the
documents reads the same words.
"""

from __future__ import annotations

from typing import Annotated, Any

import msgspec

from store.settings.shapes import Shape

Seconds = Annotated[float, msgspec.Meta(ge=0, le=86400)]
Count = Annotated[int, msgspec.Meta(ge=1)]
Port = Annotated[int, msgspec.Meta(ge=1, le=65535)]
#: Stands in `extra` of what no file holds and no log, traceback or failed test may show.
_HIDDEN = "hidden"
#: Stands in `extra` before what a value must be beyond its type.
_SHAPE = "shape"


def key(meaning: str, example: Any, shape: Shape | None = None) -> msgspec.Meta:
    """What a key is for, in a sentence or two, a value as it is written in the file, and what
    values must be beyond their type."""
    return msgspec.Meta(description=meaning, examples=[example], extra={_SHAPE: shape})


def secret(meaning: str, shape: Shape | None = None) -> msgspec.Meta:
    """What a key is for that comes from the environment alone."""
    return msgspec.Meta(description=meaning, extra={_HIDDEN: True, _SHAPE: shape})


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


def shape_of(field: msgspec.structs.FieldInfo) -> Shape | None:
    """What values must be beyond their type, if anything is said of that."""
    note = explanation(field)
    shape: Shape | None = (note.extra or {}).get(_SHAPE) if note else None
    return shape
