"""What a letter told, as the log remembers it: by ids, never in words.

A fact is made of what was read, never of what is shown: behind a masked name everybody is one.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from typing import Protocol

from enforcement.claims import Kind, Status
from enforcement.matters.party_history import Named, party_key
from enforcement.parties.naming.person_name import without_generation
from store.log.letter_events import ToldFact


class Act(Protocol):
    """What was done, by an `Action`, a `PartyAction` or a `PartyEvent`."""

    @property
    def kind(self) -> Kind: ...
    @property
    def status(self) -> Status: ...


def party_id(document_id: str, key: str) -> str:
    """What tells a party of a document from the others, and holds no name; `key` is that of
    `enforcement.matters.party_history.party_key`, with or without "Jr."."""
    return sha256(f"{document_id}\n{key}".encode()).hexdigest()[:16]


def party_ids(document_id: str, key: str) -> tuple[str, str]:
    """The ids under which a party may have been told of: without "Jr." and with it."""
    return party_id(document_id, without_generation(key)), party_id(document_id, key)


def _told_id(document_id: str, party: Named, named: Iterable[Named]) -> str:
    """The id of a party: one who is found to be "Jr." stays the same, unless the document names a
    father and his son."""
    key = party_key(party)
    short, whole = party_ids(document_id, key)
    others = {party_key(other) for other in named} - {key}
    is_apart = without_generation(key) in map(without_generation, others)
    return whole if is_apart else short


def told_fact(
    act: Act,
    party: Named | None,
    *,
    document: str,
    position: int,
    reader: str,
    beside: str = "",
    named: Iterable[Named] = (),
) -> ToldFact:
    """An act as a document says it, done to a `Party` or `MatterParty`, or to nobody.

    `document` is its true id, `position` that of the state of it that was read by `reader`
    (`casebook.asking.casebook_at.Basis`); `beside` is the true id of the document of which there is
    news, where the act only says how somebody stands in its matter; `named` are all parties that
    the document names.
    """
    return ToldFact(
        document=document,
        position=position,
        kind=act.kind,
        status=act.status,
        reader=reader,
        party=_told_id(document, party, named) if party else "",
        beside=beside,
    )
