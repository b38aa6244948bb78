"""Why a document is told of: the words of it that the query asks for, and the query's fields."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from search.language.printing import print_query
from search.language.tree import And, Claim, FromSource, Or, Tree, Wording, wanted_leaves
from search.query.passages.best_passages import Passage, cut_at, passages, title_highlights
from store.log.document import Document
from store.plain_text import one_line


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


def terms_of(document: Document, shown: Iterable[Passage], wanted: Wanted) -> tuple[str, ...]:
    """The words of the query as title and passages write them, each once, and its fields."""
    title = one_line(document.title)
    marked = [(title, title_highlights(title, wanted.words))]
    marked += [(passage.text, passage.highlights) for passage in shown]
    words = (part for text, spans in marked for part, is_one in cut_at(text, spans) if is_one)
    return (*{word.casefold(): word for word in words}.values(), *wanted.fields)


def _is_field(tree: Tree) -> bool:
    """Whether a part that must hold asks by fields alone, any of which may do."""
    asked = tree.parts if isinstance(tree, Or) else (tree,)
    return all(isinstance(part, Claim | FromSource) for part in asked)
