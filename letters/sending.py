"""From the log to a letter, and from the mail server's yes back to the log."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from answers.catch_up import catch_up_on
from answers.publishers import publisher
from answers.source_health import changed, health
from crawler.followed_sources import followed_names
from letters.digest import Digest, Match, Recipient, Window, compose
from letters.mail import deliver, message
from letters.news import is_mailable
from search.query.search import matching
from store.config import Settings, SmtpSettings
from store.documents import decide
from store.documents.subscriptions import Standing, SubscriptionError, standing, stream
from store.health import freshness
from store.log import log
from store.log.database import Connection, Engine, reading, writing
from store.log.events import DigestSent
from store.log.lock import alone
from store.privacy.masking import masks_at
from store.views.views import source_states, turns

Outcome = Literal["sent", "nothing new", "not due", "being sent by another process"]

_DOCUMENTS = decide.stream("")


@dataclass(frozen=True, kw_only=True, slots=True)
class Letter:
    """A digest and the window it tells of."""

    digest: Digest
    window: Window


@dataclass(frozen=True, kw_only=True, slots=True)
class Occasion:
    """Why a letter is sent by the clock; times in UTC."""

    #: Not if one was sent since.
    slot: datetime
    #: If none was sent since, then even when nothing is new: silence would be ambiguous.
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
    """The letter for a query about everything after a position. Raises
    search.language.syntax.QueryError."""
    with reading(engine) as connection:
        end = log.head(connection)
    catch_up_on(engine, settings)
    window = Window(
        since=min(since, end.position),
        until=end.position,
        hash=end.hash,
        recorded_at=end.recorded_at,
    )
    with reading(engine) as connection:
        matches = list(_matches(settings, connection, query, window))
        masks = masks_at(connection)
        states = source_states(connection)
        steps = turns(connection, since=window.since, until=window.until)
    names = followed_names(settings)
    sources = health(states, names, now=now)
    coverage = freshness.line(sources, now=now, zone=settings.timezone)
    steps = [step for step in steps if step.source in names]
    if news := changed(steps, now=now, zone=settings.timezone):
        coverage += f". Since the last letter: {news}"
    digest = compose(
        query=query,
        window=window,
        matches=matches,
        coverage=coverage,
        zone=settings.timezone,
        recipient=recipient,
        masks=masks,
    )
    return Letter(digest=digest, window=window)


def draft_for(
    settings: Settings, engine: Engine, state: Standing, *, since: int | None = None, now: datetime
) -> Letter:
    """The next letter of a subscription, as it would be sent now, or one from a given position."""
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
        since=state.told if since is None else since,
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
) -> Outcome:
    """Mail the next letter of a subscription and record it; without an occasion, if news is in it.

    One process at a time does this for a subscription, and only what it finds in the log after it
    was let in counts. DigestSent is appended after the server has taken the letter: a crash in
    between can make a letter come twice (known by its Message-ID), never make it go missing.
    Raises DeliveryError, SubscriptionError and search.language.syntax.QueryError, having recorded
    nothing.
    """
    with alone(engine, f"letter/{subscription_id}") as mine:
        if not mine:
            return "being sent by another process"
        with reading(engine) as connection:
            state = standing(connection, subscription_id)
        if state.cancelled or (occasion and not due(state.last_done, occasion.slot)):
            return "not due"
        letter = draft_for(settings, engine, state, now=now)
        must = occasion is not None and due(state.last_done, occasion.at_least)
        if not letter.digest.documents and not must:
            return "nothing new"
        mail = message(
            letter.digest, state.subscription, letter.window, sender=smtp.sender, now=now
        )
        deliver(smtp, mail)
        _record(engine, subscription_id, letter, str(mail["Message-ID"]), now)
        return "sent"


def due(last_done: datetime | None, slot: datetime) -> bool:
    """Whether the work of a slot is still to be done; however many were missed, it is due once."""
    return last_done is None or last_done < slot


def _record(
    engine: Engine, subscription_id: str, letter: Letter, message_id: str, now: datetime
) -> None:
    sent = DigestSent(
        since=letter.window.since,
        until=letter.window.until,
        documents=letter.digest.documents,
        message_id=message_id,
    )
    with writing(engine) as connection:
        state = standing(connection, subscription_id)
        if state.told != sent.since:
            msg = f"another letter of {subscription_id} was recorded while this one was sent"
            raise SubscriptionError(msg)
        entry = log.Entry(stream=stream(subscription_id), event=sent, expected=state.version)
        log.append(connection, [entry], now=now)


def _matches(
    settings: Settings, connection: Connection, query: str, window: Window
) -> Iterator[Match]:
    """The documents the query finds among those that something happened to in the window."""
    touched = {
        recorded.stream.removeprefix(_DOCUMENTS): None
        for recorded in log.read(connection, after=window.since, upto=window.until)
        if is_mailable(recorded)
    }
    wanted = matching(settings.index_dir, query, touched.keys())
    for document_id in touched:
        name = decide.stream(document_id)
        history = tuple(log.read(connection, stream=name, upto=window.until))
        document = decide.fold(history).document
        if document_id in wanted and document is not None:
            yield Match(history=history, publisher=publisher(settings, document.source))
