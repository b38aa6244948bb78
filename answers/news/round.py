"""What the letters of one run share: all that does not depend on whose letter it is, read once.

It is as of the position at which they all end, with the masks of today. What was read is kept as
far as memory allows; each letter's own questions are few, and small.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, lru_cache, partial

from answers.news.correcting.later_record import LaterRecord
from answers.news.coverage import coverage_line
from answers.news.documents.changes import changes_of
from answers.news.documents.document_news import DocumentNews, news_since
from answers.news.documents.facts import FactKey, keys_told
from answers.news.documents.quoting import sentence_of
from answers.news.mailed_events import MailedEvents
from answers.news.matter_news import MatterNews, matter_news
from answers.news.outlook import ComingDay, DatedAct, acts_since, coming_days, stated_ids
from answers.news.stories import Change
from answers.publishers import publisher, tier
from answers.record import Record
from casebook.asking.casebook_at import Basis, casebook_at
from casebook.asking.found.outlines import Outline, outlines, states_of
from enforcement.claims import Tier
from store.config import Settings
from store.documents.known import document_stream
from store.log import log
from store.log.database import Engine, reading
from store.log.seals import Seal
from store.privacy.masking import Masks, masked_history

#: How many matters are kept, and how many documents with their texts.
_MATTERS, _TEXTS = 10_000, 5_000
#: And for how many positions at which letters begin.
_BEGINNINGS = 16


@dataclass(frozen=True, kw_only=True)
class Round:
    """The record at the end of letters that are written together."""

    settings: Settings
    engine: Engine
    #: Where the letters end.
    end: Seal
    #: Those of today.
    masks: Masks
    #: When they are written, aware.
    now: datetime

    @property
    def today(self) -> date:
        """The day on which they are written, in the zone of the settings."""
        return self.now.astimezone(self.settings.timezone).date()

    @contextmanager
    def record(self, position: int | None = None) -> Iterator[Record]:
        """The casebook as of the end, or of a position before."""
        at = self.end.position if position is None else position
        with casebook_at(self.settings.database_url, at) as book:
            yield Record(book=book, masks=self.masks, settings=self.settings, position=at)

    @cached_property
    def _mailed(self) -> MailedEvents:
        return MailedEvents(engine=self.engine, until=self.end.position)

    @cached_property
    def kinds_after(self) -> Callable[[int], Mapping[str, Set[str]]]:
        """By document, the types of such events after a position."""
        return lru_cache(maxsize=_BEGINNINGS)(self._kinds_after)

    def _kinds_after(self, since: int) -> Mapping[str, Set[str]]:
        kinds: dict[str, set[str]] = {}
        for event in self._mailed.after(since):
            kinds.setdefault(event.id, set()).add(event.type)
        return kinds

    @cached_property
    def coverage(self) -> Callable[[int], str]:
        """How the sources are, and what has become of them since a position."""
        line = partial(coverage_line, self.settings, self.engine, self.end.position, self.now)
        return lru_cache(maxsize=_BEGINNINGS)(line)

    @cached_property
    def outlines_after(self) -> Callable[[int], Mapping[str, Outline]]:
        """The documents of which there are such events, by id; those that are gone left out."""
        return lru_cache(maxsize=_BEGINNINGS)(self._outlines_after)

    def _outlines_after(self, since: int) -> Mapping[str, Outline]:
        with self.record() as record:
            return outlines(record.book, self.kinds_after(since).keys())

    @cached_property
    def states_after(self) -> Callable[[int], Mapping[int, str]]:
        """The positions of all that a letter from a position on looks for, each with the id of the
        document: where there is news, a day that is coming, an act of late."""
        return lru_cache(maxsize=_BEGINNINGS)(self._states_after)

    def _states_after(self, since: int) -> Mapping[int, str]:
        ids = stated_ids(self.coming, self.acts) | self.kinds_after(since).keys()
        with self.record() as record:
            return states_of(record.book, ids)

    @cached_property
    def matter(self) -> Callable[[int], MatterNews]:
        """The matter of a number."""
        return lru_cache(maxsize=_MATTERS)(self._read_matter)

    def _read_matter(self, number: int) -> MatterNews:
        with self.record() as record:
            read = record.book.dossiers([number])[number]
            return matter_news(record, number, read, today=self.today)

    @cached_property
    def told_before(self) -> Callable[[int, int], Mapping[str, Mapping[FactKey, date]]]:
        """What each document of the matter of a number told at a position before."""
        return lru_cache(maxsize=_MATTERS)(self._read_told_before)

    def _read_told_before(self, number: int, position: int) -> Mapping[str, Mapping[FactKey, date]]:
        matter = self.matter(number)
        told = {id: keys for id, keys in matter.told.items() if matter.states[id] <= position}
        changed = [matter.numbers[id] for id in matter.told.keys() - told]
        if changed and min(changed) <= position:
            with self.record(position) as record:
                states = {it.state: it.id for it in record.book.documents_numbered(changed)}
                for state, dossier in record.book.dossiers_at(states).items():
                    told[states[state]] = keys_told(dossier, matter.parties)
        return told

    @cached_property
    def document(self) -> Callable[[str, int], DocumentNews | None]:
        """What happened to the document of an id after a position, without masked names."""
        return lru_cache(maxsize=_TEXTS)(self._read_document)

    def _read_document(self, id: str, since: int) -> DocumentNews | None:
        stream = document_stream(id)
        with reading(self.engine) as connection:
            history = log.read(connection, stream=stream, upto=self.end.position)
            return news_since(masked_history(history, self.masks), since)

    @cached_property
    def basis(self) -> Basis:
        """What the casebook had read at the end."""
        with self.record() as record:
            return record.basis

    @property
    def behind(self) -> int:
        """How many events up to the end are not read yet."""
        return self.basis.behind

    @property
    def reader(self) -> str:
        """Who read the texts."""
        return self.basis.reader

    @cached_property
    def log(self) -> str:
        """The hash of the log's first event, which tells it from every other; empty without one."""
        with reading(self.engine) as connection:
            return next((it.hash for it in log.read_positions(connection, [1])), "")

    @cached_property
    def later(self) -> LaterRecord:
        """Against which all is held that earlier letters told."""
        return LaterRecord(settings=self.settings, engine=self.engine, position=self.end.position)

    @cached_property
    def changes(self) -> Callable[[str, int], tuple[Change, ...]]:
        """What changed in the document of an id after a position."""
        return lru_cache(maxsize=_TEXTS)(self._read_changes)

    def _read_changes(self, id: str, since: int) -> tuple[Change, ...]:
        happened = self.document(id, since)
        return changes_of(happened) if happened else ()

    @cached_property
    def sentence(self) -> Callable[[str, int, str, int], str]:
        """The sentence of the document of an id, as it is told of after a position, in which a
        quote stands that begins at an offset of its title and text."""
        return lru_cache(maxsize=_TEXTS)(self._read_sentence)

    def _read_sentence(self, id: str, since: int, quote: str, start: int) -> str:
        happened = self.document(id, since)
        return sentence_of(happened.document, quote, start) if happened else quote

    @cached_property
    def coming(self) -> Sequence[ComingDay]:
        """The days of the next weeks in all matters."""
        with self.record() as record:
            return coming_days(record, self.today)

    @cached_property
    def acts(self) -> Sequence[DatedAct]:
        """The acts of the last half year."""
        with self.record() as record:
            return acts_since(record, self.today)

    @cached_property
    def publisher(self) -> Callable[[str], str]:
        """Who publishes a source."""
        return lru_cache(maxsize=None)(partial(publisher, self.settings))

    @cached_property
    def tier(self) -> Callable[[str], Tier]:
        """How near a source is to what happened."""
        return lru_cache(maxsize=None)(partial(tier, self.settings))
