"""What is said of an installation: whether it can do its work, and what to type where it cannot."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal

#: `warning`: part of the work is not done, or will not be one day. `fault`: something is broken.
State = Literal["ok", "warning", "fault"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """One thing that was looked at."""

    #: What it is about: `config`, `database`, `index` …
    check: str
    state: State
    #: What is so, in a line.
    message: str
    #: What to type or write to mend it; empty where there is nothing to mend.
    remedy: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Diagnosis:
    """All that was looked at, in the order in which it is best mended."""

    findings: tuple[Finding, ...]

    @property
    def is_well(self) -> bool:
        """Whether there is no fault; warnings may be."""
        return all(finding.state != "fault" for finding in self.findings)

    @property
    def counts(self) -> Counter[State]:
        """How many findings there are of each state."""
        return Counter(finding.state for finding in self.findings)


def ok(check: str, message: str) -> Finding:
    """Something that is as it should be."""
    return Finding(check=check, state="ok", message=message)


def warning(check: str, message: str, remedy: str = "") -> Finding:
    """Something that keeps part of the work from being done, or will one day."""
    return Finding(check=check, state="warning", message=message, remedy=remedy)


def fault(check: str, message: str, remedy: str = "") -> Finding:
    """Something that is broken."""
    return Finding(check=check, state="fault", message=message, remedy=remedy)
