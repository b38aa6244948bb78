"""A document of the record, read whole: what it says, and what tells which matter it is about."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import msgspec

from enforcement.parties.party_actions import PartyAction, party_actions
from enforcement.reading.labelled_fields import Document, numbers_of, office_of, with_labels
from enforcement.reading.linking_keys import Traits, traits
from enforcement.reading.reading import Reading, read
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
    #: Without the text: quotes and offsets stand for it.
    reading: Reading
    traits: Traits
    #: The terms of the topic's vocabulary that occur, each once, in their order.
    terms: tuple[str, ...]
    #: What was done to which of the parties.
    outcomes: tuple[PartyAction, ...] = ()


_decoder = msgspec.json.Decoder(Dossier)


def version(about: Topic) -> str:
    """Of the reading: another where the code, a word list or the topic's vocabulary is."""
    here = Path(__file__).parents[1]
    digest = sha256(about.sha256.encode())
    for file in sorted([*here.rglob("*.py"), *here.glob("word_lists/*.toml")]):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def dossier(document: Document, *, publisher: str, about: Topic | None = None) -> Dossier:
    """Read a document; `publisher` stands for the office where none is labelled."""
    about = about or topic()
    announcement = announcement_of(document, publisher=publisher)
    reading = with_labels(document, read(announcement, about), about)
    number, dockets = numbers_of(document)
    found = about.mentions(f"{document.title}\n{document.text}")
    return Dossier(
        id=document.id,
        source=document.source,
        title=document.title,
        url=document.url,
        published_on=document.published_on,
        reading=replace(reading, whole=""),
        traits=traits(announcement, reading, number=number, dockets=dockets),
        terms=tuple(dict.fromkeys(mention.term for mention in found)),
        outcomes=party_actions(
            passage(announcement), reading.actions, reading.parties, reading.sentences
        ),
    )


def to_json(read_out: Dossier) -> str:
    """A dossier as text."""
    return msgspec.json.encode(read_out).decode()


def from_json(text: str) -> Dossier:
    """The dossier a text holds; raises `msgspec.DecodeError` where it is not one."""
    return _decoder.decode(text)


def announcement_of(document: Document, *, publisher: str = "") -> Announcement:
    """A document as a text to be read."""
    return Announcement(
        id=document.id,
        title=document.title,
        text=document.text,
        published_on=document.published_on,
        office=office_of(document, publisher),
    )
