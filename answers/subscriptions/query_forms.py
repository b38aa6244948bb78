"""Queries that ask the same, however they are written."""

from __future__ import annotations

from dataclasses import replace

from casebook.asking.fields import BY_NAME, FieldError
from casebook.asking.fields import parse as parse_value
from search.language.parsing import parse
from search.language.printing import print_query
from search.language.query_error import QueryError
from search.language.tree import And, Claim, Fuzzy, Near, Or, Text, Tree, with_each


def query_form(text: str) -> str:
    """A query in one form, which those have in common that are understood alike: without regard to
    blanks, kinds of quotation marks, needless brackets, case, the order of what is joined, and how
    the value of a field is written. A saved search stays its name. One that is not understood,
    since earlier code took it, stays as it is."""
    try:
        tree = parse(text, dict.fromkeys(BY_NAME, str))
    except QueryError:
        return text.strip()
    return print_query(_in_order(_in_small_letters(tree)))


def _in_small_letters(tree: Tree) -> Tree:
    """A tree whose words are in small letters; its operators are not words."""
    match tree:
        case Text(text=text) | Fuzzy(text=text):
            return replace(tree, text=text.casefold())
        case Near(parts=parts):
            lowered = tuple(replace(part, text=part.text.casefold()) for part in parts)
            return replace(tree, parts=lowered)
        case Claim(field=field, value=value):
            return replace(tree, value=_in_one_way(field, value))
        case _:
            return with_each(tree, _in_small_letters)


def _in_one_way(field: str, value: str) -> str:
    """The value of a field as it is understood: `NJ` for `New Jersey`."""
    try:
        return str(parse_value(field, value)).casefold()
    except FieldError:  # taken by earlier code
        return value.casefold()


def _in_order(tree: Tree) -> Tree:
    """A tree in which what is joined stands in one order, since all or any of it is asked for."""
    tree = with_each(tree, _in_order)
    if isinstance(tree, And | Or):
        return replace(tree, parts=tuple(sorted(tree.parts, key=print_query)))
    return tree
