"""Parties whose names a publisher spells otherwise now. Pure."""

from __future__ import annotations

from dataclasses import replace

from answers.news.correcting.told_acts import is_party_of
from answers.news.told_facts import party_id
from enforcement.claims import Party
from enforcement.matters.party_history import party_key
from enforcement.parties.naming.respelling import may_be_respelled
from enforcement.reading.dossier import Dossier
from store.log.letter_events import ToldFact


def respelled(fact: ToldFact, before: Dossier | None, after: Dossier | None) -> ToldFact:
    """A fact under the name that its party has in a later state of its document.

    The same fact where the party is still named as it was told, or where more than one name that is
    new there, or gone, might be meant: nobody is taken for another by a guess.
    """
    if before is None or after is None or not fact.party:
        return fact
    gone, new = _only_in(before, after), _only_in(after, before)
    pairs = [
        (old, now)
        for old in gone
        for now in new
        if old.type == now.type and may_be_respelled(old.name, now.name, now.type)
    ]
    ours = [(old, now) for old, now in pairs if is_party_of(fact, old)]
    rivals = [old for old, now in pairs if any(now is one for _, one in ours)]
    if len(ours) != 1 or len(rivals) != 1:
        return fact
    return replace(fact, party=party_id(fact.document, party_key(ours[0][1])))


def _only_in(one: Dossier, other: Dossier) -> list[Party]:
    """The parties of a document that another state of it does not name, each once."""
    known = {party_key(party) for party in other.reading.parties}
    parties = {party_key(party): party for party in one.reading.parties}
    return [party for key, party in parties.items() if key not in known]
