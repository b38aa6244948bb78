"""A query with one field more, or without one that it has: each told by its text alone, so that it
can be asked, saved and followed anywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from answers.asking.queries import with_fields
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
    if not any(fields.values()):
        return query
    tree = parse(query, _FIELDS) if query.strip() else And(parts=())
    return print_query(with_fields(tree, fields))


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
        claim = Claim(field=_NAMES.get(facet, facet), value=value)
        return print_query(_beside(tree, claim) if tree else claim)

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


def _beside(tree: Tree, claim: Claim) -> And:
    """Both, each for itself: fields below a document's level would else have to hold of one act and
    one party, which a facet doesn't count by."""
    below = [leaf for leaf in leaves(tree) if isinstance(leaf, Claim) and _is_below(leaf)]
    if below and _is_below(claim):
        apart = tree if isinstance(tree, And) else Not(part=Not(part=tree))
        return And(parts=(apart, claim))
    if isinstance(tree, And):
        return replace(tree, parts=(*tree.parts, claim))
    return And(parts=(tree, claim))


def _is_below(claim: Claim) -> bool:
    return BY_NAME[claim.field].level != "document"
