"""A query's text as a tree, by the older parser, until the new one reads it."""

from __future__ import annotations

from typing import cast

from search.language import syntax
from search.language.tree import And, FromSource, Not, Or, Pattern, Text, TextField, Tree


def parse(query: str) -> Tree:
    """The tree of a query. Raises `search.language.syntax.QueryError`."""
    return _converted(syntax.parse(query))


def _converted(tree: syntax.Tree) -> Tree:
    match tree:
        case syntax.And(parts=parts):
            return And(parts=tuple(map(_converted, parts)))
        case syntax.Or(parts=parts):
            return Or(parts=tuple(map(_converted, parts)))
        case syntax.Not(part=part):
            return Not(part=_converted(part))
        case syntax.Word(text=text, field="source", prefix=prefix):
            return FromSource(name=text + "*" * prefix)
        case syntax.Word(text=text, field=field, prefix=True):
            return Pattern(text=f"{text}*", field=cast("TextField", field))
        case syntax.Word(text=text, field=field):
            return Text(text=text, field=cast("TextField", field))
        case syntax.Phrase(text=text, field=field):
            return Text(text=text, field=cast("TextField", field), quoted=True)
