"""Answering a query: bring the index up to the log, find, and show why each hit was found."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple, Unpack

from search import engines
from search.index.engine import Filters, FoundEntry, OpenIndex, Order
from search.index.plan import Everything, Plan
from search.index.planning import planned
from search.language.function_words import telling
from search.language.parsing import parse
from search.language.query_error import QueryError
from search.language.tree import Tree
from search.query.also_found import also_found, synonyms_in
from search.query.coverage import Coverage, coverage
from search.query.followed_index import ask_as_it_is, ask_index, ask_volume, catch_up
from search.query.hidden_since import hidden_from_visitors
from search.query.hits import Hit, dated, hits
from search.query.looks import looks_at, looks_now, without_names
from search.query.narrowing import Narrowing, index_filters
from search.query.ranking import sentence
from search.query.ranking.folding import CopiesAmong, RankedPage
from search.query.ranking.preferring import Preference
from search.query.ranking.ranking import Ranking
from search.query.ranking.sentence import FoundPart, WordsFound, find, line
from search.query.suggestions import Suggestion
from store.views import peek

if TYPE_CHECKING:
    from store.config import Settings
    from store.privacy.masking import Masks

__all__ = [
    "Answer",
    "Hit",
    "QueryError",
    "counted",
    "found_among",
    "found_days",
    "found_positions",
    "further_hits",
    "positions_to_count",
    "search",
    "timeline",
]


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What a query found, and what the answer rests on (see `search.query.coverage`)."""

    query: str
    #: How many there are, of which `hits` are the first.
    total: int
    hits: tuple[Hit, ...]
    coverage: Coverage
    #: What is to be said of the answer, a line each.
    notes: tuple[str, ...] = ()
    #: How many of its words documents have, where not all of them had to occur.
    words: WordsFound | None = None
    #: What may have been meant, where nothing was found.
    suggestions: tuple[Suggestion, ...] = ()


class _Found(NamedTuple):
    """What the index answers, in one opening of it."""

    page: RankedPage
    words: WordsFound | None
    notes: tuple[str, ...]


class ToCount(NamedTuple):
    """Positions of what a query finds, and what is to be said of them, a line each: that they are
    not all, say."""

    positions: tuple[int, ...]
    notes: tuple[str, ...]


_NOTHING = _Found(RankedPage(total=0, entries=(), copies={}), None, ())


def search(
    settings: Settings,
    query: str | Tree | None,
    *,
    sort: Order = "relevance",
    limit: int | None = 20,
    offset: int = 0,
    prefer: Preference | None = None,
    copies_among: CopiesAmong | None = None,
    now: datetime | None = None,
    **narrowing: Unpack[Narrowing],
) -> Answer:
    """Answer a query (see `search.language.parsing`), given as text or as a tree whose claims are
    resolved, or without one list every document: `limit` hits from `offset` on. By relevance, the
    best may be put in another order (see `search.query.ranking.preferring`). Where it is told which
    documents are copies, those of one text are one hit (see `search.query.ranking.folding`); not
    where everything is listed.

    The index is brought up to the log first; while another process writes it, the answer is from
    what there is. As of a position it is the answer that was given there; `now` is then when that
    was recorded. Raises QueryError, and IndexWriteError where the index is behind and cannot be
    written.
    """
    tree = _tree(query)
    filters = _filters(settings, tree, narrowing)
    url = settings.database_url
    head, looks = peek.head(url), peek.sources(url)
    if engines.checkpoint(settings).position != head or (looks is None and head):
        catch_up(settings)
        head, looks = peek.head(url), peek.sources(url)
    if looks is None:  # nor could they be made
        looks = looks_now(settings) if head else []

    def ask(index: OpenIndex) -> _Found:
        ranking = Ranking(index=index, tree=tree, filters=filters, sort=sort, prefer=prefer)
        page = ranking.page(copies_among, limit, offset)
        said = (line(ranking.words),) if ranking.words else ()
        also = also_found(index, synonyms_in(tree), filters)
        return _Found(page, ranking.words, (*said, *also, *dict.fromkeys(index.notes)))

    page, words, notes = ask_as_it_is(settings, ask, _NOTHING)
    masks = peek.masks(url, filters.at)
    return Answer(
        query=query if isinstance(query, str) else "",
        total=page.total,
        hits=tuple(hits(url, page.entries, tree, masks, page.copies, at=filters.at)),
        coverage=_covered(settings, filters.at, masks, head=head, looks=looks, now=now),
        notes=notes,
        words=words,
    )


def _covered(
    settings: Settings,
    at: int | None,
    masks: Masks | None,
    *,
    head: int,
    looks: Sequence[dict[str, Any]],
    now: datetime | None,
) -> Coverage:
    """What an answer from a log up to `head` rests on; as of a position, what it rested on then."""
    position = engines.checkpoint(settings).position
    if at is not None:
        head, position = at, min(position, at)
        looks, recorded_at = looks_at(settings, at)
        now = now or recorded_at
    shown = without_names(looks, masks)
    return coverage(shown, position=position, head=head, now=now or datetime.now(UTC))


