"""A document of the record, read whole: what it says, and the keys that link it to its matter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from enforcement.claims import PartyAction, TextReading
from enforcement.reading.linking_keys import LinkingKeys


@dataclass(frozen=True, kw_only=True, slots=True)
class Dossier:
    """One document, read."""

    id: str
    source: str
    title: str
    url: str
    published_on: date | None
    #: Its `whole` is left empty.
    reading: TextReading
    linking_keys: LinkingKeys
    #: The terms of the topic's vocabulary that occur, each once, in their order.
    terms: tuple[str, ...]
    #: What was done to which of the parties.
    outcomes: tuple[PartyAction, ...] = ()

    @property
    def publication_order(self) -> tuple[date, str]:
        """What documents are sorted by: the day of publication, undated ones first, and the id."""
        return self.published_on or date.min, self.id
