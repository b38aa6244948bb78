"""What the events of golden_log_8.jsonl are, as they were when it was written: subscriptions that
somebody asked for on a page, and who that was.

Never changed, like golden.py. All names are invented.
"""

from __future__ import annotations

from datetime import time

from store.log.events import Event
from store.log.letter_events import Subscription, SubscriptionConfirmed, SubscriptionCreated

BO, HOOK = "subscription/bo-1c44d0", "subscription/chat-example-7b20aa"

BY_MAIL = Subscription(
    id="bo-1c44d0",
    email="bo@reader.example",
    query='clinic AND "grand jury"',
    cadence="daily",
    name="Clinics \u2013 \xdf",
    at=time(6, 30),
    zone="Europe/Berlin",
)
BY_WEBHOOK = Subscription(
    id="chat-example-7b20aa",
    email="",
    query="@clinics",
    cadence="instant",
    webhook="https://chat.example/hooks/2",
    body="slack",
)

#: The stream of each event, and what it is; in the order of positions, from 1.
WRITTEN: tuple[tuple[str, Event], ...] = (
    (
        BO,
        SubscriptionCreated(
            subscription=BY_MAIL, unconfirmed=True, by="Ada \u2013 \xdf <ada@proxy.example>"
        ),
    ),
    (BO, SubscriptionConfirmed()),
    (HOOK, SubscriptionCreated(subscription=BY_WEBHOOK, by="ada")),
)
BODIES: dict[str, bytes] = {}
