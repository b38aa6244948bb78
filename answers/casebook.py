"""What was read out of the record, for the answers made of it: every document's dossier, the links
between them, and the matters they make."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from answers.reader import reader
from enforcement.matters.grouping import group_into_matters
from enforcement.matters.links import MatterLink, links_between
from enforcement.matters.overrides import LinkDecision, apply_decisions
from enforcement.parties.person_name import person_key
from enforcement.reading.dossier import Dossier, from_json
from store.config import Settings
from store.log import log
from store.log.database import Connection, Engine, reading
from store.log.events import CaseLinked, CaseUnlinked
from store.log.projections import catch_up
from store.privacy.masking import HIDDEN, Masks, masked, masked_value, masks_at
from store.views.readings import Readings, readings_at

#: Fields of a dossier that hold words of our own, which are shown even if they are also a name's.
_OUR_WORDS = frozenset(("kind", "primary", "role", "source", "status", "type", "what"))
#: A character that JSON writes with others.
_ESCAPE = re.compile(r"\\(?:u[0-9a-f]{4}|.)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Casebook:
    """The record as it stands, or stood at a position.

    It is keyed by the true ids; all that may be said of it is in `dossiers`, `links` and
    `decisions`, without the names that are masked there.
    """

    #: By id of the document, in their order; masked names are hidden.
    dossiers: Mapping[str, Dossier]
    #: Those that people cut are not among them. They are found by the true names.
    links: tuple[MatterLink, ...]
    #: Pairs, each in alphabetical order, that people joined and nobody parted since.
    joined: frozenset[tuple[str, str]]
    #: What people decided of matters, in order; as it was written, but for masked names.
    decisions: tuple[LinkDecision, ...]
    #: Of the event each document stands in, by id.
    positions: Mapping[str, int]
    #: The matter of each document, by id.
    cases: Mapping[str, str]

    def shown_cases(self) -> dict[str, str]:
        """The matter of each document, by the ids that are shown, which hide masked names."""
        return {self.dossiers[id].id: self.dossiers[case].id for id, case in self.cases.items()}

    def dossiers_found(
        self, settings: Settings, query: str, position: int | None
    ) -> Mapping[str, Dossier]:
        """The dossiers of the documents that a query finds, by id; of all where it is empty. Raises
        `search.language.syntax.QueryError`."""
        if not query:
            return self.dossiers
        from search.query.search import search  # imports Whoosh, which most answers do without

        # By position, since the id of a hit hides masked names.
        found = {hit.position for hit in search(settings, query, limit=None, as_of=position).hits}
        return {id: one for id, one in self.dossiers.items() if self.positions[id] in found}


def open_casebook(engine: Engine, settings: Settings, position: int | None = None) -> Casebook:
    """Everything that was read, to the end of the log, or as of a position."""
    catch_up(engine, Readings(engine, reader(settings)))
    with reading(engine) as connection:
        masks = masks_at(connection, position)
        rows = list(readings_at(connection, position))
        decided = _decided(connection, position)
    ids = [row.document for row in rows]
    read = {row.document: from_json(row.reading) for row in rows}
    kept = apply_decisions(
        ids, links_between([dossier.linking_keys for dossier in read.values()]), decided
    )
    shown = {row.document: _shown(read[row.document], row.reading, masks) for row in rows}
    positions = {row.document: row.position for row in rows}
    return Casebook(
        dossiers=_with_distinct_ids(shown, positions),
        links=tuple(replace(link, shared=_shared(link, masks)) for link in kept.links),
        joined=kept.joined,
        decisions=tuple(
            replace(decision, by=masked(decision.by, masks), reason=masked(decision.reason, masks))
            for decision in decided
        ),
        positions=positions,
        cases=group_into_matters(ids, kept.links, joined=kept.joined),
    )


def _shown(dossier: Dossier, written: str, masks: Masks) -> Dossier:
    """A dossier without masked names. Few hold any, so its JSON is searched first, whole, with line
    breaks in the place of their escapes: a quote may have a name on two lines."""
    if not masks:
        return dossier
    text = _ESCAPE.sub(lambda escape: "\n" if escape[0] == r"\n" else " ", written)
    return dossier if masked(text, masks) == text else masked_value(dossier, masks, kept=_OUR_WORDS)


def _with_distinct_ids(
    shown: Mapping[str, Dossier], positions: Mapping[str, int]
) -> dict[str, Dossier]:
    """The dossiers, by their true ids, so that no two are shown under one id: where masks make ids
    equal, the position of the document's event in the log is added to each."""
    times = Counter(dossier.id for dossier in shown.values())
    return {
        id: replace(dossier, id=f"{dossier.id}@{positions[id]}")
        if times[dossier.id] > 1
        else dossier
        for id, dossier in shown.items()
    }


def _shared(link: MatterLink, masks: Masks) -> str:
    """What two documents share, without masked names: a person is said by first and last name."""
    if link.reason == "same person" and link.shared in map(person_key, masks.names):
        return HIDDEN
    return masked(link.shared, masks)


def _decided(connection: Connection, position: int | None) -> list[LinkDecision]:
    """What people decided of matters, in order; erased decisions are as if they had not been."""
    return [
        LinkDecision(
            document=recorded.stream.removeprefix("case/"),
            other_document=recorded.event.document,
            linked=isinstance(recorded.event, CaseLinked),
            by=recorded.event.by,
            reason=recorded.event.reason,
        )
        for recorded in log.read_decisions(connection, "CaseLinked", "CaseUnlinked", upto=position)
        if isinstance(recorded.event, CaseLinked | CaseUnlinked)
    ]
