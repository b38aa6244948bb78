"""What came of all slots, as the log and the servers tell it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from benchmarks.two_serves.site import HOSTS, Site, source_name
from store.log import log
from store.log.database import Engine, reading
from store.log.events import DocumentPublished, SourceChecked
from store.log.letter_events import DigestSent

_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """What came of all slots."""

    #: How many slots were completed how often: looks by source and night, letters by morning.
    looks: dict[int, int]
    letters: dict[int, int]
    #: How many documents were published, and told of in a letter that was taken, how often.
    published: dict[int, int]
    told: dict[int, int]
    #: Nights and mornings in which a kill or a restart fell into the middle of the work.
    struck_nights: int
    struck_mornings: int
    #: Looks that were stopped and are recorded as such, and others that did not go well.
    interrupted: int
    failed: int
    #: Letters that the server took, and Message-IDs of them.
    taken: int
    ids: int
    #: Requests, and those that came while the same host still answered another.
    requests: int
    at_once: int

    @property
    def is_good(self) -> bool:
        """Whether all is as it must be."""
        each_once = all({*it} == {1} for it in (self.looks, self.letters, self.published))
        all_told = self.told == self.published
        are_counted = self.interrupted >= self.struck_nights
        return each_once and all_told and are_counted and not (self.failed or self.at_once)


def outcome(
    engine: Engine,
    moments: Sequence[datetime],
    struck: Collection[int],
    site: Site,
    letters: Sequence[str],
) -> Outcome:
    """Of slots at these moments, nights and mornings in turn, some of which were struck, and of the
    letters that were taken."""
    with reading(engine) as connection:
        events = [(it.stream, it.event) for it in log.read(connection)]
    checks = [(name, it) for name, it in events if isinstance(it, SourceChecked)]
    whole = [(name, it.checked_at) for name, it in checks if not it.interrupted]
    sent = [it for _, it in events if isinstance(it, DigestSent)]
    nights = [(f"source/{source_name(host)}", at) for at in moments[::2] for host in HOSTS]
    published = Counter(name for name, it in events if isinstance(it, DocumentPublished))
    ids = {
        line for letter in letters for line in letter.splitlines() if line.startswith("Message-ID:")
    }
    return Outcome(
        looks=_often(
            sum(one == name and night <= at < night + _DAY for one, at in whole)
            for name, night in nights
        ),
        letters=_often(
            sum(it.sent_at is not None and at <= it.sent_at < at + _DAY for it in sent)
            for at in moments[1::2]
        ),
        published=_often(published.values()),
        told=_often(Counter(name for it in sent for name in it.documents).values()),
        struck_nights=sum(number % 2 == 0 for number in struck),
        struck_mornings=sum(number % 2 for number in struck),
        interrupted=sum(it.interrupted for _, it in checks),
        failed=sum(it.outcome != "ok" and not it.interrupted for _, it in checks),
        taken=len(letters),
        ids=len(ids),
        requests=site.asked,
        at_once=site.overlaps,
    )


def _often(numbers: Iterable[int]) -> dict[int, int]:
    return dict(sorted(Counter(numbers).items()))
