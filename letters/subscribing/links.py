"""What a letter tells its reader of how to end or confirm a subscription."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from letters.subscribing.tokens import Purpose, sign
from store.config import Settings
from store.mailbox import mailbox
from store.subscriptions.state import SubscriptionState


@dataclass(frozen=True, kw_only=True, slots=True)
class Links:
    """Ways to end a subscription, of which a letter gives those that there are."""

    #: On our own pages: one click ends it, and it is what RFC 8058 asks for; None without a public
    #: address (`[web] url`) and a secret.
    unsubscribe_url: str | None
    #: A mail to the sender, with all that is to be in it; None where no mail server is set.
    unsubscribe_mailto: str | None
    #: For those who have this Blotter: `blotter unsubscribe ID`.
    unsubscribe_command: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ConfirmationLinks:
    """Ways to confirm a subscription, of which at least the command works."""

    confirm_url: str | None
    #: None where nobody reads what comes in (`[mail] inbox`).
    confirm_mailto: str | None
    confirm_command: str


def links(settings: Settings, state: SubscriptionState) -> Links:
    """How to end a subscription. Without a secret the mail names it by its id, and a person has to
    end it."""
    name = state.subscription.id
    token = sign(settings.secrets, "unsubscribe", state) if settings.secrets else None
    return Links(
        unsubscribe_url=_url(settings, "unsubscribe", token) if token else None,
        unsubscribe_mailto=_mailto(settings, f"unsubscribe {token or name}"),
        unsubscribe_command=f"blotter unsubscribe {name}",
    )


def confirmation_links(
    settings: Settings, state: SubscriptionState, *, until: datetime
) -> ConfirmationLinks:
    """How to confirm a subscription before a moment; a secret has to be set."""
    token = sign(settings.secrets, "confirm", state, until=until)
    mailto = _mailto(settings, f"confirm {token}") if settings.inbox else None
    return ConfirmationLinks(
        confirm_url=_url(settings, "confirm", token),
        confirm_mailto=mailto,
        confirm_command=f"blotter confirm {token}",
    )


def _url(settings: Settings, purpose: Purpose, token: str) -> str | None:
    return f"{settings.web.url.rstrip('/')}/{purpose}/{token}" if settings.web.url else None


def _mailto(settings: Settings, subject: str) -> str | None:
    """A link of RFC 6068 to the sender's address."""
    if settings.smtp is None:
        return None
    address = quote(mailbox(settings.smtp.sender).address, safe="@+")
    return f"mailto:{address}?subject={quote(subject)}"
