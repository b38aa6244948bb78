"""The passages of a document that answer the reader's query. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from search.language.tree import Wording
from search.query.passages.best_passages import cut_at, passages, title_highlights
from store.log.document import Document
from store.plain_text import one_line


@dataclass(frozen=True, kw_only=True, slots=True)
class PassagePart:
    """A stretch of a passage on one line, without control characters."""

    text: str
    #: Whether the query asked for it.
    found: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class QueryPassages:
    """Where a document has the words of a query."""

    #: The best passages of the text; its beginning where none of the words is in it.
    passages: tuple[tuple[PassagePart, ...], ...]
    #: Words and phrases of the query as passages and title write them, each once; none where the
    #: document matches by its source, its number or an earlier revision alone.
    terms: tuple[str, ...]


def query_passages(leaves: Sequence[Wording], document: Document) -> QueryPassages:
    """Where the document has the words and phrases that a query asks for."""
    title = one_line(document.title)
    shown = [_parts(one.text, one.highlights) for one in passages(document.text, leaves)]
    marked = (*chain(*shown), *_parts(title, title_highlights(title, leaves)))
    terms = {part.text.lower(): part.text for part in marked if part.found}
    return QueryPassages(passages=tuple(shown), terms=tuple(terms.values()))


def _parts(text: str, highlights: Sequence[tuple[int, int]]) -> tuple[PassagePart, ...]:
    return tuple(PassagePart(text=part, found=is_one) for part, is_one in cut_at(text, highlights))
