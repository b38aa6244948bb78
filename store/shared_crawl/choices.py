"""What is decided of looks and hosts that workers share. Pure."""

from __future__ import annotations

import signal
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil

#: Deaths in a row, of those who asked for it and recorded nothing, after which a look is given up.
LAST_DEATH = 5


@dataclass(frozen=True, kw_only=True, slots=True)
class LookProgress:
    """What a look has come to so far, whoever took it."""

    #: Sent, by host.
    requests: Mapping[str, int] = field(default_factory=dict)
    #: Document events appended, by type.
    events: Mapping[str, int] = field(default_factory=dict)
    #: What was read and not kept: how it was announced, by document id.
    passed_over: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class SharedLook:
    """A look that is to be taken, or goes on."""

    #: That of its source.
    name: str
    #: Those that are asked for listings.
    hosts: frozenset[str]
    #: Whether the source is asked though it is to be left alone.
    insist: bool = False
    #: Who has it, or had it last.
    worker: int | None = None
    #: Whether somebody began it who did not come to its end.
    begun: bool = False


def is_free(look: SharedLook, living: Collection[int]) -> bool:
    """Whether a look may be taken: nobody has it, or who had it is dead."""
    return look.worker is None or look.worker not in living


def free_looks(looks: Sequence[SharedLook], living: Collection[int]) -> list[SharedLook]:
    """Those that may be taken, in their order."""
    return [look for look in looks if is_free(look, living)]


def fair_share(looks: int, workers: int, at_most: int) -> int:
    """How many looks a worker has at once, where so many are free or go on and so many workers
    live: enough that all are taken, and never none."""
    return max(1, min(at_most, ceil(looks / max(workers, 1))))


def is_given_up(code: int, page: str, *, deaths: int, blamed: str) -> bool:
    """Whether nobody is to take up a look again whose worker was killed, by its exit code, while it
    read `page` (empty: it read none): a page that a process gets stuck in, or that kills one after
    another, would cost all workers their life. `deaths`, this one counted, and `blamed`, the page
    that was read at the one before, tell of earlier ones."""
    if deaths >= LAST_DEATH:
        return True
    return bool(page) and (code == -signal.SIGALRM or page == blamed)


def free_after(*, delay: float, pace: float, latency: float) -> float:
    """Seconds from an answer, which took `latency`, until its host may be asked again: its delay
    after the end of the answer, and no sooner than its `pace` after the beginning."""
    return max(delay, pace - latency)
