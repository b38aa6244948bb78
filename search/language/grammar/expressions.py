"""The third step of reading a query: what operators, brackets and fields make of its words.

A function reads one rule of the grammar from a lexeme on, given by its number, and gives the number
of the lexeme after it.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TypeAlias

from search.language.grammar.field_values import (
    DAY_FIELDS,
    TEXT_FIELDS,
    field_values,
    known_field,
    leaf,
    refuse_field_without_colon,
    refuse_range_with_blanks,
    refuse_unknown_field,
)
from search.language.grammar.leaves import near
from search.language.grammar.lexemes import Kind
from search.language.grammar.reading import Inside, Query
from search.language.query_error import QueryError
from search.language.tree import And, Not, Or, SavedSearch, Text, Tree, words_alone

_VALUES: tuple[Kind, ...] = ("word", "value", "address", "citation", "quoted", "loose")

_Read: TypeAlias = tuple[Tree, int]


def expression(query: Query) -> Tree:
    """The whole of a query. Raises QueryError."""
    tree, at = _any_of(query, 0, Inside())
    if at < len(query.lexemes):
        msg = "this closing bracket has no opening one"
        raise QueryError(msg, query.place(at))
    return tree


def _any_of(query: Query, at: int, inside: Inside) -> _Read:
    """What `OR` joins."""
    part, at = _all_of(query, at, inside)
    parts = [part]
    while query.kind(at) == "OR":
        part, at = _all_of(query, at + 1, inside)
        parts.append(part)
    return _or(parts), at


def _all_of(query: Query, at: int, inside: Inside) -> _Read:
    """What stands side by side, with or without `AND` between."""
    part, at = _operand(query, at, inside)
    parts: list[Tree] = [part]
    strict = False
    while query.kind(at) not in (None, "OR", ")"):
        if query.kind(at) == "AND":
            strict, at = True, at + 1
        part, at = _operand(query, at, inside)
        parts.append(part)
    if not strict:  # in a sentence, brackets are punctuation
        parts = [word for part in parts for word in words_alone(part) or (part,)]
    different = tuple(dict.fromkeys(parts))
    return (And(parts=different, strict=strict) if len(different) > 1 else different[0]), at


def _operand(query: Query, at: int, inside: Inside) -> _Read:
    if query.kind(at) != "NOT":
        return _nearby(query, at, inside)
    part, end = _operand(query, at + 1, inside.deeper(query, at))
    return (part.part if isinstance(part, Not) else Not(part=part)), end


def _nearby(query: Query, at: int, inside: Inside) -> _Read:
    """What `w/5` joins: in a chain each with the one after it."""
    start = at
    left, at = _primary(query, at, inside)
    joined: list[Tree] = []
    while query.kind(at) == "within":
        within, place = query.lexemes[at], query.place(at + 1)
        right, at = _primary(query, at + 1, inside)
        pairs = product(_texts(left, query.place(start)), _texts(right, place))
        joined.append(_or([near(*pair, within) for pair in pairs]))
        left = right
    if not joined:
        return left, at
    different = tuple(dict.fromkeys(joined))
    return (And(parts=different) if len(different) > 1 else joined[0]), at


def _texts(tree: Tree, at: int) -> list[Text]:
    """The words and phrases of which any may be near another."""
    parts = tree.parts if isinstance(tree, Or) else (tree,)
    texts = [part for part in parts if isinstance(part, Text)]
    if len(texts) < len(parts):
        msg = 'w/ joins words, "phrases" and (these OR those), without *, ? and ~: nothing else'
        raise QueryError(msg, at)
    return texts


def _primary(query: Query, at: int, inside: Inside) -> _Read:
    """A word, a quotation, a group, or a field with its value."""
    match query.kind(at):
        case "(":
            return _group(query, at, inside.deeper(query, at))
        case "field":
            return _field(query, at, inside)
        case "saved":
            return _saved(query, at, inside)
        case "word" | "value" | "address" | "citation" | "quoted" | "loose":
            return _value(query, at, inside)
        case _:
            raise QueryError(_missing(query, at), query.place(at))


def _missing(query: Query, at: int) -> str:
    """What to say where a word is needed and something else stands there."""
    if query.kind(at) == ")" and at == 0:
        return "this closing bracket has no opening one"
    if query.kind(at) == ")" and query.kind(at - 1) == "(":
        return "nothing stands between these brackets"
    if at == len(query.lexemes):
        return f"the query ends where a word is needed, after {query.lexemes[at - 1].text}"
    return f"{query.lexemes[at].text} stands where a word is needed"


def _group(query: Query, at: int, inside: Inside) -> _Read:
    tree, end = _any_of(query, at + 1, inside)
    if query.kind(end) != ")":
        msg = "this bracket is not closed"
        raise QueryError(msg, query.place(at))
    return tree, end + 1


def _saved(query: Query, at: int, inside: Inside) -> _Read:
    if inside.field:
        msg = f"a saved search cannot stand in {inside.field}:"
        raise QueryError(msg, query.place(at))
    return SavedSearch(name=query.lexemes[at].text.lower()), at + 1


def _field(query: Query, at: int, inside: Inside) -> _Read:
    """A field with the value or the group right after it; a word with a colon where none is."""
    lexeme = query.lexemes[at]
    name = known_field(lexeme.text, query.fields)
    adjacent = at + 1 < len(query.lexemes) and query.place(at + 1) == lexeme.end
    if name is None and adjacent:
        refuse_unknown_field(lexeme.text, lexeme.start, query.fields)
    if name is None or (name in DAY_FIELDS and not adjacent):  # `Re: clinic`, `After: a trial`
        return leaf(replace(lexeme, kind="word"), inside.field, query.fields), at + 1
    if inside.field and inside.field not in TEXT_FIELDS:
        msg = f"{name}: cannot stand in {inside.field}:"
        raise QueryError(msg, lexeme.start)
    if adjacent and query.kind(at + 1) == "(":
        return _group(query, at + 1, inside.deeper(query, at, name))
    if not adjacent or query.kind(at + 1) not in _VALUES:
        raise QueryError(_valueless(query, at, name), lexeme.end)
    return _or(_values(query, at + 1, name)), at + 2


def _valueless(query: Query, at: int, field: str) -> str:
    """What to say of a field that has no value right after it."""
    msg = f"{field}: needs its value right after it, without a blank"
    if query.kind(at + 1) not in _VALUES:
        return msg
    meant = query.text[query.lexemes[at].end : query.lexemes[at + 1].end].strip()
    return f'{msg}: did you mean {field}:{meant}? (as a word it has "quotes", or no colon)'


def _values(query: Query, at: int, field: str) -> list[Tree]:
    value = query.lexemes[at]
    if value.kind == "value" and field not in TEXT_FIELDS:
        refuse_range_with_blanks(query.text, value, field)
    after = query.lexemes[at + 1].text if query.kind(at + 1) == "word" else ""
    return field_values(value, field, query.fields, after)


def _value(query: Query, at: int, inside: Inside) -> _Read:
    """A word or quotation. In the brackets of a field over what was read, words side by side are
    one value: `party:(Jane Doe OR John Roe)`."""
    first, end = query.lexemes[at], at + 1
    if first.kind == "word":
        refuse_field_without_colon(first, query.fields)
    if inside.field and inside.field not in TEXT_FIELDS and first.kind == "word":
        while query.kind(end) == "word":
            end += 1
        start, behind = first.start, query.lexemes[end - 1].end
        first = replace(first, text=query.text[start:behind], end=behind)
        if "," in first.text or ";" in first.text:
            msg = f"{inside.field}: between several values stands OR"
            raise QueryError(msg, start)
    return leaf(first, inside.field, query.fields), end


def _or(parts: list[Tree]) -> Tree:
    different = tuple(dict.fromkeys(parts))
    return Or(parts=different) if len(different) > 1 else different[0]
