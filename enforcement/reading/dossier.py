"""A document of the record, read whole: what it says, and the keys that link it to its matter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import msgspec

from enforcement.claims import PartyAction, TextReading
from enforcement.reading.linking_keys import LinkingKeys
from store.json_decoders import decoder_of


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


def to_json(dossier: Dossier) -> str:
    """A dossier as text."""
    return msgspec.json.encode(dossier).decode()


def from_json(text: str) -> Dossier:
    """The dossier in a text; raises `msgspec.DecodeError` where there is none."""
    return decoder_of(Dossier).decode(text)
