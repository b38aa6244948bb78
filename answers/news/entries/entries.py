"""The newest entries for a query."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice

from answers.news.entries.entry import NewsEntries, NewsEntry
from answers.news.entries.finding import events_of, found_events
from answers.news.entries.telling import Told, entry_of
from answers.news.round import Round
from answers.record import make_up_small_lag
from casebook.asking.casebook_at import Basis, casebook_at
from casebook.asking.fields import Fields
from casebook.asking.found.outlines import outlines, states_of
from search import engines
from search.query.followed_index import follow
from store.config import Settings
from store.documents.known import document_stream
from store.documents.newest_events import DocumentEvent
from store.log import log
from store.log.database import Engine, reading
from store.log.seals import Seal
from store.privacy.masking import masks_at

#: So many entries are answered at most.
MOST = 200
#: Events that are read together.
_TOGETHER = 25


def news_entries(
    settings: Settings,
    engine: Engine,
    *,
    now: datetime,
    query: str = "",
    fields: Fields | None = None,
    most: int = MOST,
    position: int | None = None,
) -> NewsEntries:
    """The newest of what documents tell that the query finds and that fit the fields: that they
    were published, edited, removed, restored. What was looked for in the past, read anew or linked
    anew is no news, as in letters.

    They go as far as the casebook and the index have come, or up to a position; names are hidden
    that are masked then. `now` is aware. Raises `search.language.query_error.QueryError` and
    `casebook.asking.fields.FieldError`.
    """
    make_up_small_lag(settings)
    if query:
        follow(settings)
    basis = _basis(settings, position)
    end = _reached(settings, basis, position, bool(query))
    round = round_up_to(settings, engine, end, now=now)
    return _news(round, found_events(round, query, fields or {}), basis, most)


def news_of(round: Round, ids: Collection[str] | None, *, most: int = MOST) -> NewsEntries:
    """The newest entries of the documents of these true ids, or of all, up to the end of a round
    that is shared by many such lists."""
    return _news(round, events_of(round, ids), round.basis, most)


def news_of_each(
    round: Round, groups: Mapping[str, Collection[str]], *, most: int = MOST
) -> dict[str, NewsEntries]:
    """The same for each of several groups of documents that have none in common, read together."""
    group_of = {id: name for name, ids in groups.items() for id in ids}
    found: dict[str, list[NewsEntry]] = defaultdict(list)
    for told, entry in _told(round, _newest_of_each(events_of(round, group_of), group_of, most)):
        found[group_of[told.id]].append(entry)
    return {name: _as_news(round, found[name], round.basis) for name in groups}


def _newest_of_each(
    events: Iterator[DocumentEvent], group_of: Mapping[str, str], most: int
) -> Iterator[DocumentEvent]:
    """Of these events those that are among the newest of their group."""
    taken: dict[str, int] = defaultdict(int)
    for event in events:
        taken[group_of[event.id]] += 1
        if taken[group_of[event.id]] <= most:
            yield event


def _news(round: Round, events: Iterator[DocumentEvent], basis: Basis, most: int) -> NewsEntries:
    return _as_news(round, (entry for _, entry in islice(_told(round, events), most)), basis)


def _as_news(round: Round, entries: Iterable[NewsEntry], basis: Basis) -> NewsEntries:
    return NewsEntries(
        log=round.log,
        until=round.end.position,
        until_at=round.end.recorded_at,
        entries=tuple(entries),
        basis=basis,
    )


def _basis(settings: Settings, position: int | None) -> Basis:
    with casebook_at(settings.database_url, position) as book:
        return book.basis


def _reached(settings: Settings, basis: Basis, position: int | None, is_searched: bool) -> int:
    indexed = engines.checkpoint(settings).position if is_searched else basis.position
    return min(basis.position, indexed, basis.position if position is None else position)


def round_up_to(settings: Settings, engine: Engine, end: int, *, now: datetime) -> Round:
    """What entries up to a position share, with the masks of then."""
    with reading(engine) as connection:
        events = list(log.read_positions(connection, [end]))
        masks = masks_at(connection, end)
    seal = log.EMPTY
    for it in events:
        seal = Seal(position=end, hash=it.hash, recorded_at=it.recorded_at)
    return Round(settings=settings, engine=engine, end=seal, masks=masks, now=now)


def _told(
    round: Round, events: Iterator[DocumentEvent]
) -> Iterator[tuple[DocumentEvent, NewsEntry]]:
    while some := list(islice(events, _TOGETHER)):
        for told in _around(round, some):
            if entry := entry_of(round, told):
                yield told.event, entry


def _around(round: Round, some: Sequence[DocumentEvent]) -> Iterator[Told]:
    """These events with what is known around each."""
    ids = {event.id for event in some}
    with reading(round.engine) as connection:
        histories = log.read_streams(connection, {document_stream(id) for id in ids})
    with round.record() as record:
        known = outlines(record.book, ids)
        states = states_of(record.book, ids)
        state_of = {event.position: _state(event, states) for event in some}
        read = record.book.dossiers_at(state_of.values())
    for event in some:
        history = histories[document_stream(event.id)]
        yield Told(
            event=event,
            history=[it for it in history if it.position <= event.position],
            outline=known.get(event.id),
            state=state_of[event.position],
            read=read.get(state_of[event.position]),
        )


def _state(event: DocumentEvent, states: dict[int, str]) -> int:
    """The state that an event brought, or left as it was; 0 where none was read."""
    return max(
        (at for at, id in states.items() if id == event.id and at <= event.position), default=0
    )
