"""A query with one field more, or without one that it has: each told by its text alone, so that it
can be asked, saved and followed anywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from casebook.asking.fields import BY_NAME, Fields
from search.language.function_words import telling
from search.language.parsing import parse
from search.language.printing import print_query
from search.language.tree import And, Claim, FromSource, Not, Or, Text, Tree, leaves

#: A query narrowed by a facet's name and one of its values.
Narrowed: TypeAlias = Callable[[str, str], str]

#: Any value will do: what is refused is refused where the query is asked.
_FIELDS = dict.fromkeys(BY_NAME, str)
#: The facet that goes by another name than its field.
_NAMES = {"year": "published"}
#: Of so many words of a sentence not all need occur where few documents have them all.
_SENTENCE = 4


@dataclass(frozen=True, kw_only=True, slots=True)
class QueryField:
    """A field that a query asks by beside all else that it asks."""

    #: As a query has it.
    text: str
    #: The query without it; empty where it asks nothing else.
    without: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Understood:
    """How a query is read."""

    #: The text that is read as the same query, without what makes no difference.
    query: str
    fields: tuple[QueryField, ...]


def with_fields_within(query: str, fields: Fields) -> str:
    """A query that asks by these fields as well; without any it is as it was typed. Raises
    QueryError."""
    asked = [_any_of(name, values) for name, values in fields.items() if values]
    if not asked:
        return query
    return print_query(_with(parse(query, _FIELDS) if query.strip() else None, *asked))


def understood(query: str) -> Understood:
    """How a query is read. Raises QueryError."""
    tree = parse(query, _FIELDS)
    fields = (
        QueryField(text=print_query(field), without=print_query(rest) if rest else "")
        for field, rest in _fields(tree)
    )
    return Understood(query=print_query(tree), fields=tuple(fields))


def narrowing(query: str | None, *, all_words: bool) -> Narrowed:
    """What narrows a query by a value of a facet (`answers.searches.facets`), so that it finds as
    many documents as the facet counts; `all_words` tells whether all words of the query had to
    occur. Raises QueryError."""
    tree = parse(query, _FIELDS) if query else None
    if tree and all_words:
        tree = _strict(tree)

    def narrowed(facet: str, value: str) -> str:
        return print_query(_beside(tree, _asked(_NAMES.get(facet, facet), value)))

    return narrowed


def _fields(tree: Tree) -> Iterator[tuple[Tree, Tree | None]]:
    """Each field beside all else, and the tree without it."""
    match tree:
        case And(parts=parts):
            for at, part in enumerate(parts):
                for field, rest in _fields(part):
                    kept = (*parts[:at], *([rest] if rest else []), *parts[at + 1 :])
                    whole = replace(tree, parts=kept) if len(kept) > 1 else next(iter(kept), None)
                    yield field, whole
        case _ if _is_field(tree):
            yield tree, None


def _is_field(tree: Tree) -> bool:
    match tree:
        case Claim() | FromSource():
            return True
        case Not(part=part):
            return _is_field(part)
        case Or(parts=parts):
            return all(map(_is_field, parts))
        case _:
            return False


def _strict(tree: Tree) -> Tree:
    """A sentence all of whose words have to occur, however few documents have them."""
    if not isinstance(tree, And) or tree.strict:
        return tree
    told = telling(tree)
    if isinstance(told, And) and sum(isinstance(it, Text) for it in told.parts) >= _SENTENCE:
        return replace(told, strict=True)
    return tree


def _beside(tree: Tree | None, field: Tree) -> Tree:
    """Both, each for itself: fields below a document's level would else have to hold of one act and
    one party, which no facet counts by."""
    if tree and _is_below(field) and any(map(_is_below, leaves(tree))):
        apart = tree if isinstance(tree, And) else Not(part=Not(part=tree))
        return And(parts=(apart, field))
    return _with(tree, field)


def _with(tree: Tree | None, *fields: Tree) -> Tree:
    """A tree, or everything, with fields beside what it asks."""
    strict = isinstance(tree, And) and tree.strict
    beside = tree.parts if isinstance(tree, And) else (tree,) if tree else ()
    parts = (*beside, *fields)
    return And(parts=parts, strict=strict) if len(parts) > 1 else parts[0]


def _any_of(name: str, values: Sequence[str]) -> Tree:
    parts = tuple(_asked(name, value) for value in values)
    return Or(parts=parts) if len(parts) > 1 else parts[0]


def _asked(name: str, value: str) -> Claim | FromSource:
    return FromSource(name=value) if name == "source" else Claim(field=name, value=value)


def _is_below(leaf: Tree) -> bool:
    return isinstance(leaf, Claim) and BY_NAME[leaf.field].level != "document"
