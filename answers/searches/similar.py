"""Documents that are like one, told apart by what they have to do with it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

from answers.document_history import history_of
from answers.documents.document import ErasedDocumentError
from answers.record import record_at
from casebook.asking.casebook_at import CasebookAt
from casebook.asking.found.copies import copies_among
from search.query import similar as queries
from search.query.coverage import Coverage
from search.query.similar import SimilarHit
from store.by_field import by_field
from store.config import Settings
from store.documents.known import known_from
from store.log.database import Engine
from store.plain_text import clean

Relation: TypeAlias = Literal["same text", "same matter"]


@dataclass(frozen=True, kw_only=True, slots=True)
class SimilarDocument(SimilarHit):
    """A document that is like the one that is asked about."""

    #: None of another matter, and of what was not read yet.
    relation: Relation | None


@dataclass(frozen=True, kw_only=True, slots=True)
class SimilarDocuments:
    """The documents that are most like one."""

    id: str
    title: str
    #: The words by which it is told, the most telling first.
    words: tuple[str, ...]
    hits: tuple[SimilarDocument, ...]
    coverage: Coverage
    #: How many have any of these words, of which the hits are the likest.
    total: int


def similar(
    settings: Settings,
    engine: Engine,
    document_id: str,
    *,
    limit: int | None,
    offset: int = 0,
    position: int | None = None,
    now: datetime | None = None,
) -> SimilarDocuments:
    """The documents most like one, the likest first, as they are known now, or were at a position.

    Names are hidden that are masked then, and lead to nothing. Raises UnknownDocumentError, and
    ErasedDocumentError where the content was erased.
    """
    history = history_of(engine, document_id, upto=position)
    document = known_from(history).document
    if document is None:
        msg = f"{clean(document_id)}: what it said was erased"
        raise ErasedDocumentError(msg)
    states = [event.position for event in history]
    found = queries.similar(
        settings,
        document.title,
        document.text,
        but=states,
        limit=limit,
        offset=offset,
        as_of=position,
        now=now,
    )
    with record_at(settings, position) as record:
        relations = _relations(record.book, states, [hit.position for hit in found.hits])
    return SimilarDocuments(
        id=document.id,
        title=document.title,
        words=found.words,
        hits=tuple(_related(hit, relations.get(hit.position)) for hit in found.hits),
        coverage=found.coverage,
        total=found.total,
    )


def _related(hit: SimilarHit, relation: Relation | None) -> SimilarDocument:
    return SimilarDocument(**by_field(hit), relation=relation)


def _relations(
    book: CasebookAt, own: Collection[int], found: Collection[int]
) -> Mapping[int, Relation]:
    """What states have to do with the document of the states `own`."""
    numbers = {it.state: it.number for it in book.documents(book.among_positions((*own, *found)))}
    matters = book.matter_by_document(numbers.values())
    standing = numbers.keys() & set(own)
    same_matters = {matters.get(numbers[state]) for state in standing} - {None}
    copies = {state for group in copies_among(book, standing).values() for state in group}
    return {
        state: "same text" if state in copies else "same matter"
        for state, number in numbers.items()
        if state in copies or matters.get(number) in same_matters
    }
