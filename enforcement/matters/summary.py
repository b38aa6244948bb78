"""A matter in a list: what it is about, and how far each party's proceedings have come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from enforcement.claims import PartyType
from enforcement.matters.matter import Matter
from enforcement.matters.party_history import MatterParty


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseParty:
    """A party of a case, and how far each proceeding against it has come."""

    name: str
    type: PartyType
    #: As in `enforcement.matters.party_history.MatterParty`.
    status: tuple[str, ...]
    favorable_dispositions: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseSummary:
    """A case in a list."""

    #: Of the first of its documents that was recorded.
    id: str
    #: When something was done or published in it; None where every document is undated.
    first: date | None
    last: date | None
    documents: int
    sources: tuple[str, ...]
    dockets: tuple[str, ...]
    parties: tuple[CaseParty, ...]
    #: One for each text, by its day.
    titles: tuple[str, ...]


def summary_of(matter: Matter) -> CaseSummary:
    """What a list says of a matter."""
    return CaseSummary(
        id=matter.id,
        first=matter.first,
        last=matter.last,
        documents=len(matter.documents),
        sources=matter.sources,
        dockets=matter.dockets,
        parties=tuple(_party(it) for it in matter.parties if it.status or _answers(it)),
        titles=tuple({step.id: step.title for step in matter.steps}.values()),
    )


def _answers(party: MatterParty) -> bool:
    """Whether it is a side that is acted against: who sues or joins is not listed."""
    return "defendant" in party.roles or "respondent" in party.roles


def _party(party: MatterParty) -> CaseParty:
    return CaseParty(
        name=party.name,
        type=party.type,
        status=party.status,
        favorable_dispositions=party.favorable_dispositions,
    )
