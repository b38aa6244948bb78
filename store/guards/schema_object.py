"""A thing that a database consists of."""

from __future__ import annotations

from typing import NamedTuple


class SchemaObject(NamedTuple):
    """A table, a trigger, a column …: the kind, the name, and what it is made of, which is the
    same text wherever it is made the same."""

    kind: str
    name: str
    definition: str
