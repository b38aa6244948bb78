"""How a document of the record is read whole: its text, its labels, and the keys of its matter."""

from __future__ import annotations

from dataclasses import replace

from enforcement.parties.party_actions import party_actions
from enforcement.reading.dossier import Dossier
from enforcement.reading.key_reading import linking_keys
from enforcement.reading.labelled_fields import (
    LabelledDocument,
    labelled_numbers,
    labelled_office,
    with_labelled_fields,
)
from enforcement.reading.text_reading import read_text
from enforcement.text.passage import Announcement, passage
from enforcement.topics import Topic, topic


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
        linking_keys=linking_keys(
            announcement,
            reading,
            number=number,
            page=document.details.get("citation"),
            dockets=dockets,
        ),
        terms=tuple(dict.fromkeys(mention.term for mention in mentions)),
        outcomes=party_actions(
            passage(announcement), reading.actions, reading.parties, reading.sentences
        ),
    )


def announcement_of(document: LabelledDocument, *, publisher: str = "") -> Announcement:
    """A document as a text to be read."""
    return Announcement(
        id=document.id,
        title=document.title,
        text=document.text,
        published_on=document.published_on,
        office=labelled_office(document, publisher),
    )
