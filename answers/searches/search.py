"""What a query finds, and documents by day. It imports nothing heavy: a search is to be quick.

Names are hidden that are masked now, or were at the position a question is asked as of, and nothing
is found by them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache, partial
from itertools import chain
from typing import TYPE_CHECKING, Any, Literal

from answers.asking.known_values import known_source
from answers.asking.queries import AskedOfIndex, asked_of_index
from answers.searches.facets import Facet
from search.engines import is_in_database
from search.query import search as queries
from search.query.coverage import Coverage
from search.query.ranking.preferring import Preference, near_first, recent_first, title_first
from search.query.search import Answer, Hit
from store.by_field import by_field

if TYPE_CHECKING:
    from casebook.asking.fields import Fields
    from search.index.engine import Order
    from search.query.ranking.sentence import WordsFound
    from search.query.suggestions import Suggestion
    from store.config import Settings

__all__ = [
    "AllHits",
    "Answer",
    "Coverage",
    "Found",
    "Hit",
    "Spread",
    "everything",
    "found_days",
    "oldest_first",
    "search",
    "spread",
]

#: By the words of the query in the title, by day, or by who says it.
Preferred = Literal["title", "recent", "primary"]
#: How near to the matter a source is by its tier: authorities, courts and registries are first.
_DISTANCES = {"trade": 1, "press": 2, "discovery": 3}

#: Of all hits, those that are shown before the others are looked for.
_FIRST = 20
#: More hits than that one answer does not hold: `everything` reads them a part at a time.
MOST_HITS = 1000


@dataclass(frozen=True, kw_only=True, slots=True)
class Found(Answer):
    """What a search found, and how all of it is spread, where that was asked."""

    facets: tuple[Facet, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Spread:
    """How all that a search finds is spread."""

    facets: tuple[Facet, ...]
    #: Whether all words of the query had to occur.
    all_words: bool
    #: What is to be said of it, a line each: that not all was counted, say.
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class AllHits:
    """All that a search found."""

    #: Without its hits.
    answer: Answer
    #: Read a part at a time, as they are asked for.
    hits: Iterator[Hit]


def search(
    settings: Settings,
    query: str | None,
    *,
    fields: Fields | None = None,
    prefer: Preferred | None = None,
    facets: bool = False,
    copies: bool = False,
    **options: Any,
) -> Found:
    """Like `search.query.search.search`, of the documents in which each of the fields has one of
    its values; the query may ask by fields too. What is preferred may be shown first. Documents
    that carry one text are one hit, unless all `copies` are asked for. Raises
    `casebook.asking.fields.FieldError` too."""
    asked, narrowed = _asked(settings, query, fields, options)
    among = None if copies else partial(_copies_among, settings, options.get("as_of"))
    first = prefer and _preference(settings, prefer)
    answer = queries.search(settings, asked.tree, prefer=first, copies_among=among, **narrowed)
    answer = replace(
        answer,
        query=query or "",
        notes=(*asked.notes, *answer.notes),
        suggestions=_suggested(settings, answer, query, fields, options),
    )
    if not facets:
        return Found(**by_field(answer))
    spread, notes = _facets(settings, asked, answer.words, narrowed)
    said = tuple(dict.fromkeys((*answer.notes, *notes)))
    return Found(**by_field(replace(answer, notes=said)), facets=spread)


def spread(
    settings: Settings,
    query: str | None,
    *,
    fields: Fields | None = None,
    sort: Order = "relevance",
    **options: Any,
) -> Spread:
    """How all that `search` finds is spread, with none of it looked at."""
    asked, narrowed = _asked(settings, query, fields, options)
    found = queries.counted(settings, asked.tree, sort=sort, **_narrowing(narrowed))
    facets, notes = _facets(settings, asked, found.words, narrowed)
    return Spread(facets=facets, all_words=found.words is None, notes=notes)


def everything(
    settings: Settings,
    query: str | None,
    *,
    fields: Fields | None = None,
    sort: Order = "relevance",
    now: datetime | None = None,
    **options: Any,
) -> AllHits:
    """All that `search` finds, copies not folded, however much it is."""
    asked, narrowed = _asked(settings, query, fields, options)
    answer = queries.search(settings, asked.tree, sort=sort, limit=_FIRST, now=now, **narrowed)
    first = answer.hits
    answer = replace(answer, query=query or "", hits=(), notes=(*asked.notes, *answer.notes))
    if answer.total <= _FIRST:
        return AllHits(answer=answer, hits=iter(first))
    known = {hit.position for hit in first}
    further = queries.further_hits(settings, asked.tree, sort=sort, but=known, **narrowed)
    return AllHits(answer=answer, hits=chain(first, further))


def oldest_first(
    settings: Settings, query: str | None = None, *, fields: Fields | None = None, **options: Any
) -> Answer:
    """Like `search`, but oldest first, each document for itself; those without a date come before
    all others."""
    asked, narrowed = _asked(settings, query, fields, options)
    answer = queries.timeline(settings, asked.tree, **narrowed)
    return replace(
        answer,
        query=query or "",
        notes=(*asked.notes, *answer.notes),
        suggestions=_suggested(settings, answer, query, fields, options),
    )


def found_days(
    settings: Settings,
    query: str | None = None,
    *,
    fields: Fields | None = None,
    **options: Any,
) -> list[tuple[date | None, str]]:
    """The publisher's day of each document that `oldest_first` finds, with its precision."""
    asked, narrowed = _asked(settings, query, fields, options)
    return queries.found_days(settings, asked.tree, **narrowed)


