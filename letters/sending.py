"""Drafts letters from the log, sends them and records in the log what was sent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from answers.asking.claims import has_claims
from answers.asking.queries import parsed, resolved_at
from answers.catch_up import catch_up_on
from answers.publishers import publisher
from answers.source_health import condition_news, health
from casebook.asking.casebook_at import casebook_at
from crawler.followed_sources import followed_names
from letters.digest import Letter, MatchedDocument, Recipient, Window, compose
from letters.mail import deliver, message
from letters.news import is_mailable
from search.language.tree import Tree, wanted_leaves
from search.query.search import matching
from store.config import Settings, SmtpSettings
from store.documents.known import document_stream, known_from
from store.documents.subscriptions import (
    SubscriptionError,
    SubscriptionState,
    read_subscription,
    subscription_stream,
)
from store.health import freshness
from store.log import log
from store.log.database import Connection, Engine, reading, writing
from store.log.events import DigestSent, DocumentCompleted
from store.log.lock import alone
from store.privacy.masking import masks_at
from store.views.views import condition_changes, source_states

SendingOutcome = Literal["sent", "nothing new", "not due", "being sent by another process"]

_DOCUMENTS = document_stream("")


class UnreadError(SubscriptionError):
    """A query asks for what is read in documents, and some of them are not read yet: a letter now
    would leave out what the next one no longer tells of. It passes when the casebook has caught up.
    """

    temporary = True


@dataclass(frozen=True, kw_only=True, slots=True)
class Occasion:
    """The times of the schedule that a letter is sent for, in UTC."""

    #: Nothing is sent if a letter was sent since then.
    slot: datetime
    #: If none was sent since then, one is sent even without news: silence would be ambiguous.
    at_least: datetime


def draft(
    settings: Settings,
    engine: Engine,
    *,
    query: str,
    since: int,
    recipient: Recipient | None,
    now: datetime,
) -> Letter:
    """The letter for a query about everything after a position.

    Raises search.language.query_error.QueryError and UnreadError.
    """
    with reading(engine) as connection:
        end = log.head(connection)
    catch_up_on(engine, settings)
    window = Window(
        since=min(since, end.position),
        until=end.position,
        hash=end.hash,
        recorded_at=end.recorded_at,
    )
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
    settings: Settings,
    engine: Engine,
    state: SubscriptionState,
    *,
    since: int | None = None,
    now: datetime,
) -> Letter:
    """The letter of a subscription, from its last letter's end or a given position on."""
    subscription = state.subscription
    recipient = Recipient(
        subscription=subscription.id,
        cadence=subscription.cadence,
        sender=settings.smtp.sender if settings.smtp else "",
    )
    return draft(
        settings,
        engine,
        query=subscription.query,
        since=state.reported_up_to if since is None else since,
        recipient=recipient,
        now=now,
    )


def send(
    settings: Settings,
    smtp: SmtpSettings,
    engine: Engine,
    subscription_id: str,
    *,
    now: datetime,
    occasion: Occasion | None = None,
) -> SendingOutcome:
    """Mail the next letter of a subscription and record it; without an occasion, only with news.

    One process at a time does this for a subscription, and it reads the log after it has the lock.
    DigestSent is appended after the server has taken the letter: a crash in between can make a
    letter come twice (with the same Message-ID), never make it go missing. Raises DeliveryError,
    SubscriptionError and search.language.query_error.QueryError, having recorded nothing.
    """
    with alone(engine, f"letter/{subscription_id}") as mine:
        if not mine:
            return "being sent by another process"
        with reading(engine) as connection:
            state = read_subscription(connection, subscription_id)
        if state.cancelled or (occasion and not slot_is_open(state.last_done, occasion.slot)):
            return "not due"
        letter = draft_for(settings, engine, state, now=now)
        must_send = occasion is not None and slot_is_open(state.last_done, occasion.at_least)
        if not letter.documents and not must_send:
            return "nothing new"
        mail = message(letter, state.subscription, sender=smtp.sender, now=now)
        deliver(smtp, mail)
        _record(engine, subscription_id, letter, str(mail["Message-ID"]), now)
        return "sent"


def slot_is_open(last_done: datetime | None, slot: datetime) -> bool:
    """Whether a slot's work is still to be done; missed slots before it are not made up for."""
    return last_done is None or last_done < slot


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


def _record(
    engine: Engine, subscription_id: str, letter: Letter, message_id: str, now: datetime
) -> None:
    sent = DigestSent(
        since=letter.window.since,
        until=letter.window.until,
        documents=letter.documents,
        message_id=message_id,
    )
    with writing(engine) as connection:
        state = read_subscription(connection, subscription_id)
        if state.reported_up_to != sent.since:
            msg = f"another letter of {subscription_id} was recorded while this one was sent"
            raise SubscriptionError(msg)
        entry = log.NewEvent(
            stream=subscription_stream(subscription_id), event=sent, expected=state.version
        )
        log.append(connection, [entry], now=now)


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
    matching_ids = matching(settings.index_dir, tree, kinds.keys())
    if completed := {id for id in matching_ids if kinds[id] == {DocumentCompleted.__name__}}:
        before = resolved_at(settings, asked, window.since, superseded=True)
        matching_ids -= matching(settings.index_dir, before, completed, as_of=window.since)
    for document_id in kinds:
        name = document_stream(document_id)
        history = tuple(log.read(connection, stream=name, upto=window.until))
        document = known_from(history).document
        if document_id in matching_ids and document is not None:
            yield MatchedDocument(history=history, publisher=publisher(settings, document.source))
