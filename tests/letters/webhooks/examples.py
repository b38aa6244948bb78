"""A subscription to a webhook and a letter to it, prepared. Every name is invented."""

from __future__ import annotations

from pathlib import Path

from store.config import Settings
from store.log.letter_events import DigestPrepared, WebhookBody
from store.subscriptions.addresses import by_webhook
from store.subscriptions.state import PreparedLetter, SubscriptionState
from tests.letters.writing.examples import NOW

SECRET, OLD_SECRET = "correct horse battery", "staple staple staple"
ID = "<chat-example-c0ffee.3-9.abababab@agency.example>"


def prepared(
    body: WebhookBody = "json", url: str = "https://chat.example/hooks/1?key=abc"
) -> SubscriptionState:
    to = by_webhook(url, "ketamine", body=body)
    digest = DigestPrepared(since=3, until=9, message_id=ID)
    return SubscriptionState(
        subscription=to,
        version=2,
        created="ab" * 32,
        reported_up_to=3,
        last_done=NOW,
        prepared=PreparedLetter(digest=digest, subscription=to, prepared_at=NOW),
    )


def some_settings(*secrets: str) -> Settings:
    return Settings(home=Path("/nowhere"), secrets=secrets)
