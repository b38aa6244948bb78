"""What holds before a person joins or parts documents, and what became of them after."""

from __future__ import annotations

from dataclasses import dataclass

from answers.record import record_at
from enforcement.matters.overrides import apply_decisions
from store.config import Settings


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseMembers:
    """The documents of a case, by their true ids, which no door shows."""

    ids: frozenset[str]
    #: Pairs, each in alphabetical order, that people joined and nobody parted since.
    joined: frozenset[tuple[str, str]]


def case_members(settings: Settings, document_id: str) -> CaseMembers:
    """The case of the document with this true id; nothing where nothing was read in it."""
    with record_at(settings) as record:
        number = record.book.number_of(document_id) or 0
        matter = record.book.matter_by_document([number]).get(number)
        read = record.book.dossiers([matter]).get(matter, {}) if matter else {}
        ids = frozenset(document.id for document in read)
        decisions = [it for it in record.book.decisions() if {it.document, it.other_document} & ids]
        kept = apply_decisions(ids, record.book.links(read), decisions)
        return CaseMembers(ids=ids, joined=kept.joined)


def shown_ids(settings: Settings, ids: frozenset[str]) -> tuple[str, ...]:
    """The ids of documents as they are shown, in their order."""
    with record_at(settings) as record:
        return tuple(
            record.shown_id(document)
            for id in sorted(ids)
            for document in record.book.documents_of_id(id)
        )
