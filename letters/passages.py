"""QueryPassage a reader gets a document: the passage of it that answers their query. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from search.language.syntax import Phrase, Word
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
    """What of a query stands in a document."""

    #: The best passage of the text; its beginning where nothing was found there.
    passage: tuple[PassagePart, ...]
    #: Words and phrases of the query as the passage and the title write them, each once; none where
    #: the document is found by its source or number alone, or by an earlier revision.
    terms: tuple[str, ...]


def query_passage(leaves: Sequence[Word | Phrase], document: Document) -> QueryPassage:
    """What stands in the document of the words and phrases a query asks for."""
    title = _pieces(snippet(document.title, _asked_of("title", leaves)))
    passage = _pieces(snippet(document.text, _asked_of("text", leaves)))
    terms = {piece.text.lower(): piece.text for piece in passage + title if piece.found}
    return QueryPassage(passage=passage, terms=tuple(terms.values()))


def _asked_of(field: str, leaves: Sequence[Word | Phrase]) -> list[Word | Phrase]:
    return [leaf for leaf in leaves if leaf.field in (None, field)]


def _pieces(shown: Snippet) -> tuple[PassagePart, ...]:
    """The passage cut where something begins or ends that was found; nothing is lost."""
    pieces = []
    at = 0
    for start, end in shown.highlights:
        pieces.append(PassagePart(text=shown.text[at:start], found=False))
        pieces.append(PassagePart(text=shown.text[start:end], found=True))
        at = end
    pieces.append(PassagePart(text=shown.text[at:], found=False))
    return tuple(piece for piece in pieces if piece.text)
