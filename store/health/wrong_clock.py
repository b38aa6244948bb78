"""Times that a wrong clock gave. Pure; imports nothing heavy."""

from __future__ import annotations

from datetime import datetime, timedelta

#: What a clock may be put back by without what it said before being doubted: it was set right by a
#: time server, say.
_SMALL = timedelta(hours=1)


def is_to_come(moment: datetime, *, now: datetime) -> bool:
    """Whether something that was recorded as done is said to be done at a time still to come: when
    it was done is unknown then, and it is due."""
    return moment > now + _SMALL
