"""What the log says of a subscription, streams `subscription/ID`. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import reduce
from types import MappingProxyType
from typing import Any, Literal

from store.log.events import Erased, Recorded
from store.log.letter_events import (
    ConfirmationSent,
    DigestPrepared,
    DigestRefused,
    DigestSent,
    LetterBounced,
    Subscription,
    SubscriptionCancelled,
    SubscriptionChanged,
    SubscriptionConfirmed,
    SubscriptionCreated,
    SubscriptionPaused,
    SubscriptionResumed,
)
from store.subscriptions.returned_letters import is_hard

PREFIX = "subscription/"
#: Whether letters go out now, or what keeps them back.
SubscriptionStanding = Literal["active", "unconfirmed", "paused", "cancelled"]


@dataclass(frozen=True, kw_only=True, slots=True)
class PreparedLetter:
    """A letter that was handed over and neither taken nor refused for good, as far as is known."""

    digest: DigestPrepared
    #: As it was then: what was changed since counts for the next letter.
    subscription: Subscription
    prepared_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class SubscriptionState:
    """What the log says of one subscription."""

    subscription: Subscription
    #: Of its stream.
    version: int
    #: The hash of the event it was created by, which no other creation has, of whatever log.
    created: str
    #: Letters have covered the log up to this position; at first, that of its creation.
    reported_up_to: int
    #: When the last letter was sent or refused for good, else when it was created, UTC. A clock
    #: that was wrong then may have said a time that is still to come.
    last_done: datetime
    prepared: PreparedLetter | None = None
    #: At which position of the log a letter was last refused for good; 0 where none was.
    refused_at: int = 0
    #: Whether the addressee is still to say yes; when they were last asked, UTC, by which mail, and
    #: whether it came back for good.
    unconfirmed: bool = False
    asked_at: datetime | None = None
    question: str = ""
    asked_in_vain: bool = False
    #: Why no letters are sent for now; None where they are.
    paused: str | None = None
    cancelled: bool = False

    @property
    def standing(self) -> SubscriptionStanding:
        """Whether letters go out now, or what keeps them back."""
        if self.cancelled:
            return "cancelled"
        if self.unconfirmed:
            return "unconfirmed"
        return "active" if self.paused is None else "paused"

    @property
    def is_sent_letters(self) -> bool:
        """Whether letters go out now."""
        return self.standing == "active"


def subscription_stream(subscription_id: str) -> str:
    """The stream of a subscription's events."""
    return f"{PREFIX}{subscription_id}"


def subscription_state(
    history: Iterable[Recorded], state: SubscriptionState | None = None
) -> SubscriptionState | None:
    """A subscription after these further events of its stream, in order; None where there is none.

    One that is made again after it was cancelled begins anew, at the later creation.
    """
    return reduce(_after, history, state)


def _after(state: SubscriptionState | None, recorded: Recorded) -> SubscriptionState | None:
    event = recorded.event
    if isinstance(event, Erased):
        return _after_erased(state, recorded)
    if isinstance(event, SubscriptionCreated):
        return SubscriptionState(
            subscription=event.subscription,
            version=recorded.version,
            created=recorded.hash,
            reported_up_to=recorded.position,
            last_done=recorded.recorded_at,
            unconfirmed=event.unconfirmed,
        )
    if state is None:
        return None
    if isinstance(event, DigestPrepared):
        letter = PreparedLetter(
            digest=event, subscription=state.subscription, prepared_at=recorded.recorded_at
        )
        return replace(state, version=recorded.version, prepared=letter)
    return replace(state, version=recorded.version, **_changed(state, recorded))


def _changed(state: SubscriptionState, recorded: Recorded) -> Mapping[str, Any]:
    """The fields of the state that an event changes."""
    match recorded.event:
        case SubscriptionChanged(subscription=subscription):
            return {"subscription": subscription}
        case DigestSent(until=until, sent_at=sent_at):
            done = sent_at or recorded.recorded_at
            return {"reported_up_to": until, "last_done": done, "prepared": None}
        case DigestRefused(refused_at=refused_at):  # its slot is over, what it was to tell is not
            return {"last_done": refused_at, "prepared": None, "refused_at": recorded.position}
        case ConfirmationSent(message_id=question, sent_at=sent_at):
            return {"asked_at": sent_at, "question": question, "asked_in_vain": False}
        case LetterBounced(message_id=letter, status=status) if letter == state.question:
            return {"asked_in_vain": state.asked_in_vain or is_hard(status)}
        case SubscriptionPaused(reason=reason):
            return {"paused": reason}
        case event:
            return _PLAIN.get(type(event), _NOTHING)


_NOTHING: Mapping[str, Any] = MappingProxyType({})
_PLAIN: Mapping[type, Mapping[str, Any]] = MappingProxyType(
    {
        SubscriptionConfirmed: {"unconfirmed": False},
        SubscriptionResumed: {"paused": None},
        SubscriptionCancelled: {"cancelled": True},
    }
)


def _after_erased(state: SubscriptionState | None, recorded: Recorded) -> SubscriptionState | None:
    """A subscription after an event of which only the type is left; no letter comes twice."""
    if recorded.type == SubscriptionCreated.__name__ or state is None:
        return None
    changed = dict(_ERASED.get(recorded.type, _NOTHING))
    if recorded.type in _TELLING:
        changed |= {"prepared": None, "reported_up_to": recorded.position}
    if recorded.type in (DigestSent.__name__, DigestRefused.__name__):
        changed |= {"prepared": None}
        changed["last_done"] = recorded.recorded_at
    if recorded.type == DigestRefused.__name__:
        changed["refused_at"] = recorded.position
    return replace(state, version=recorded.version, **changed)


#: What may have told of all that came before it.
_TELLING = frozenset((DigestPrepared.__name__, DigestSent.__name__))
#: What an event of which only the type is left still says; no letter is sent by a guess.
_ERASED: Mapping[str, Mapping[str, Any]] = MappingProxyType(
    {
        **{kind.__name__: changes for kind, changes in _PLAIN.items()},
        SubscriptionChanged.__name__: {"paused": "what it was changed to was erased"},
        SubscriptionPaused.__name__: {"paused": ""},
    }
)
