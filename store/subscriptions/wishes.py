"""What a subscriber chooses, as far as it goes together. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from store.log.letter_events import Subscription


def with_wishes(subscription: Subscription, wishes: Mapping[str, Any]) -> Subscription:
    """A subscription with some of its fields chosen anew. A day or hour that another cadence makes
    idle is dropped. Raises ValueError where what is chosen does not go together."""
    changed = replace(subscription, **wishes)
    has_day, has_time = changed.cadence == "weekly", changed.cadence != "instant"
    if wishes.get("weekday") and not has_day:
        msg = "a day of the week is for weekly letters"
        raise ValueError(msg)
    if wishes.get("at") and not has_time:
        msg = "a time of day is for daily and weekly letters"
        raise ValueError(msg)
    if "body" in wishes and not changed.webhook:
        msg = "the body is chosen for a webhook; a mail has its own"
        raise ValueError(msg)
    return replace(
        changed,
        weekday=changed.weekday if has_day else None,
        at=changed.at if has_time else None,
    )
