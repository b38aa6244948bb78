"""How a document of the record is read whole: its text, its labels, and the keys of its matter."""

from __future__ import annotations

from dataclasses import replace

from enforcement.claims import TextReading
from enforcement.kinds import OTHER, is_undone
from enforcement.reading.dockets.docket_court import labelled_court_numbers
from enforcement.reading.dockets.docket_sheet import docket_sheet
from enforcement.reading.dossier import Dossier
from enforcement.reading.key_reading import linking_keys
from enforcement.reading.labelled_fields import (
    LabelledDocument,
    labelled_numbers,
    labelled_office,
    with_labelled_fields,
)
from enforcement.reading.text_reading import read_with_outcomes, with_outcomes
from enforcement.text.passage import Announcement, passage
from enforcement.topics import Topic, topic


def read_document(
    document: LabelledDocument, *, publisher: str, about: Topic | None = None
) -> Dossier:
    """Read a document; `publisher` is the office where the document labels none."""
    about = about or topic()
    announcement = announcement_of(document, publisher=publisher)
    text = passage(announcement)
    as_text, done = read_with_outcomes(announcement, about)
    labelled = with_labelled_fields(document, as_text, text, about)
    reading, done = with_outcomes(text, _with_undoings(labelled, as_text), as_text, done)
    number, dockets = labelled_numbers(document)
    if docket_sheet(text) is not None:
        dockets = labelled_court_numbers(document.number or "", announcement.office) or dockets
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
        outcomes=done,
    )


def _with_undoings(labelled: TextReading, text: TextReading) -> TextReading:
    """What labels say was done, as undone where the text says so: "Order Withdrawing Debarment"."""
    undone = {
        it.kind: it for it in text.actions if is_undone(it.kind, it.status) and not it.in_part
    }
    if labelled is text or undone.keys().isdisjoint(it.kind for it in labelled.actions):
        return labelled
    primary = OTHER if labelled.primary in undone else labelled.primary
    actions = tuple(undone.get(it.kind, it) for it in labelled.actions)
    return replace(labelled, primary=primary, actions=actions)


def announcement_of(document: LabelledDocument, *, publisher: str = "") -> Announcement:
    """A document as a text to be read."""
    return Announcement(
        id=document.id,
        title=document.title,
        text=document.text,
        published_on=document.published_on,
        office=labelled_office(document, publisher),
    )
