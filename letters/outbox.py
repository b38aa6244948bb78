"""What the wakings of one process remember of letters, and the sending of one."""

from __future__ import annotations

import logging
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from threading import BoundedSemaphore, Lock
from typing import Literal

from answers.clock.due_letters import Occasion
from answers.news.rounds import Rounds
from letters.delivery.connections import Connections
from letters.delivery.side_by_side import AT_ONCE
from letters.delivery.submission import DeliveryError
from letters.sending import SendingOutcome, send
from search.index.write_errors import IndexWriteError
from search.language.query_error import QueryError
from store.database_address import StoreError
from store.subscriptions.decisions import SubscriptionError
from store.subscriptions.state import SubscriptionState

logger = logging.getLogger(__name__)

#: What is said in one line; the rest are faults of the program.
_EXPECTED = (DeliveryError, IndexWriteError, SubscriptionError, QueryError, StoreError)


@dataclass(kw_only=True, slots=True)
class Outbox:
    """What the wakings of one process share."""

    #: By subscription, the last occasion that is over for this process: the letter cannot be made
    #: as it is, or there was nothing to tell, which is so whenever it is asked again.
    settled: dict[str, Occasion] = field(default_factory=dict)
    #: By subscription, until when its server asked us to leave it alone.
    resting: dict[str, datetime] = field(default_factory=dict)
    connections: Connections = field(default_factory=Connections)
    #: Held while a letter is composed.
    composing: Lock = field(default_factory=Lock)
    #: How letters went, since the process began.
    outcomes: Counter[str] = field(default_factory=Counter)
    #: One is held from when a letter is composed until the server has answered.
    places: BoundedSemaphore = field(default_factory=lambda: BoundedSemaphore(AT_ONCE))


def send_one(
    rounds: Rounds, state: SubscriptionState, at: Occasion, outbox: Outbox
) -> SendingOutcome | Literal["refused", "again"]:
    """Send one letter, and remember what it came to; how that went: `refused` as it is, or to be
    tried `again`, where it was not sent."""
    name = state.subscription.id
    try:
        outcome = send(
            rounds.settings,
            rounds.settings.smtp,
            rounds.engine,
            name,
            now=rounds.now,
            occasion=at,
            turn=outbox.composing,
            connections=outbox.connections,
            rounds=rounds,
        )
    except Exception as error:  # whatever befalls one letter, the others go out
        if rest := getattr(error, "rest", None):
            outbox.resting[name] = rounds.now + rest
        return _failed(name, error, at, outbox)
    if outcome == "nothing new" and rounds.reached >= at.newest:
        outbox.settled[name] = at
    return outcome


def _failed(
    name: str, error: Exception, at: Occasion, outbox: Outbox
) -> Literal["refused", "again"]:
    if outbox.connections.closed:  # we cut it ourselves
        return "again"
    if not isinstance(error, _EXPECTED):
        logger.exception("%s: not sent", name)
        return "again"
    logger.error("%s: %s", name, error)
    if not _is_for_good(error):
        return "again"
    outbox.settled[name] = at
    return "refused"


def _is_for_good(error: Exception) -> bool:
    """Whether a letter is not tried again as it is. What a server did not refuse stays prepared,
    also where somebody has to mend a setting first."""
    if isinstance(error, DeliveryError):
        return error.refused
    return not isinstance(error, IndexWriteError | StoreError)
