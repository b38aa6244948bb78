"""Queries that ask the same, however they are written."""

from __future__ import annotations

from dataclasses import replace

from casebook.asking.fields import BY_NAME
from search.language.parsing import parse
from search.language.printing import print_query
from search.language.query_error import QueryError
from search.language.tree import Claim, Fuzzy, Near, Text, Tree, with_each


def query_form(text: str) -> str:
    """A query in one form, which those have in common that are understood alike: without regard to
    blanks, kinds of quotation marks, needless brackets, and case. A saved search stays its name.
    One that is not understood, since earlier code took it, stays as it is."""
    try:
        tree = parse(text, dict.fromkeys(BY_NAME, str))
    except QueryError:
        return text.strip()
    return print_query(_in_small_letters(tree))


def _in_small_letters(tree: Tree) -> Tree:
    """A tree whose words are in small letters; its operators are not words."""
    match tree:
        case Text(text=text) | Fuzzy(text=text):
            return replace(tree, text=text.casefold())
        case Near(parts=parts):
            lowered = tuple(replace(part, text=part.text.casefold()) for part in parts)
            return replace(tree, parts=lowered)
        case Claim(value=value):
            return replace(tree, value=value.casefold())
        case _:
            return with_each(tree, _in_small_letters)
