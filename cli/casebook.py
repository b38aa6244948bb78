"""What was read out of the record, for the commands that answer from it: every document's dossier,
the links between them, and the matters they make."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from enforcement.decisions import Decision
    from enforcement.documents import Dossier
    from enforcement.links import Link, Pair
    from store.config import Settings
    from store.database import Connection, Engine


@dataclass(frozen=True, kw_only=True, slots=True)
class Casebook:
    """The record as it stands, or stood at a position."""

    #: By id of the document, in their order; masked names are hidden.
    dossiers: Mapping[str, Dossier]
    #: Those that people cut are not among them.
    links: tuple[Link, ...]
    #: Pairs, each in alphabetical order, that people joined and nobody parted since.
    joined: frozenset[Pair]
    #: What people decided of matters, in order; as it was written, but for masked names.
    decisions: tuple[Decision, ...]
    #: Of the event each document stands in, by id.
    positions: Mapping[str, int]
    #: The matter of each document, by id.
    cases: Mapping[str, str]

    def of(self, ids: Collection[str]) -> list[Dossier]:
        """The dossiers of these documents, of those that were read."""
        return [dossier for id, dossier in self.dossiers.items() if id in ids]

    def shown_cases(self) -> dict[str, str]:
        """The matter of each document, by the ids that are shown, which hide masked names."""
        return {self.dossiers[id].id: self.dossiers[case].id for id, case in self.cases.items()}


def open_casebook(engine: Engine, settings: Settings, position: int | None = None) -> Casebook:
    """Everything that was read, to the end of the log, or as of a position."""
    from dataclasses import replace

    from answers.reader import reader
    from enforcement.decisions import settled
    from enforcement.documents import from_json
    from enforcement.links import links
    from enforcement.matters import matters
    from store.database import reading
    from store.masking import masked, masks_at
    from store.projections import catch_up
    from store.readings import Readings, read_at

    catch_up(engine, Readings(engine, reader(settings)))
    with reading(engine) as connection:
        masks = masks_at(connection, position)
        rows = list(read_at(connection, position))
        decided = _decided(connection, position)
    ids = [row.document for row in rows]
    read = {row.document: from_json(row.reading) for row in rows}
    found = links([one.traits for one in read.values()])
    kept = settled(ids, found, decided)
    return Casebook(
        dossiers=(
            {row.document: from_json(masked(row.reading, masks)) for row in rows} if masks else read
        ),
        links=tuple(replace(link, shared=masked(link.shared, masks)) for link in kept.links),
        joined=kept.joined,
        decisions=tuple(
            replace(one, by=masked(one.by, masks), reason=masked(one.reason, masks))
            for one in decided
        ),
        positions={row.document: row.position for row in rows},
        cases=matters(ids, kept.links, joined=kept.joined),
    )


def _decided(connection: Connection, position: int | None) -> list[Decision]:
    """What people decided of matters, in order; erased decisions are as if they had not been."""
    from enforcement.decisions import Decision
    from store import log
    from store.events import CaseLinked, CaseUnlinked

    return [
        Decision(
            one=recorded.stream.removeprefix("case/"),
            other=recorded.event.document,
            together=isinstance(recorded.event, CaseLinked),
            by=recorded.event.by,
            reason=recorded.event.reason,
        )
        for recorded in log.decisions(connection, "CaseLinked", "CaseUnlinked", upto=position)
        if isinstance(recorded.event, CaseLinked | CaseUnlinked)
    ]
