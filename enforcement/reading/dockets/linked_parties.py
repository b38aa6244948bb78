"""By which of its parties a document can be linked to others: those that were acted against."""

from __future__ import annotations

from collections.abc import Sequence

from enforcement.claims import Party
from enforcement.reading.dockets.sides.litigants import is_public


def linked_parties(parties: Sequence[Party]) -> Sequence[Party]:
    """The parties without those that sue, intervene or have no known side.

    Nobody, where a case is private or against a public body: a company is sued by many, and an
    agency with its heads in many cases, which have nothing to do with each other.
    """
    against = [party for party in parties if party.role in ("defendant", "respondent")]
    if len(against) == len(parties):
        return parties
    sue = [party for party in parties if party.role == "plaintiff"]
    private = bool(sue) and not any(map(_is_public, sue))
    return () if private or any(map(_is_public, against)) else against


def _is_public(party: Party) -> bool:
    return party.type == "organization" and is_public(party.name)
