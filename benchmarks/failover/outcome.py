"""What came of all writers, crawls and letters, as the log and the servers tell it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from store.log import log, verification
from store.log.database import Engine, snapshot
from store.log.events import DocumentPublished, NoteAdded
from store.log.letter_events import DigestPrepared, DigestSent


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """What came of it."""

    #: Events of the log.
    events: int
    #: Notes that were acknowledged; of these, how many are not in the log.
    acknowledged: int
    lost: int
    #: Notes, documents and pages that are in the log more than once.
    doubled: int
    #: Positions that are not there.
    gaps: int
    #: Pages of the sites that were crawled, and how many of them were published.
    pages: int
    published: int
    #: How often a crawl was begun again, since it had not ended well.
    crawls_again: int
    #: Letters that the mail server took, and the Message-IDs of these; those that the log holds to
    #: have been prepared and sent; and how many there should be.
    taken: int
    ids: int
    prepared: int
    sent: int
    letters: int
    #: Seconds in which nobody was acknowledged anything, at each kill.
    pauses: tuple[float, ...]
    #: Writers that gave up.
    gave_up: int

    @property
    def is_good(self) -> bool:
        """Whether all is as it must be."""
        faults = (self.lost, self.doubled, self.gaps, self.gave_up)
        letters = {self.taken, self.ids, self.prepared, self.sent}
        return not any(faults) and self.published == self.pages and letters == {self.letters}


def outcome(
    engine: Engine,
    acknowledged: Mapping[str, Sequence[tuple[int, float]]],
    letters: Sequence[str],
    kills: Sequence[float],
    *,
    pages: int,
    crawls_again: int,
    gave_up: int,
) -> Outcome:
    """Of what was acknowledged to each writer and when, of the letters that were taken, and of
    kills at these moments. Raises BrokenLogError where the log does not verify."""
    with snapshot(engine) as connection:
        verification.verify(connection)
        recorded = [(it.position, it.stream, it.event) for it in log.read(connection)]
    noted = Counter((it.by, int(it.text)) for _, _, it in recorded if isinstance(it, NoteAdded))
    published = Counter(name for _, name, it in recorded if isinstance(it, DocumentPublished))
    moments = sorted(at for said in acknowledged.values() for _, at in said)
    return Outcome(
        events=len(recorded),
        acknowledged=sum(map(len, acknowledged.values())),
        lost=sum(not noted[by, number] for by, said in acknowledged.items() for number, _ in said),
        doubled=sum(count > 1 for count in (*noted.values(), *published.values())),
        gaps=recorded[-1][0] - len(recorded),
        pages=pages,
        published=sum(name.startswith("document/host_") for name in published),
        crawls_again=crawls_again,
        taken=len(letters),
        ids=len({_message_id(letter) for letter in letters}),
        prepared=sum(isinstance(it, DigestPrepared) for _, _, it in recorded),
        sent=sum(isinstance(it, DigestSent) for _, _, it in recorded),
        letters=len(kills),
        pauses=tuple(_pause(moments, at) for at in kills),
        gave_up=gave_up,
    )


def _message_id(letter: str) -> str:
    return next(line for line in letter.splitlines() if line.startswith("Message-ID:"))


def _pause(moments: Sequence[float], kill: float) -> float:
    """The longest time between two acknowledgements of which the first came just before the kill,
    or while it went on."""
    around = (pair for pair in pairwise(moments) if kill - 5 < pair[0] < kill + 2)
    return max((after - before for before, after in around), default=float("inf"))
