"""Drafts letters from the log: of a window, which is where the last letter ended up to where all
that is answered from has come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from answers.asking.claims import has_claims
from answers.asking.queries import parsed, resolved_at
from answers.news.documents.document_news import is_mailable
from answers.news.news import news
from answers.news.rounds import Rounds
from answers.news.stories import News
from answers.publishers import publisher
from answers.source_health import condition_news, health
from casebook.asking.casebook_at import casebook_at
from crawler.followed_sources import followed_names
from letters.digest import Letter, MatchedDocument, Recipient, Window, compose
from search.language.tree import Tree, wanted_leaves
from search.query.search import matching
from store.config import Settings
from store.documents.known import document_stream, known_from
from store.health import freshness
from store.log import log
from store.log.database import Connection, Engine, reading
from store.log.events import DocumentCompleted
from store.log.letter_events import Subscription
from store.log.seals import Seal
from store.privacy.masking import masks_at
from store.subscriptions.decisions import SubscriptionError
from store.views.views import condition_changes, source_states

_DOCUMENTS = document_stream("")


class UnreadError(SubscriptionError):
    """What a letter is made of does not reach to where it begins, or ends: it is being read again,
    after an erasure say. It passes when the casebook has caught up."""

    temporary = True


def window_after(
    settings: Settings, engine: Engine, since: int, rounds: Rounds | None = None
) -> Window:
    """The window from a position to where all has come that letters are made of, after it was
    brought up to the log; what is further is told next time. Raises UnreadError."""
    rounds = rounds or Rounds(settings=settings, engine=engine, now=datetime.now(UTC))
    with reading(engine) as connection:
        since = min(since, log.head(connection).position)
    if rounds.reached < since:
        msg = "what the last letter told is to be read again first (`blotter rebuild` does)"
        raise UnreadError(msg)
    return window_up_to(engine, since, rounds.reached)


def window_up_to(engine: Engine, since: int, until: int) -> Window:
    """The window of positions (since, until]. Raises ValueError where there is no such position."""
    if not until:
        end = log.EMPTY
        return Window(since=since, until=until, hash=end.hash, recorded_at=end.recorded_at)
    with reading(engine) as connection:
        (last,) = log.read_positions(connection, [until])
    return Window(since=since, until=until, hash=last.hash, recorded_at=last.recorded_at)


def news_about(
    settings: Settings,
    engine: Engine,
    query: str,
    window: Window,
    *,
    now: datetime,
    rounds: Rounds | None = None,
) -> News:
    """What is new for a query in a window, as of its end, without the names that are masked now;
    `rounds` is what the letters of one run share.

    Raises search.language.query_error.QueryError, and UnreadError where what was read up to the
    window's end is being read again.
    """
    rounds = rounds or Rounds(settings=settings, engine=engine, now=now)
    end = Seal(position=window.until, hash=window.hash, recorded_at=window.recorded_at)
    round = rounds.to(end)
    if round.behind:
        msg = f"events that are not read yet: {round.behind} (`blotter rebuild` reads them)"
        raise UnreadError(msg)
    return news(round, query, since=window.since)


def draft(
    settings: Settings,
    engine: Engine,
    *,
    query: str,
    window: Window,
    recipient: Recipient | None,
    now: datetime,
) -> Letter:
    """The letter for a query about a window, as of its end, without the names that are masked now.

    Raises search.language.query_error.QueryError and UnreadError.
    """
    asked = parsed(settings, query, window.until)
    _refuse_unread(settings, asked, window.until)
    with reading(engine) as connection:
        matches = list(_matches(settings, connection, asked, window))
        masks = masks_at(connection)
        states = source_states(connection)
        steps = condition_changes(connection, since=window.since, until=window.until)
    names = followed_names(settings)
    sources = health(states, names, now=now)
    coverage = freshness.freshness_line(sources, now=now, zone=settings.timezone)
    steps = [step for step in steps if step.source in names]
    if source_news := condition_news(steps, now=now, zone=settings.timezone):
        coverage += f". Since the last letter: {source_news}"
    return compose(
        query=query,
        leaves=wanted_leaves(asked),
        window=window,
        matches=matches,
        coverage=coverage,
        zone=settings.timezone,
        recipient=recipient,
        masks=masks,
    )


def draft_for(
    settings: Settings, engine: Engine, subscription: Subscription, window: Window, *, now: datetime
) -> Letter:
    """The letter of a subscription about a window. Raises as `draft` does."""
    recipient = Recipient(
        subscription=subscription.id,
        cadence=subscription.cadence,
        sender=settings.smtp.sender if settings.smtp else "",
    )
    return draft(
        settings,
        engine,
        query=subscription.query,
        window=window,
        recipient=recipient,
        now=now,
    )


def _refuse_unread(settings: Settings, asked: Tree, position: int) -> None:
    if not has_claims(asked):
        return
    with casebook_at(settings.database_url, position) as book:
        behind = book.basis.behind
    if behind:
        msg = (
            f"events that are not read yet: {behind}; the query asks for what was read"
            " (`blotter rebuild --only casebook` reads them)"
        )
        raise UnreadError(msg)


def _matches(
    settings: Settings, connection: Connection, asked: Tree, window: Window
) -> Iterator[MatchedDocument]:
    """The documents that have mailable events in the window and that the query finds; those of
    which we only know more now, where it did not find them before."""
    kinds: dict[str, set[str]] = {}
    for recorded in log.read(connection, after=window.since, upto=window.until):
        if is_mailable(recorded):
            kinds.setdefault(recorded.stream.removeprefix(_DOCUMENTS), set()).add(recorded.type)
    tree = resolved_at(settings, asked, window.until, superseded=True)
    matching_ids = matching(settings.index_dir, tree, kinds.keys(), as_of=window.until)
    if completed := {id for id in matching_ids if kinds[id] == {DocumentCompleted.__name__}}:
        before = resolved_at(settings, asked, window.since, superseded=True)
        matching_ids -= matching(settings.index_dir, before, completed, as_of=window.since)
    for document_id in kinds:
        name = document_stream(document_id)
        history = tuple(log.read(connection, stream=name, upto=window.until))
        document = known_from(history).document
        if document_id in matching_ids and document is not None:
            yield MatchedDocument(history=history, publisher=publisher(settings, document.source))