def _asked(
    settings: Settings, query: str | None, fields: Fields | None, options: Mapping[str, Any]
) -> tuple[AskedOfIndex, dict[str, Any]]:
    """A question, and the options that the index is asked with."""
    narrowed = {**options}
    if named := options.get("source"):
        narrowed["source"] = [known_source(settings, name) for name in named]
    history = options.get("history", False)
    asked = asked_of_index(
        settings,
        query,
        options.get("as_of"),
        fields=fields,
        superseded=history,
        in_database=is_in_database(settings),
    )
    if asked.positions is not None:
        narrowed["positions"] = asked.positions
    if asked.selected is not None:
        narrowed["selected"] = asked.selected
    return asked, narrowed


def _preference(settings: Settings, prefer: Preferred) -> Preference:
    match prefer:
        case "title":
            return title_first
        case "recent":
            return recent_first
        case "primary":
            from answers.publishers import tier  # which imports sources

            return near_first(cache(lambda source: _DISTANCES.get(tier(settings, source), 0)))


def _suggested(
    settings: Settings,
    answer: Answer,
    query: str | None,
    fields: Fields | None,
    options: Mapping[str, Any],
) -> tuple[Suggestion, ...]:
    """What may have been meant, where nothing was found that has all the words, with how much has
    them."""
    misspelt = answer.words is not None and answer.words.may_be_misspelt
    if not query or (answer.total and not misspelt):
        return ()
    from answers.asking.suggested import suggested  # only what finds nothing needs it

    def total(other: str) -> int:
        asked, narrowed = _asked(settings, other, fields, options)
        found = queries.counted(settings, asked.tree, **_narrowing(narrowed))
        return found.words.documents[-1] if found.words else found.total

    return suggested(settings, query, total, options.get("as_of"))


def _copies_among(
    settings: Settings, position: int | None, states: Sequence[int]
) -> Mapping[int, tuple[int, ...]]:
    """The copies of these, as far as they were read: a search does not wait for what is new."""
    from casebook.asking.casebook_at import casebook_at
    from casebook.asking.found.copies import copies_among

    with casebook_at(settings.database_url, position) as book:
        return copies_among(book, states)


def _facets(
    settings: Settings, asked: AskedOfIndex, words: WordsFound | None, narrowed: Mapping[str, Any]
) -> tuple[tuple[Facet, ...], tuple[str, ...]]:
    """The facets of all that an answer counts, and what is to be said of them; `words` are those
    that it found of a sentence."""
    from answers.searches.facets import facets_of

    some_words = words is not None
    of_all = _narrowing(narrowed)
    found = queries.positions_to_count(settings, asked.tree, some_words=some_words, **of_all)
    return facets_of(settings, found.positions, narrowed.get("as_of")), found.notes


def _narrowing(narrowed: Mapping[str, Any]) -> Any:
    """Of the options of a search, those that say what is found."""
    asks = ("source", "since", "until", "on", "positions", "selected", "history", "as_of")
    return {name: narrowed[name] for name in asks if name in narrowed}
