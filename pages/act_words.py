"""Acts and days ahead in words, for pages."""

from __future__ import annotations

from answers.matters.case import CaseDay
from enforcement.claims import Kind, Status
from enforcement.kinds import KINDS


def act_words(kind: Kind, status: Status) -> str:
    """`charge`, `order to show cause`, `penalty (proposed)`, `sentence (vacated)`: the kind of an
    act, and how far it has come where that is not what the kind says already."""
    words = kind.replace("-", " ")
    return words if status in ("stated", KINDS[kind].status) else f"{words} ({status})"


def day_words(upcoming: CaseDay) -> str:
    """What is to be on a day, and what speaks against it: `sentencing`, `comment deadline
    (superseded)`."""
    words = "other day" if upcoming.what == "other" else upcoming.what.replace("_", " ")
    return words if upcoming.status == "stands" else f"{words} ({upcoming.status})"
