"""What a letter told, as the log remembers it: by ids, never in words.

A fact is made of what was read, never of what is shown: behind a masked name everybody is one.
"""

from __future__ import annotations

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
    `enforcement.matters.party_history.party_key`. One who is found to be "Jr." stays the same."""
    return sha256(f"{document_id}\n{without_generation(key)}".encode()).hexdigest()[:16]


def told_fact(
    act: Act, party: Named | None, *, document: str, position: int, reader: str, beside: str = ""
) -> ToldFact:
    """An act as a document says it, done to a `Party` or `MatterParty`, or to nobody.

    `document` is its true id, `position` that of the state of it that was read by `reader`
    (`casebook.asking.casebook_at.Basis`); `beside` is the true id of the document of which there is
    news, where the act only says how somebody stands in its matter.
    """
    return ToldFact(
        document=document,
        position=position,
        kind=act.kind,
        status=act.status,
        reader=reader,
        party=party_id(document, party_key(party)) if party else "",
        beside=beside,
    )
