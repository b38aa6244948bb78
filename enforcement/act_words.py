"""Acts and days ahead in words, the same wherever they are listed: at the shell and on pages."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from enforcement.claims import Coming, Kind, Status
from enforcement.kinds import KINDS


class Done(Protocol):
    """What was done on a day, or in a period (`enforcement.claims.Action`)."""

    @property
    def day(self) -> date | None: ...
    @property
    def period(self) -> str: ...


def kind_words(kind: Kind) -> str:
    """`order to show cause`: a kind as prose has it."""
    return kind.replace("-", " ")


def act_words(kind: Kind, status: Status) -> str:
    """`charge`, `penalty (proposed)`, `sentence (vacated)`: the kind of an act, and how far it has
    come where that is not what the kind says already."""
    words = kind_words(kind)
    return words if status in ("stated", KINDS[kind].status) else f"{words} ({status})"


def day_words(what: Coming, status: str) -> str:
    """What is to be on a day, and what speaks against it: `sentencing`, `comment deadline
    (superseded)`."""
    words = "other day" if what == "other" else what.replace("_", " ")
    return words if status == "stands" else f"{words} ({status})"


def day_told(act: Done) -> str:
    """When it was done: `2025-06-12`; `2025-06`, `2025` or `2025-W24` where no more is told."""
    return str(act.day or act.period or "undated")


def on_day_told(act: Done) -> str:
    """The same, to stand behind what was done: ` on 2025-06-12`, ` in 2025-06`; empty where it is
    undated."""
    if act.day:
        return f" on {act.day}"
    return f" in {act.period}" if act.period else ""
