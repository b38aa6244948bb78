"""The cases of the record: documents, of whatever source, that are about one matter."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from answers.casebook import Casebook, open_casebook
from answers.publishers import tier
from enforcement.claims import PartyType
from enforcement.matters.matter import Matter, assemble_matter, documents_by_matter
from enforcement.matters.party_history import MatterParty
from enforcement.reading.dossier import Dossier
from store.config import Settings
from store.log.database import Engine


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

    #: Of the first of its documents, in alphabetical order.
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


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseList:
    """Cases, the newest last."""

    cases: tuple[CaseSummary, ...]
    #: How many more fit, but have too few documents.
    too_small: int


def cases(
    engine: Engine,
    settings: Settings,
    *,
    query: str = "",
    sources: Collection[str] = (),
    since: date | None = None,
    until: date | None = None,
    learned_after: int = 0,
    at_least: int = 2,
    position: int | None = None,
) -> CaseList:
    """The cases of `at_least` so many documents, one of which fits: which the query finds, is of
    one of the sources, was published from `since` to `until` and was recorded after the position
    `learned_after`.

    Masked names are hidden, and are found by nothing; as of a position they are those masked then.
    Raises `search.language.syntax.QueryError`.
    """
    casebook = open_casebook(engine, settings, position)
    found = casebook.dossiers_found(settings, query, position)

    def fits(id: str, dossier: Dossier) -> bool:
        day = dossier.published_on
        return (
            (not sources or dossier.source in sources)
            and not (since and (day is None or day < since))
            and not (until and (day is None or day > until))
            and casebook.positions[id] > learned_after
        )

    fitting = {casebook.cases[id] for id, one in found.items() if fits(id, one)}
    courses = _courses(casebook, settings, fitting)
    listed = tuple(_summary(one) for one in courses if len(one.documents) >= at_least)
    return CaseList(cases=listed, too_small=len(courses) - len(listed))


def course_of(
    casebook: Casebook, settings: Settings, id: str, documents: Sequence[Dossier]
) -> Matter:
    """The case of an id as its documents, given in order, tell it."""
    tiers = {one.source: tier(settings, one.source) for one in documents}
    return assemble_matter(casebook.dossiers[id].id, documents, tiers)


def _courses(casebook: Casebook, settings: Settings, ids: Collection[str]) -> list[Matter]:
    documents = documents_by_matter(casebook.dossiers, casebook.cases)
    found = [course_of(casebook, settings, id, documents[id]) for id in ids]
    return sorted(found, key=lambda one: (one.last or date.min, one.id))


def _summary(case: Matter) -> CaseSummary:
    return CaseSummary(
        id=case.id,
        first=case.first,
        last=case.last,
        documents=len(case.documents),
        sources=case.sources,
        dockets=case.dockets,
        parties=tuple(map(_party, case.parties)),
        titles=tuple(step.title for step in case.steps),
    )


def _party(party: MatterParty) -> CaseParty:
    return CaseParty(
        name=party.name,
        type=party.type,
        status=party.status,
        favorable_dispositions=party.favorable_dispositions,
    )
