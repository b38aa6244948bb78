"""Why a document is told of: the words of it that the query asks for, and the query's fields."""

from __future__ import annotations

from dataclasses import dataclass

from search.language.printing import print_query
from search.language.tree import And, Claim, FromSource, Or, Tree, Wording, wanted_leaves
from search.query.passages.best_passages import Passage, passages
from search.query.passages.found_words import found_words
from store.log.document import Document


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """What a query asks of a document."""

    words: tuple[Wording, ...]
    #: The fields that must hold, as the query has them.
    fields: tuple[str, ...]


def wanted_of(tree: Tree) -> Wanted:
    """What a query asks, in which nothing was resolved yet."""
    parts = tree.parts if isinstance(tree, And) else (tree,)
    fields = tuple(print_query(part) for part in parts if _is_field(part))
    return Wanted(words=tuple(wanted_leaves(tree)), fields=fields)


def passages_of(document: Document, wanted: Wanted) -> tuple[Passage, ...]:
    """The best passages of a text; its beginning where none of the words is in it."""
    return passages(document.text, wanted.words)


def terms_of(document: Document, wanted: Wanted) -> tuple[str, ...]:
    """The words of the query as a document writes them, each once, and the query's fields."""
    return (*found_words(document.title, document.text, wanted.words), *wanted.fields)


def _is_field(tree: Tree) -> bool:
    """Whether a part that must hold asks by fields alone, any of which may do."""
    asked = tree.parts if isinstance(tree, Or) else (tree,)
    return all(isinstance(part, Claim | FromSource) for part in asked)
