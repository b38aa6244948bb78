"""When a known document is due for a second visit. Pure.

Publishers edit silently, mostly in the first days; a 304 on a listing hides it.
"""

from __future__ import annotations

from datetime import date
from hashlib import sha256

#: Days after the first visit until which a document is asked for daily, then weekly.
DAILY_UNTIL = 14
WEEKLY_UNTIL = 90


def is_due(document_id: str, first_seen: date, today: date) -> bool:
    """Whether a document is to be asked for again today.

    Daily for 14 days after it was first seen, weekly to the 90th, monthly after. The day of the
    week or month comes from the id, so nothing is remembered and the visits spread evenly.
    """
    age = (today - first_seen).days
    if age <= DAILY_UNTIL:
        return age > 0
    number = int.from_bytes(sha256(document_id.encode()).digest()[:8])
    if age <= WEEKLY_UNTIL:
        return today.weekday() == number % 7
    return today.day == number % 28 + 1