def counted(
    settings: Settings,
    query: str | Tree | None,
    *,
    sort: Order = "relevance",
    **narrowing: Unpack[Narrowing],
) -> FoundPart:
    """How much `search` finds, and with how many of a sentence's words, but none of it. Raises as
    `search` does."""
    tree = _tree(query)
    filters = _filters(settings, tree, narrowing)
    nothing = FoundPart(total=0, entries=())
    return ask_index(settings, lambda index: find(index, tree, filters, sort, 0), nothing)


def further_hits(
    settings: Settings,
    query: str | Tree | None,
    *,
    sort: Order = "relevance",
    but: Collection[int],
    **narrowing: Unpack[Narrowing],
) -> Iterator[Hit]:
    """Everything that a query finds but at these positions, however much it is: found when the
    first is asked for, and read from the log a part at a time. Raises as `search` does."""
    entries = [it for it in _all(settings, query, sort, narrowing) if it.position not in but]
    url, at = settings.database_url, narrowing.get("as_of")
    yield from hits(url, entries, _tree(query), peek.masks(url, at), at=at)


def _all(
    settings: Settings, query: str | Tree | None, sort: Order, narrowing: Narrowing
) -> list[FoundEntry]:
    tree = _tree(query)
    filters = _filters(settings, tree, narrowing)

    def ask(index: OpenIndex) -> list[FoundEntry]:
        return Ranking(index=index, tree=tree, filters=filters, sort=sort).part(None)[1]

    return ask_index(settings, ask, [])


def found_positions(
    settings: Settings, query: str | Tree | None, **narrowing: Unpack[Narrowing]
) -> list[int]:
    """The positions of all that a query finds, with no word of it read. Raises as `search` does."""
    tree = _tree(query)
    filters = _filters(settings, tree, narrowing)
    plan = _plan(tree)
    return ask_index(settings, lambda index: index.positions(plan, filters), [])


def positions_to_count(
    settings: Settings,
    query: str | Tree | None,
    *,
    some_words: bool,
    **narrowing: Unpack[Narrowing],
) -> ToCount:
    """What is to be counted of all that a query finds; with `some_words` also of what `search`
    finds that has but some of a sentence's words. Raises as `search` does."""
    tree = _tree(query)
    filters = _filters(settings, tree, narrowing)

    def ask(index: OpenIndex) -> ToCount:
        found = (
            sentence.positions_to_count(index, tree, filters, some_words=some_words)
            if tree
            else index.positions_to_count(Everything(), filters)
        )
        return ToCount(tuple(found), tuple(index.notes))

    return ask_index(settings, ask, ToCount((), ()))


def _filters(settings: Settings, tree: Tree | None, narrowing: Narrowing) -> Filters:
    filters = index_filters(narrowing)
    if tree is None:  # what everything is listed for tells nothing of who stands in it
        return filters
    return replace(filters, but=hidden_from_visitors(settings.database_url, filters.at))


def found_days(
    settings: Settings, query: str | Tree | None = None, **narrowing: Unpack[Narrowing]
) -> list[tuple[date | None, str]]:
    """The publisher's day of all that a query finds, with its precision, and no text read for it.
    Raises as `search` does."""
    entries = _all(settings, query, "oldest", narrowing)
    return list(dated(settings.database_url, entries))


def timeline(
    settings: Settings,
    query: str | Tree | None = None,
    *,
    limit: int | None = None,
    offset: int = 0,
    now: datetime | None = None,
    **narrowing: Unpack[Narrowing],
) -> Answer:
    """Like `search`, but oldest first; documents without a date come before all others."""
    order: Any = {"sort": "oldest", "limit": limit, "offset": offset, "now": now}
    return search(settings, query, **order, **narrowing)


def found_among(
    settings: Settings, query: str | Tree, positions: Collection[int], as_of: int
) -> set[int]:
    """At which of these positions of the log a query finds a document, in a state that it was in by
    a position, as far as the index goes. Raises QueryError."""
    plan = _plan(_tree(query))
    filters = Filters(positions=positions, history=True, at=as_of)
    nothing: list[int] = []
    reached = engines.checkpoint(settings).position
    if reached <= as_of:  # nothing in it came later, which need not be looked at for each entry
        now = replace(filters, at=None)
        found = ask_volume(settings, lambda index: index.positions(plan, now), nothing)
        if engines.checkpoint(settings).position == reached:
            return set(found)
    return set(ask_volume(settings, lambda index: index.positions(plan, filters), nothing))


def _tree(query: str | Tree | None) -> Tree | None:
    tree = parse(query) if isinstance(query, str) else query
    return telling(tree) if tree else None


def _plan(tree: Tree | None) -> Plan:
    return planned(tree) if tree else Everything()
