"""Invented documents whose text is what a reader finds in it, a reader of them that takes next to
no time, and earlier readers, which find what is not there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import msgspec

from casebook.readings import Reader
from enforcement.claims import Action, Party, PartyAction, Status, TextReading
from enforcement.reading.dossier import Dossier
from enforcement.reading.linking_keys import LinkingKeys
from store.log.document import Document

NAMES = ("Orla Tannen", "Ivo Karst")
_NOWHERE: dict[str, Any] = {"quote": "", "start": 0, "end": 0}


@dataclass(frozen=True, kw_only=True, slots=True)
class Act:
    """What a document says was done to whom."""

    name: str
    kind: str
    status: Status
    #: Readers before this one do not know that the document does not say it; 0 where it does.
    misread_before: int = 0
    #: Whether the document says when it was done: on the day of its publication.
    dated: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Content:
    """What a state of a document says."""

    docket: str
    day: date
    acts: tuple[Act, ...]

    def read(self, reader: int) -> tuple[Act, ...]:
        """The acts that a reader finds."""
        return tuple(it for it in self.acts if not it.misread_before or reader < it.misread_before)


def document_of(id: str, content: Content) -> Document:
    return Document(
        id=id,
        source=id.partition(":")[0],
        url=f"https://example.org/{id}",
        title=f"Notice of {id}",
        text=msgspec.json.encode(content).decode(),
        published_on=content.day,
    )


def a_reader(version: int) -> Reader:
    def read(document: Document) -> Dossier:
        content = msgspec.json.decode(document.text, type=Content)
        return _dossier(document, content, content.read(version))

    return Reader(version=str(version), read=read, tier=lambda _: "official")


def _dossier(document: Document, content: Content, acts: tuple[Act, ...]) -> Dossier:
    primary = acts[0].kind if acts else "other"
    names = dict.fromkeys(act.name for act in acts)
    keys = LinkingKeys(
        id=document.id,
        published_on=content.day,
        primary=primary,
        dockets=frozenset((content.docket,)),
    )
    reading = TextReading(
        whole="",
        primary=primary,
        happened_on=None,
        actions=tuple(
            Action(
                quote="",
                start=place,
                end=place,
                kind=it.kind,
                status=it.status,
                day=content.day if it.dated else None,
            )
            for place, it in enumerate(acts)
        ),
        parties=tuple(
            Party(**_NOWHERE, name=name, type="person", role="defendant") for name in names
        ),
        amounts=(),
        sentences=(),
        coming=(),
        citations=(),
        quantities=(),
        agencies=(),
        district=None,
        state=None,
    )
    return Dossier(
        id=document.id,
        source=document.source,
        title=document.title,
        url=document.url,
        published_on=content.day,
        reading=reading,
        linking_keys=keys,
        terms=("ketamine",),
        outcomes=tuple(
            PartyAction(
                quote="", start=place, end=place, name=it.name, kind=it.kind, status=it.status
            )
            for place, it in enumerate(acts)
        ),
    )
