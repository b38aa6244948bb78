"""Which events a query is told of, the newest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import count, islice
from math import inf

from answers.asking.queries import AskedOfIndex, asked_of_index
from answers.news.round import Round
from casebook.asking.fields import Fields
from casebook.asking.found.outlines import ids_at, states_of
from search.query.hidden_since import hidden_from_visitors, hidden_since
from search.query.search import found_among
from store.documents.newest_events import DocumentEvent, newest_events
from store.log.database import reading
from store.log.events import (
    DocumentCompleted,
    DocumentPublished,
    DocumentRestored,
    DocumentRevised,
    DocumentWithdrawn,
)

_TOLD = tuple(
    type.__name__
    for type in (
        DocumentPublished,
        DocumentRevised,
        DocumentCompleted,
        DocumentWithdrawn,
        DocumentRestored,
    )
)
#: Of these, what a document says is another from there on.
_TURNS = frozenset((DocumentRevised.__name__, DocumentCompleted.__name__))
#: So many positions are few.
_FEW = 500
#: So many events are looked at first; each further time twice as many.
_FIRST = 200


def found_events(round: Round, query: str, fields: Fields) -> Iterator[DocumentEvent]:
    """The events up to the end of a round that tell of what a query finds and fits the fields, the
    newest first.

    An event is told where the document was found then, or before: so that an edit that brings an
    old document among what is found tells of the edit, never of its publication. Of one of which we
    only know more now it is told where it was not found before. Raises
    `search.language.query_error.QueryError` and `casebook.asking.fields.FieldError`.
    """
    #: By document, where it was found, and where what it says begins to be another.
    found: dict[str, set[int]] = defaultdict(set)
    turns: dict[str, int] = {}
    end = round.end.position
    asked = asked_of_index(round.settings, query or None, end, fields=fields, superseded=True)
    with reading(round.engine) as connection:
        events = newest_events(connection, _TOLD, upto=end, ids=_only(round, asked))
        for some in _growing(events):
            for id, state in _found(round, asked, some):
                found[id].add(state)
            for event in some:
                if _is_told(event, found[event.id], turns.get(event.id, inf)):
                    yield event
                if event.type in _TURNS:
                    turns[event.id] = event.position


def events_of(round: Round, ids: Collection[str] | None) -> Iterator[DocumentEvent]:
    """The events up to the end of a round that tell of the documents of these ids, or of all, the
    newest first; that more became known of one is no news where it is told of anyway."""
    told = [type for type in _TOLD if type != DocumentCompleted.__name__]
    few = ids if ids is not None and len(ids) <= _FEW else None
    with reading(round.engine) as connection:
        for event in newest_events(connection, told, upto=round.end.position, ids=few):
            if ids is None or event.id in ids:
                yield event


def _only(round: Round, asked: AskedOfIndex) -> Collection[str] | None:
    """The only documents that may be found, where these are few."""
    if asked.positions is None or len(asked.positions) > _FEW:
        return None
    with round.record() as record:
        return ids_at(record.book, asked.positions)


def _growing(events: Iterable[DocumentEvent]) -> Iterator[list[DocumentEvent]]:
    left = iter(events)
    for doublings in count():
        if not (some := list(islice(left, _FIRST << doublings))):
            return
        yield some


def _found(
    round: Round, asked: AskedOfIndex, events: Sequence[DocumentEvent]
) -> Iterator[tuple[str, int]]:
    """Where the documents of these events are found, in whatever state; those of which more became
    known also where they were found before that, which an index answers as of then alone."""
    end = round.end.position
    with round.record() as record:
        states = states_of(record.book, {event.id for event in events})
    fitting = {*states} if asked.positions is None else asked.positions & states.keys()
    url, found = round.settings.database_url, set[str]()
    for as_of, ids in ((end, {*states.values()}), *_before_completions(events)):
        at = {state for state in fitting if state <= as_of and states[state] in ids}
        if asked.tree is not None:
            at = found_among(round.settings, asked.tree, at, as_of)
            # Where a name was hidden later, only what is found still may have been by other words.
            hidden = hidden_since(url, as_of, end) | hidden_from_visitors(url, as_of)
            at -= {it for it in at & hidden if states[it] not in found}
            found |= {states[it] for it in at}
        yield from ((states[state], state) for state in at)


def _before_completions(events: Iterable[DocumentEvent]) -> list[tuple[int, set[str]]]:
    """The positions just before more became known of documents, each with the ids of as many of
    these as nothing else befell between there and that."""
    before: list[tuple[int, set[str]]] = []
    since: set[str] = set()
    for event in sorted(events, key=lambda event: event.position):
        if event.type == DocumentCompleted.__name__:
            if not before or event.id in since:
                before.append((event.position - 1, set()))
                since = set()
            before[-1][1].add(event.id)
        since.add(event.id)
    return before


def _is_told(event: DocumentEvent, found: Collection[int], next_turn: float) -> bool:
    before = any(state < event.position for state in found)
    then = any(event.position <= state < next_turn for state in found)
    if event.type == DocumentCompleted.__name__:
        return then and not before
    return then or before
