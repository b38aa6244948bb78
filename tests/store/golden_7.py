"""What the events of golden_log_7.jsonl are, as they were when it was written: all that befalls a
subscription and its letters, every field filled.

Never changed, like golden.py. All names are invented.
"""

from __future__ import annotations

from datetime import time, timedelta

from store.log.events import Event
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
    ToldCorrection,
    ToldFact,
)
from tests.store.golden import BEGAN

ADA, HOOK = "subscription/ada-549e2b", "subscription/chat-example-0a1b2c"
LATER = BEGAN + timedelta(hours=5, microseconds=7)

BY_MAIL = Subscription(
    id="ada-549e2b",
    email="ada@reader.example",
    query='kind:revocation OR "grand jury" \u2013\xdf',
    cadence="weekly",
    name="Doctors \u2013 \xdf",
    weekday="fri",
    at=time(8, 5),
    zone="Europe/Berlin",
    empty_week="nothing",
)
CHANGED = Subscription(
    id="ada-549e2b", email="ada@reader.example", query="@doctors", cadence="instant"
)
BY_WEBHOOK = Subscription(
    id="chat-example-0a1b2c",
    email="",
    query="ketamine",
    cadence="daily",
    at=time(23, 59, 30),
    webhook="https://chat.example/hooks/1?a=b",
    body="matrix",
)
FACT = ToldFact(
    document="us_example:seven",
    position=41,
    kind="revocation",
    status="final",
    reader="3f1c",
    party="p-7d3e",
    beside="us_example:six",
)
FIRST, SECOND = (
    "<ada-549e2b.1-5.dd7babbd@agency.example>",
    "<ada-549e2b.5-9.0c2f88aa@agency.example>",
)

#: The stream of each event, and what it is; in the order of positions, from 1.
WRITTEN: tuple[tuple[str, Event], ...] = (
    (ADA, SubscriptionCreated(subscription=BY_MAIL, unconfirmed=True)),
    (ADA, ConfirmationSent(message_id="<ada-549e2b.confirm-1@agency.example>", sent_at=LATER)),
    (ADA, SubscriptionConfirmed()),
    (HOOK, SubscriptionCreated(subscription=BY_WEBHOOK)),
    (
        ADA,
        DigestPrepared(
            since=1,
            until=5,
            message_id=FIRST,
            documents=("us_example:seven", "us_example:eight"),
            facts=(FACT, ToldFact(document="a:1", position=2, kind="plea", status="", reader="r")),
            reader="3f1c",
        ),
    ),
    (
        ADA,
        DigestSent(
            since=1, until=5, documents=("us_example:seven",), message_id=FIRST, sent_at=LATER
        ),
    ),
    (ADA, LetterBounced(message_id=FIRST, status="4.2.2", bounced_at=LATER)),
    (
        ADA,
        DigestPrepared(
            since=5,
            until=9,
            message_id=SECOND,
            corrections=(
                ToldCorrection(
                    fact=FACT, message_id=FIRST, cause="they", undone_by="us_example:nine"
                ),
                ToldCorrection(fact=FACT, message_id=FIRST, cause="we"),
            ),
            reader="4a2d",
        ),
    ),
    (
        ADA,
        DigestRefused(
            message_id=SECOND, refused_at=LATER, reason="550 no such user \u2013", of_address=True
        ),
    ),
    (ADA, SubscriptionPaused(reason="letters came back \u2013")),
    (ADA, SubscriptionResumed()),
    (ADA, SubscriptionChanged(subscription=CHANGED)),
    (HOOK, SubscriptionCancelled(reason="left")),
)
BODIES: dict[str, bytes] = {}
