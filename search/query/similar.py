"""Documents that are like one: which of its telling words others have too."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from search.index.engine import Filters, OpenIndex
from search.index.plan import Everything
from search.language.tree import Among, And, Not, Or, Text, Tree
from search.language.words.stems import stem
from search.language.words.written import words
from search.query.coverage import Coverage
from search.query.followed_index import ask_index
from search.query.hits import Hit, shown_documents
from search.query.search import search
from search.query.telling_words import TellingWord, telling_words
from store.by_field import by_field
from store.views import peek

if TYPE_CHECKING:
    from store.config import Settings


@dataclass(frozen=True, kw_only=True, slots=True)
class SimilarHit(Hit):
    """A document that is like another, in one of its states."""

    #: The telling words that both have, the most telling first, as the other writes them.
    shared: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class SimilarHits:
    """The documents most like one, and what the answer rests on."""

    #: The words by which it is told, the most telling first.
    words: tuple[str, ...]
    hits: tuple[SimilarHit, ...]
    coverage: Coverage
    #: How many have any of these words.
    total: int


def similar(
    settings: Settings,
    title: str,
    text: str,
    *,
    but: Collection[int],
    limit: int | None,
    offset: int = 0,
    as_of: int | None = None,
    now: datetime | None = None,
) -> SimilarHits:
    """The documents most like one of this title and text, the likest first, as of a position; those
    whose states stand at the positions `but` are left out. Raises as `search` does."""
    nothing: tuple[TellingWord, ...] = ()
    at = peek.head(settings.database_url) if as_of is None else as_of
    told = ask_index(settings, lambda index: _told(index, title, text, at), nothing)
    asking = _asking(told, but)
    answer = search(settings, asking, limit=limit, offset=offset, as_of=as_of, now=now)
    shared = _shared(settings, told, answer.hits, as_of)
    return SimilarHits(
        words=tuple(word.written for word in told),
        hits=tuple(
            SimilarHit(**by_field(hit), shared=of_both)
            for hit, of_both in zip(answer.hits, shared, strict=True)
        ),
        coverage=answer.coverage,
        total=answer.total,
    )


def _told(index: OpenIndex, title: str, text: str, at: int) -> tuple[TellingWord, ...]:
    """The words that were telling at a position, by what was known then."""
    entries, _ = index.find(Everything(), Filters(at=at), "newest", 0)
    return telling_words(title, text, lambda words: index.frequencies("stem", words, at), entries)


def _asking(told: Iterable[TellingWord], but: Collection[int]) -> Tree:
    any_word = Or(parts=tuple(Text(text=word.written) for word in told))
    return And(parts=(any_word, Not(part=Among(positions=frozenset(but)))), strict=True)


def _shared(
    settings: Settings, told: Sequence[TellingWord], hits: Sequence[Hit], as_of: int | None
) -> list[tuple[str, ...]]:
    """Which of the words each hit has."""
    url = settings.database_url
    positions = [hit.position for hit in hits]
    shown = dict(shown_documents(url, positions, peek.masks(url, as_of)))
    found = []
    for position in positions:
        document = shown[position]
        families = set(map(stem, words(f"{document['title']} {document['text']}")))
        found.append(tuple(word.written for word in told if word.family in families))
    return found
