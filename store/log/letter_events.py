"""The events of subscriptions and letters, all in streams `subscription/ID`.

What a letter told is kept by ids, never in words: what a log holds is there for good, and a name
that is masked or erased later must not be in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from typing import Literal

#: How often: at once when there is news, or at a time of day on each day or one day of the week.
Cadence = Literal["instant", "daily", "weekly"]
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
#: What a week without news brings: a letter of one line on how the sources are, or none.
EmptyWeek = Literal["line", "nothing"]
#: What is posted to a webhook: our own JSON, or what a chat takes.
WebhookBody = Literal["json", "slack", "teams", "matrix"]
#: Why a fact that was told does not hold: `they` undid it or say it no more, or `we` had misread.
Cause = Literal["they", "we"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Subscription:
    """A query, where letters about it go, and when."""

    id: str
    #: Empty where they go to a webhook.
    email: str
    #: As it was typed; `@NAME` follows the saved search of that name.
    query: str
    cadence: Cadence = "weekly"
    #: What the subscriber calls it; empty for the query itself.
    name: str = ""
    #: When: where None, as the settings say for everybody.
    weekday: Weekday | None = None
    at: time | None = None
    #: A name of the IANA database; empty for that of the settings.
    zone: str = ""
    empty_week: EmptyWeek = "line"
    #: The address that letters are posted to as JSON; empty where they are mailed.
    webhook: str = ""
    body: WebhookBody = "json"


@dataclass(frozen=True, kw_only=True, slots=True)
class SubscriptionCreated:
    """Somebody asked for letters."""

    subscription: Subscription
    #: Whether the addressee is to confirm before a letter is sent. Those made before there was
    #: such a thing, and those an operator vouches for, are not.
    unconfirmed: bool = False
    #: Who asked for them on a page; empty where it was the operator.
    by: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ConfirmationSent:
    """The addressee was asked to confirm; the server took it."""

    message_id: str
    sent_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class SubscriptionConfirmed:
    """The addressee said yes."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SubscriptionChanged:
    """It is another from here on, under the same id and to the same address."""

    subscription: Subscription


@dataclass(frozen=True, kw_only=True, slots=True)
class SubscriptionPaused:
    """No letters until it is resumed; what happens meanwhile is told then."""

    reason: str = ""
    #: Who decided it on a page; empty where it was the operator.
    by: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class SubscriptionResumed:
    """Letters again."""

    #: Who decided it on a page; empty where it was the operator.
    by: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class SubscriptionCancelled:
    """No letters any more."""

    reason: str = ""
    #: Who decided it on a page; empty where it was the operator or the addressee.
    by: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ToldFact:
    """One thing that a letter said was done, or where it said that somebody stands."""

    #: Id of the document that says so, and the position of the state of it that was read.
    document: str
    position: int
    #: As in `enforcement.claims.Action`.
    kind: str
    status: str
    #: Who read it (`enforcement.reading.document_reading.reader_version`).
    reader: str
    #: Of whom: an id that tells the parties of a document apart and holds no name; empty where it
    #: was done to nobody.
    party: str = ""
    #: The document in whose matter it was told as where somebody stands; empty where it was news.
    beside: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ToldCorrection:
    """That a fact which an earlier letter told does not hold."""

    fact: ToldFact
    #: The letter that had told it.
    message_id: str
    cause: Cause
    #: The document that undid it; empty where none did.
    undone_by: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class DigestPrepared:
    """A letter about positions (since, until] is about to be handed over, once or again until it is
    taken or refused for good: neither its address nor its text, which is written anew each time."""

    since: int
    until: int
    message_id: str
    #: Of the documents in it.
    documents: tuple[str, ...] = ()
    facts: tuple[ToldFact, ...] = ()
    corrections: tuple[ToldCorrection, ...] = ()
    #: Today's reader, by which all that was told before was looked at again.
    reader: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class DigestSent:
    """A letter about positions (since, until] was accepted by the server."""

    since: int
    until: int
    documents: tuple[str, ...]
    message_id: str
    #: By the clock, which may have been wrong; None in those made before it was noted.
    sent_at: datetime | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class DigestRefused:
    """The server said no for good to a letter that was prepared: what it was to tell is told by the
    next one."""

    message_id: str
    refused_at: datetime
    #: What the server answered, in one line.
    reason: str = ""
    #: Whether it was the address that it did not take, and not what was sent there.
    of_address: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class LetterBounced:
    """A letter came back (RFC 3464)."""

    message_id: str
    #: As the report has it, e.g. `5.1.1` (RFC 3463).
    status: str
    bounced_at: datetime
