"""By which of its parties a document can be linked to others: those that were acted against."""

from __future__ import annotations

from collections.abc import Sequence

from enforcement.claims import Party
from enforcement.reading.dockets.litigants import is_public

_AGAINST = ("defendant", "respondent")


def linked_parties(parties: Sequence[Party]) -> Sequence[Party]:
    """The parties without those that sue, intervene or have no known side.

    Where the sides of a case are told and a public body is sued, nobody: agencies and their heads
    are sued in many cases that have nothing to do with each other.
    """
    against = [party for party in parties if party.role in _AGAINST]
    if len(against) == len(parties):
        return parties
    public = any(it.type == "organization" and is_public(it.name) for it in against)
    return () if public else against
