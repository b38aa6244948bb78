"""A document of the record, read whole: what it says, and the keys that link it to its matter."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import msgspec

from enforcement.parties.party_actions import PartyAction, party_actions
from enforcement.reading.labelled_fields import (
    LabelledDocument,
    labelled_numbers,
    labelled_office,
    with_labelled_fields,
)
from enforcement.reading.linking_keys import LinkingKeys, linking_keys
from enforcement.reading.text_reading import TextReading, read_text
from enforcement.text.passage import Announcement, passage
from enforcement.topics import Topic, topic


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


_PACKAGE = Path(__file__).parents[1]
_decoder = msgspec.json.Decoder(Dossier)


def reader_version(about: Topic, package: Path = _PACKAGE) -> str:
    """Names the reading of a topic: it changes when code, a word list or the vocabulary does."""
    digest = sha256(about.sha256.encode())
    for file in sorted([*package.rglob("*.py"), *package.glob("word_lists/*.toml")]):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def read_document(
    document: LabelledDocument, *, publisher: str, about: Topic | None = None
) -> Dossier:
    """Read a document; `publisher` is the office where the document labels none."""
    about = about or topic()
    announcement = announcement_of(document, publisher=publisher)
    reading = with_labelled_fields(document, read_text(announcement, about), about)
    number, dockets = labelled_numbers(document)
    mentions = about.mentions(f"{document.title}\n{document.text}")
    return Dossier(
        id=document.id,
        source=document.source,
        title=document.title,
        url=document.url,
        published_on=document.published_on,
        reading=replace(reading, whole=""),
        linking_keys=linking_keys(announcement, reading, number=number, dockets=dockets),
        terms=tuple(dict.fromkeys(mention.term for mention in mentions)),
        outcomes=party_actions(
            passage(announcement), reading.actions, reading.parties, reading.sentences
        ),
    )


def to_json(dossier: Dossier) -> str:
    """A dossier as text."""
    return msgspec.json.encode(dossier).decode()


def from_json(text: str) -> Dossier:
    """The dossier in a text; raises `msgspec.DecodeError` where there is none."""
    return _decoder.decode(text)


def announcement_of(document: LabelledDocument, *, publisher: str = "") -> Announcement:
    """A document as a text to be read."""
    return Announcement(
        id=document.id,
        title=document.title,
        text=document.text,
        published_on=document.published_on,
        office=labelled_office(document, publisher),
    )
