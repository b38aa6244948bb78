"""What the letters of one run share: all that does not depend on whose letter it is, read once.

It is as of the position at which they all end, with the masks of today. What was read is kept as
far as memory allows, so that it may be asked for in any order.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, lru_cache
from typing import NamedTuple

from answers.news.document_news import DocumentNews, is_mailable, news_since
from answers.news.facts import FactKey, keys_told
from answers.news.matter_news import MatterNews, matter_news
from answers.record import Record
from casebook.asking.casebook_at import casebook_at
from casebook.asking.found.outlines import Outline, outlines
from store.config import Settings
from store.documents.known import document_stream
from store.log import log
from store.log.database import Engine, reading
from store.log.seals import Seal
from store.privacy.masking import Masks, masked_history, masks_at

_DOCUMENTS = document_stream("")
#: How many matters, and documents with their texts, are kept.
_MATTERS, _TEXTS = 10_000, 2_000


class Mailed(NamedTuple):
    """An event that belongs into letters."""

    position: int
    #: Of the document.
    id: str
    type: str


@dataclass(frozen=True, kw_only=True)
class Round:
    """The record at the end of letters."""

    settings: Settings
    engine: Engine
    #: Where the letters end.
    end: Seal
    masks: Masks
    #: When they are written, aware; days are counted in the zone of the settings.
    now: datetime

    @property
    def today(self) -> date:
        """The day on which they are written."""
        return self.now.astimezone(self.settings.timezone).date()

    @contextmanager
    def record(self) -> Iterator[Record]:
        """The casebook as of the end."""
        position = self.end.position
        with casebook_at(self.settings.database_url, position) as book:
            yield Record(
                book=book, masks=self.masks, settings=self.settings, position=position
            )
