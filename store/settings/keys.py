"""Every key of the file and of the environment, in one table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, get_args, get_origin

import msgspec

from store.settings.file import File
from store.settings.shapes import Shape
from store.settings.table import Table, explanation, is_secret, shape_of

#: Tables whose keys variables override; "" is what stands before all tables.
_TABLES_OF_VARIABLES = ("", "database", "smtp", "search", "mail", "web", "serve")


@dataclass(frozen=True, kw_only=True, slots=True)
class Key:
    """One setting: where it stands, what it means, what is so without it."""

    #: Dotted, as in the file: `smtp`, `feeds.NAME`; "" before all tables.
    table: str
    name: str
    meaning: str
    #: Its type, as msgspec converts to it.
    kind: Any
    shape: Shape | None
    #: A value as the file has it; None for what no file may hold.
    example: Any
    #: None where it has to be given, or where each source knows its own.
    default: Any
    is_required: bool
    #: Whether it comes from the environment alone, and is shown to nobody.
    is_secret: bool

    @property
    def path(self) -> str:
        """Its whole name, as messages have it."""
        return f"{self.table}.{self.name}" if self.table else self.name

    @property
    def variable(self) -> str | None:
        """The variable that overrides it; None where only the file has it."""
        written = f"BLOTTER_{self.path.replace('.', '_')}".upper()
        return written if self.table in _TABLES_OF_VARIABLES else None


def _keys_of(table: type[Table], name: str) -> Iterator[Key]:
    """The keys of a table, and of the tables in it."""
    for field in msgspec.structs.fields(table):
        if note := explanation(field):
            yield _key(field, note, name)
        else:
            inner, is_named = _table_of(field.type)
            yield from _keys_of(inner, f"{field.name}.NAME" if is_named else field.name)


def _key(field: msgspec.structs.FieldInfo, note: msgspec.Meta, table: str) -> Key:
    return Key(
        table=table,
        name=field.name,
        meaning=note.description or "",
        kind=field.type,
        shape=shape_of(field),
        example=note.examples[0] if note.examples else None,
        default=None if field.required else field.default,
        is_required=field.required,
        is_secret=is_secret(field),
    )


def _table_of(kind: Any) -> tuple[type[Table], bool]:
    """The table that a field holds, and whether it holds many, each by its name."""
    kinds = (kind, *get_args(kind))
    inner = next(it for it in kinds if isinstance(it, type) and issubclass(it, Table))
    return inner, get_origin(kind) is dict


#: In the order of the file.
KEYS = tuple(_keys_of(File, ""))
#: Each variable and the key it overrides.
VARIABLES = {key.variable: key for key in KEYS if key.variable}
