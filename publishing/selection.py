"""What of the record is published, and what of it changed since a position."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from answers.asking.fitting_documents import fitting_documents
from answers.matters.names.names_in_documents import (
    NamesInDocument,
    names_in_documents,
    names_once_read,
)
from answers.record import Record, record_at
from casebook.asking.casebook_at import EVERYTHING, Basis, StandingDocument
from casebook.asking.found.outlines import matter_numbers
from casebook.asking.found.touched import touched_since
from store.config import Settings
from store.documents.known import document_stream
from store.log import log
from store.log.database import Engine, reading
from store.log.seals import Seal
from store.privacy.masking import Masks

#: Events that tell something otherwise wherever it is told.
_FORGETTING = ("PersonMasked", "PersonUnmasked", "PayloadErased")


@dataclass(frozen=True, kw_only=True)
class Selection:
    """The documents that are published and their matters, as of the end of the casebook."""

    end: Seal
    basis: Basis
    masks: Masks
    #: By the id that is shown.
    documents: Mapping[str, StandingDocument]
    #: The shown id of the matter of each document, by the number of the document.
    case_of: Mapping[int, str]
    #: The parties that each published document names, by the number of the document.
    named_in: Mapping[int, NamesInDocument]
    #: Every name of a party that was ever read in the record, and may be shown.
    once_named: frozenset[str]

    @cached_property
    def cases(self) -> Mapping[str, tuple[StandingDocument, ...]]:
        """The published documents of each matter, by the id of the matter."""
        found: dict[str, list[StandingDocument]] = {}
        for document in self.documents.values():
            if case := self.case_of.get(document.number):
                found.setdefault(case, []).append(document)
        return {case: tuple(some) for case, some in found.items()}

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of parties in what is published."""
        return frozenset(name for some in self.named_in.values() for name in some.names)


def selection(settings: Settings, engine: Engine, query: str) -> Selection:
    """What a query finds, or all. Raises `search.language.query_error.QueryError`."""
    with record_at(settings) as record:
        chosen = record.book.documents(fitting_documents(record, query))
        shown = {it.number: record.shown_id(it) for it in _standing(record)}
        matters = matter_numbers(record.book)
        named_in, once_named = names_in_documents(record), names_once_read(record)
        basis, masks = record.basis, record.masks
    return Selection(
        end=_seal(engine, basis.position),
        basis=basis,
        masks=masks,
        documents={shown[it.number]: it for it in chosen},
        case_of={n: shown[matter] for n, matter in matters.items() if matter in shown},
        named_in={it.number: named_in[it.number] for it in chosen if it.number in named_in},
        once_named=once_named,
    )


def _standing(record: Record) -> list[StandingDocument]:
    return record.book.documents(EVERYTHING)


def _seal(engine: Engine, position: int) -> Seal:
    with reading(engine) as connection:
        for it in log.read_positions(connection, [position]):
            return Seal(position=position, hash=it.hash, recorded_at=it.recorded_at)
    return log.EMPTY


def forgot(engine: Engine, since: int) -> bool:
    """Whether after a position a name was hidden or shown again, or content erased: then all that
    may have held it is written anew."""
    with reading(engine) as connection:
        decisions = log.read_decisions(connection, *_FORGETTING)
        return any(decision.position > since for decision in decisions)


def touched(settings: Settings, engine: Engine, since: int) -> frozenset[str]:
    """The true ids of the documents that pages tell otherwise of since a position: to which
    something happened, or to their matters."""
    with reading(engine) as connection:
        streams = {event.stream for event in log.read(connection, after=since)}
    kinds = (document_stream(""), "case/")
    ids = {name.removeprefix(kind) for name in streams for kind in kinds if name.startswith(kind)}
    with record_at(settings) as record:
        known = record.book.documents(record.book.of_ids("touched", ids))
        matters = {*record.book.matter_by_document(it.number for it in known).values()}
        beside = record.book.documents(record.book.of_matters(matters))
        return touched_since(record.book, since) | ids | {it.id for it in beside}
