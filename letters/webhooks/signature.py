"""What a post is signed with, so that whoever gets it knows whose it is: symmetric signatures as
Standard Webhooks has them (https://www.standardwebhooks.com).

The key is one of the subscription's own, made from `BLOTTER_SECRET`: who knows it can check what is
posted to that webhook, and make nothing that another would take.
"""

from __future__ import annotations

import hmac
from base64 import b64encode
from collections.abc import Mapping, Sequence
from datetime import datetime

from store.subscriptions.state import SubscriptionState


def signed_headers(
    secrets: Sequence[str], state: SubscriptionState, *, id: str, body: bytes, now: datetime
) -> Mapping[str, str]:
    """The headers of a post that is made now: with a signature for each secret that is accepted, or
    none where there is no secret."""
    moment = str(int(now.timestamp()))
    signed = f"{id}.{moment}.".encode() + body
    digests = (hmac.digest(_key(secret, state), signed, "sha256") for secret in secrets)
    signatures = " ".join(f"v1,{b64encode(digest).decode()}" for digest in digests)
    headers = {"webhook-id": id, "webhook-timestamp": moment}
    return headers | ({"webhook-signature": signatures} if signatures else {})


def receivers_secret(secret: str, state: SubscriptionState) -> str:
    """The key in the form in which a receiver is told it."""
    return f"whsec_{b64encode(_key(secret, state)).decode()}"


def _key(secret: str, state: SubscriptionState) -> bytes:
    """32 bytes. One made again after it was cancelled has another."""
    about = f"blotter webhook {state.subscription.id} {state.created}"
    return hmac.digest(secret.encode(), about.encode(), "sha256")
