"""The rounds of one run of letters: nearly all end at one position, those sent again elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from answers.catch_up import catch_up_on
from answers.news.round import Round
from casebook.asking.casebook_at import casebook_at
from search import engines
from store.config import Settings
from store.log import log
from store.log.database import Engine, reading
from store.log.seals import Seal
from store.privacy.masking import masks_in_force
from store.views.views import Views

#: Rounds that are kept at the same time.
_KEPT = 2


@dataclass(frozen=True, kw_only=True)
class Rounds:
    """What the letters of one run are made of; a run is short, and its letters are made in turn."""

    settings: Settings
    engine: Engine
    #: When the run began, aware.
    now: datetime
    _kept: dict[tuple[int, int, str], Round] = field(default_factory=dict)

    @cached_property
    def reached(self) -> int:
        """The last position of the log that all has come to which letters are made of: it is
        brought up to the log first, as far as may be without keeping letters waiting."""
        catch_up_on(self.engine, self.settings)
        with casebook_at(self.settings.database_url) as book:
            read = book.basis.position
        indexed = engines.checkpoint(self.settings).position
        return min(read, indexed, Views(self.engine).position())

    def to(self, end: Seal) -> Round:
        """What letters share that end at a position, with the masks and erasures of now, and by who
        reads now: history may have been read again since the run began."""
        with reading(self.engine) as connection:
            decisions = list(
                log.read_decisions(connection, "PersonMasked", "PersonUnmasked", "PayloadErased")
            )
        last = max((it.position for it in decisions), default=0)
        with casebook_at(self.settings.database_url) as book:
            key = end.position, last, book.basis.reader
        round = self._kept.pop(key, None) or Round(
            settings=self.settings,
            engine=self.engine,
            end=end,
            masks=masks_in_force(decisions),
            now=self.now,
        )
        while len(self._kept) >= _KEPT:  # the first is the one that was not asked for longest
            del self._kept[next(iter(self._kept))]
        self._kept[key] = round
        return round
