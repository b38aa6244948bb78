"""The record at the end of letters, against which all is held that earlier ones told. What is read
of it is kept, for the next letter of the same run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from answers.news.correcting.respelled import respelled
from answers.news.correcting.told_acts import ReadMatter, party_of
from answers.news.correcting.withdrawal import (
    ReadState,
    Withdrawal,
    is_said,
    undoing,
    why_undone,
    why_unsaid,
)
from casebook.asking.casebook_at import casebook_at
from casebook.asking.found.touched import touched_since
from enforcement.matters.party_history import matter_parties
from enforcement.reading.dossier import Dossier
from store.config import Settings
from store.documents.known import document_stream
from store.log import log
from store.log.database import Engine, reading
from store.log.events import CONTENT, PayloadErased
from store.log.letter_events import ToldFact

#: How many matters, facts, and earlier ends of letters are kept.
_MATTERS, _FACTS, _ENDS = 10_000, 100_000, 8


@dataclass(frozen=True, kw_only=True)
class LaterRecord:
    """What is read of all documents at a position, with true names."""

    settings: Settings
    engine: Engine
    position: int

    @cached_property
    def reader(self) -> str:
        """Who read it."""
        with casebook_at(self.settings.database_url, self.position) as book:
            return book.basis.reader

    @cached_property
    def touched(self) -> Callable[[int], frozenset[str] | None]:
        """The ids of the documents of which something else may hold since a position; None where
        that may be any, since what was erased is as if it had never been there."""
        return lru_cache(maxsize=_ENDS)(self._touched)

    @cached_property
    def withdrawal(self) -> Callable[[ToldFact], Withdrawal | None]:
        """Why a fact does not hold; None where it does, or where its words are gone."""
        return lru_cache(maxsize=_FACTS)(self._withdrawal)

    def matter(self, id: str) -> ReadMatter | None:
        """The matter of the document of an id; None where its words are gone."""
        number = self._number(id)
        return None if number is None else self._of_number(number)

    def state_told(self, fact: ToldFact) -> Dossier | None:
        """The state of a document in which a fact was told, as it is read today; None where its
        words are gone."""
        with casebook_at(self.settings.database_url, self.position) as book:
            return book.dossiers_at([fact.position]).get(fact.position)

    @cached_property
    def _number(self) -> Callable[[str], int | None]:
        return lru_cache(maxsize=_MATTERS)(self._read_number)

    @cached_property
    def _of_number(self) -> Callable[[int], ReadMatter]:
        return lru_cache(maxsize=_MATTERS)(self._read_matter)

    @cached_property
    def earlier(self) -> Callable[[int], LaterRecord]:
        """The record at a position before."""
        return lru_cache(maxsize=_ENDS)(lambda position: replace(self, position=position))

    def _withdrawal(self, fact: ToldFact) -> Withdrawal | None:
        matter = self.matter(fact.document)
        if matter is None:
            return None
        beside = self.matter(fact.beside) if fact.beside else None
        if beside is not None and fact.document not in beside.documents:
            return Withdrawal(cause="we", parted=True)
        if not is_said(fact, matter):
            today = self.as_spelled(fact, matter)
            if not is_said(today, matter):
                return why_unsaid(fact, matter, self._states(fact.document, fact.position))
            fact = today
        ended = undoing(fact, matter)
        if ended is None:
            return None
        return why_undone(fact, ended, self._states(fact.document, fact.position))

    def as_spelled(self, fact: ToldFact, matter: ReadMatter) -> ToldFact:
        """A fact under the name that its document gives its party now, where the publisher has
        corrected how it is spelled."""
        if not fact.party or party_of(fact, matter.parties):
            return fact
        return respelled(fact, self.state_told(fact), matter.documents.get(fact.document))

    def _states(self, id: str, since: int) -> Sequence[ReadState]:
        """How the states of a document are read that came at a position or after it, in order."""
        with reading(self.engine) as connection:
            events = log.read(
                connection, stream=document_stream(id), after=since - 1, upto=self.position
            )
            types = {it.position: it.type for it in events if it.type in CONTENT}
        with casebook_at(self.settings.database_url, self.position) as book:
            dossiers = book.dossiers_at(types)
        return [ReadState(type=type, dossier=dossiers.get(at)) for at, type in types.items()]

    def _touched(self, since: int) -> frozenset[str] | None:
        with reading(self.engine) as connection:
            erasures = log.read(
                connection, after=since, upto=self.position, type=PayloadErased.__name__
            )
            if next(erasures, None) is not None:
                return None
        with casebook_at(self.settings.database_url, self.position) as book:
            return touched_since(book, since)

    def _read_number(self, id: str) -> int | None:
        with casebook_at(self.settings.database_url, self.position) as book:
            documents = [it.number for it in book.documents_of_id(id)]
            return next(iter(book.matter_by_document(documents).values()), None)

    def _read_matter(self, number: int) -> ReadMatter:
        with casebook_at(self.settings.database_url, self.position) as book:
            read = book.dossiers([number]).get(number, {}).values()
        in_order = sorted(read, key=lambda dossier: dossier.publication_order)
        return ReadMatter(
            documents={it.id: it for it in in_order}, parties=matter_parties(in_order)
        )
