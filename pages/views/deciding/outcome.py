"""What became of a form that a person sent."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """What was done, or what is wrong, in words for a person; neither where a form is only looked
    at."""

    done: str = ""
    fault: str = ""
