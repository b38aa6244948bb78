"""Drafts letters from the log: of a window, which is where the last letter ended up to where all
that is answered from has come."""

from __future__ import annotations

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from answers.news.correcting.due_corrections import due_corrections
from answers.news.correcting.wording import corrections_in_words
from answers.news.news import news
from answers.news.round import Round
from answers.news.rounds import Rounds
from answers.news.stories import News
from letters.subscribing.links import links
from letters.window import Window
from letters.writing.foot import Recipient
from letters.writing.letter import Letter, write
from store.log import log
from store.log.database import Engine, reading
from store.log.letter_events import Subscription
from store.log.seals import Seal
from store.mailbox import mailbox
from store.subscriptions.decisions import SubscriptionError
from store.subscriptions.state import SubscriptionState


class UnreadError(SubscriptionError):
    """What a letter is made of does not reach to where it begins, or ends: it is being read again,
    after an erasure say. It passes when the casebook has caught up."""

    temporary = True


def window_after(rounds: Rounds, since: int) -> Window:
    """The window from a position to where all has come that letters are made of, after it was
    brought up to the log; what is further is told next time. Raises UnreadError."""
    with reading(rounds.engine) as connection:
        since = min(since, log.head(connection).position)
    if rounds.reached < since:
        msg = "what the last letter told is to be read again first (`blotter rebuild` does)"
        raise UnreadError(msg)
    return window_up_to(rounds.engine, since, rounds.reached)


def window_up_to(engine: Engine, since: int, until: int) -> Window:
    """The window of positions (since, until]. Raises ValueError where there is no such position."""
    if not until:
        return Window(since=since, end=log.EMPTY)
    with reading(engine) as connection:
        (last,) = log.read_positions(connection, [until])
    end = Seal(position=until, hash=last.hash, recorded_at=last.recorded_at)
    return Window(since=since, end=end)


def news_about(rounds: Rounds, query: str, window: Window, *, name: str = "") -> News:
    """What is new for a query in a window, as of its end, without the names that are masked now;
    `name` is what the reader calls it.

    Raises search.language.query_error.QueryError, and UnreadError where what was read up to the
    window's end is being read again.
    """
    round = _round(rounds, window)
    return news(round, query, since=window.since, name=name)


def news_for(rounds: Rounds, state: SubscriptionState, window: Window) -> News:
    """What the letter of a subscription about a window tells, and what it has to correct of earlier
    ones; where it was prepared before, the same. Raises as `news_about` does."""
    round = _round(rounds, window)
    if state.prepared:
        subscription, due = state.prepared.subscription, state.prepared.digest.corrections
    else:
        subscription = state.subscription
        due = due_corrections(round.later, subscription.id, window.since)
    return news(
        round,
        subscription.query,
        since=window.since,
        name=subscription.name,
        corrections=corrections_in_words(
            round, subscription.id, due, zone=_zone(rounds, subscription)
        ),
    )


def _round(rounds: Rounds, window: Window) -> Round:
    round = rounds.to(window.end)
    if round.behind:
        msg = f"events that are not read yet: {round.behind} (`blotter rebuild` reads them)"
        raise UnreadError(msg)
    return round


def draft(rounds: Rounds, query: str, window: Window) -> Letter:
    """The letter for a query about a window, for nobody, as of its end. Raises as `news_about`
    does."""
    settings, told = rounds.settings, news_about(rounds, query, window)
    return write(told, recipient=None, site=settings.web.url, zone=settings.timezone)


def draft_for(rounds: Rounds, state: SubscriptionState, window: Window) -> Letter:
    """The letter of a subscription about a window, as it was when a letter was prepared that is
    still to be taken. Raises as `news_about` does."""
    subscription = state.prepared.subscription if state.prepared else state.subscription
    settings, told = rounds.settings, news_for(rounds, state, window)
    recipient = Recipient(
        subscription=subscription.id,
        cadence=subscription.cadence,
        links=links(settings, state),
        sender=mailbox(settings.smtp.sender).address if settings.smtp else "",
    )
    zone = _zone(rounds, subscription)
    return write(told, recipient=recipient, site=settings.web.url, zone=zone)


def _zone(rounds: Rounds, subscription: Subscription) -> ZoneInfo:
    """In which the reader counts days. Raises SubscriptionError where this machine does not know
    it."""
    try:
        return ZoneInfo(subscription.zone) if subscription.zone else rounds.settings.timezone
    except ZoneInfoNotFoundError as error:
        raise SubscriptionError(error.args[0]) from error
