"""Which parties have a page of their name. Pure."""

from __future__ import annotations

from enforcement.claims import Party
from enforcement.matters.party_history import MatterParty
from store.privacy.masking import HIDDEN


def has_name_page(party: Party | MatterParty) -> bool:
    """Whether there is a page of those who bear a party's name: none of a thing that is sued, nor
    of a name in which something is hidden."""
    return party.type != "property" and HIDDEN not in party.name
