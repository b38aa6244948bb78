"""Which values each parameter takes, by its name."""

from __future__ import annotations

import click

#: What the file system has.
FILES = frozenset({"file", "folder"})
#: Of `answers.completing.completions`.
_BY_NAME = {
    "agency": "agencies",
    "case": "documents",
    "docket": "dockets",
    "document_id": "documents",
    "drug": "terms",
    "ids": "documents",
    "names": "sources",
    "other": "documents",
    "party": "parties",
    "query": "queries",
    "source": "sources",
    "subscription": "subscriptions",
    "tag": "tags",
}
#: Where a name means something else in each command.
_BY_COMMAND = {
    ("mask", "name"): "parties",
    ("person", "name"): "parties",
    ("save", "name"): "searches",
    ("sources check", "name"): "sources",
    ("sources looks", "name"): "sources",
}


def values_of(parameter: click.Parameter, words: str) -> str:
    """What a parameter of a command takes: a kind of values of the store, `queries` (which may be
    saved searches), `file`, `folder`, or nothing that can be completed."""
    if isinstance(parameter.type, click.File):
        return "file"
    if isinstance(parameter.type, click.Path):
        return "file" if parameter.type.file_okay else "folder"
    name = parameter.name or ""
    return _BY_COMMAND.get((words, name)) or _BY_NAME.get(name, "")
