"""Tokens by which whoever holds a letter confirms or ends its subscription, and no other.

A token says in the open what it is about: the subscription, the event that created it, so that one
that was cancelled and made again takes no token of before, and, where it is not good for ever,
until when. Its signature says what it is for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Literal

from itsdangerous import BadSignature, Signer

from store.subscriptions.state import SubscriptionState

Purpose = Literal["confirm", "unsubscribe"]
#: Digits of the creating event's hash: what is signed cannot be tried out.
_DIGITS = 12
#: Longer ones are not ours.
_LONGEST = 200


class TokenError(RuntimeError):
    """A token is not accepted; the message is one line that says why."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Signed:
    """What a token that was rightly signed names."""

    subscription_id: str
    created: str

    def is_of(self, state: SubscriptionState) -> bool:
        """Whether it is of this creation of the subscription."""
        return state.created[:_DIGITS] == self.created


def is_token(text: str) -> bool:
    """Whether it is written as a token, and not as the id of a subscription."""
    return "." in text


def sign(
    secrets: Sequence[str],
    purpose: Purpose,
    state: SubscriptionState,
    *,
    until: datetime | None = None,
) -> str:
    """A token of letters, digits, `-`, `_` and `.`, signed with the first of the secrets."""
    named = [state.subscription.id, state.created[:_DIGITS]]
    expiry = [str(int(until.timestamp()))] if until else []
    return _signer(secrets, purpose).sign(".".join(named + expiry)).decode()


def read_token(secrets: Sequence[str], purpose: Purpose, token: str, *, now: datetime) -> Signed:
    """What a token names, signed with any of the secrets; compared in constant time. Raises
    TokenError for what was not signed here for this purpose, or has expired."""
    if not secrets:
        msg = "no token can be checked: BLOTTER_SECRET is not set"
        raise TokenError(msg)
    try:
        signed = _signer(secrets, purpose).unsign(token[:_LONGEST].encode()).decode()
    except (BadSignature, UnicodeError) as error:
        msg = f"this is no token to {purpose} by, or not the whole of it"
        raise TokenError(msg) from error
    name, created, *expiry = signed.split(".")
    if expiry and now >= datetime.fromtimestamp(int(expiry[0]), UTC):
        msg = f"this token to {purpose} by has expired"
        raise TokenError(msg)
    return Signed(subscription_id=name, created=created)


def _signer(secrets: Sequence[str], purpose: Purpose) -> Signer:
    # It signs with the last of its keys, and accepts any.
    return Signer(
        [*reversed(secrets)],
        salt=f"blotter {purpose}",
        key_derivation="hmac",
        digest_method=sha256,
    )
