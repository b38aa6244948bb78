"""Invented documents whose text is the very keys they are linked by, and a reader of them that
takes next to no time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import msgspec

from casebook.readings import Reader
from enforcement.claims import (
    Action,
    Agency,
    Amount,
    ComingDay,
    Party,
    PartyAction,
    TextReading,
    Tier,
)
from enforcement.kinds import KINDS
from enforcement.reading.dossier import Dossier
from enforcement.reading.linking_keys import LinkingKeys
from store.log.document import Document

_NOWHERE: dict[str, Any] = {"quote": "", "start": 0, "end": 0}


def document_of(keys: LinkingKeys, *, coming: date | None = None, agency: str = "") -> Document:
    """A document that says these keys, a day that lies ahead, and an agency."""
    details = {"agency": agency, "coming": coming.isoformat() if coming else ""}
    return Document(
        id=keys.id,
        source=keys.id.partition(":")[0],
        url=f"https://example.org/{keys.id}",
        title=f"Notice of {keys.id}",
        text=msgspec.json.encode(keys).decode(),
        published_on=keys.published_on,
        details={name: value for name, value in details.items() if value},
    )


def a_reader(version: str = "1", *, without: str = "") -> Reader:
    """A reader of such documents, which may overlook one sort of `LinkingKeys`."""
    blind: dict[str, Any] = {without: frozenset()} if without else {}

    def read(document: Document) -> Dossier:
        keys = msgspec.json.decode(document.text, type=LinkingKeys)
        return _dossier(document, replace(keys, **blind))

    return Reader(version=version, read=read, tier=_tier)


def _tier(source: str) -> Tier:
    return "official" if source < "us_b" else "press"


def _dossier(document: Document, keys: LinkingKeys) -> Dossier:
    parties = tuple(_parties(keys))
    kind = KINDS[keys.primary]
    act: dict[str, Any] = {"kind": kind.name, "status": kind.status}
    coming = document.details.get("coming")
    agency = document.details.get("agency")
    reading = TextReading(
        whole="",
        primary=keys.primary,
        happened_on=None,
        actions=(Action(**_NOWHERE, **act),),
        parties=parties,
        amounts=tuple(Amount(**_NOWHERE, usd=it, what="loss") for it in sorted(keys.amounts)),
        sentences=(),
        coming=(ComingDay(**_NOWHERE, day=date.fromisoformat(coming), what="hearing"),)
        if coming
        else (),
        citations=(),
        quantities=(),
        agencies=(Agency(**_NOWHERE, name=agency),) if agency else (),
        district=keys.district,
        state=keys.state,
    )
    return Dossier(
        id=document.id,
        source=document.source,
        title=document.title,
        url=document.url,
        published_on=document.published_on,
        reading=reading,
        linking_keys=keys,
        terms=("ketamine",),
        outcomes=tuple(PartyAction(**_NOWHERE, **act, name=party.name) for party in parties),
    )


def _parties(keys: LinkingKeys) -> Iterator[Party]:
    profession = min(keys.professions, default="")
    for name in sorted(keys.persons):
        yield Party(
            quote=name.title(),
            start=0,
            end=len(name),
            name=name.title(),
            type="person",
            role="defendant",
            profession=profession,
        )
    for name in sorted(keys.organizations):
        yield Party(**_NOWHERE, name=name.title(), type="organization", role="respondent")
