"""The passage of a document that answers the reader's query. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from search.language.tree import Wording
from search.query.snippets import Snippet, snippet
from store.log.document import Document


@dataclass(frozen=True, kw_only=True, slots=True)
class PassagePart:
    """A stretch of a passage on one line, without control characters."""

    text: str
    #: Whether the query asked for it.
    found: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class QueryPassage:
    """Where a document has the words of a query."""

    #: The best passage of the text; its beginning where none of the words is in it.
    passage: tuple[PassagePart, ...]
    #: Words and phrases of the query as passage and title write them, each once; none where the
    #: document matches by its source, its number or an earlier revision alone.
    terms: tuple[str, ...]


def query_passage(leaves: Sequence[Wording], document: Document) -> QueryPassage:
    """Where the document has the words and phrases that a query asks for."""
    title = _parts(snippet(document.title, [x for x in leaves if x.field in (None, "title")]))
    passage = _parts(snippet(document.text, [x for x in leaves if x.field in (None, "text")]))
    terms = {part.text.lower(): part.text for part in passage + title if part.found}
    return QueryPassage(passage=passage, terms=tuple(terms.values()))


def _parts(shown: Snippet) -> tuple[PassagePart, ...]:
    """The passage, cut where a highlight begins or ends; nothing is lost."""
    cuts = [0, *(offset for span in shown.highlights for offset in span), len(shown.text)]
    return tuple(
        PassagePart(text=shown.text[start:end], found=n % 2 == 1)
        for n, (start, end) in enumerate(pairwise(cuts))
        if start < end
    )
