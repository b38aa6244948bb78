"""Which look comes next. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol, TypeVar

from crawler.archives.archive import ArchiveDay
from crawler.politeness.courtesy import host_of
from crawler.source.source import Source

_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, kw_only=True, slots=True)
class PlannedLook:
    """A look that is to be taken."""

    source: Source
    #: The day of an archive that answers in place of the network.
    day: ArchiveDay | None = None

    @property
    def name(self) -> str:
        """That of its source."""
        return self.source.name

    @property
    def hosts(self) -> frozenset[str]:
        """Those that are asked for listings."""
        return frozenset(map(host_of, self.source.listings))


def live_looks(sources: Iterable[Source], looked_at: Mapping[str, datetime]) -> list[PlannedLook]:
    """One look at each source, those first that have waited longest; `looked_at` says since when
    (UTC), by name, and lacks those that were never looked at."""
    longest_first = sorted(sources, key=lambda source: looked_at.get(source.name, _NEVER))
    return [PlannedLook(source=source) for source in longest_first]


def replayed_looks(sources: Sequence[Source], days: Iterable[ArchiveDay]) -> list[PlannedLook]:
    """By date, each source on the days that one of its listings was captured."""
    return [
        PlannedLook(source=source, day=day)
        for day in days
        for source in sources
        if any(day.captured_at(listing) for listing in source.listings)
    ]


class AtHosts(Protocol):
    """A look at a source, of which no more is known than where it asks."""

    @property
    def name(self) -> str: ...

    @property
    def hosts(self) -> frozenset[str]: ...


AnyLook = TypeVar("AnyLook", bound=AtHosts)


def next_look(waiting: Sequence[AnyLook], running: Collection[AtHosts]) -> AnyLook | None:
    """The first of those whose hosts are asked least just now, since looks at one host wait for one
    another anyway; None where all that wait are looks at sources that are looked at already."""
    names = {look.name for look in running}
    busy = Counter(host for look in running for host in look.hosts)
    free = [look for look in waiting if look.name not in names]
    return min(free, key=lambda look: sum(busy[host] for host in look.hosts), default=None)
