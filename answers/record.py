"""The casebook as answers are made from it: brought up to the log, and without masked names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from typing import TypeVar

from answers.asking.narrowing import narrowed
from answers.masked.masked_text import MaskedText, masked_text
from answers.masked.requoted import requoted
from casebook.asking.acts import StandingAct
from casebook.asking.casebook_at import Basis, CasebookAt, Condition, StandingDocument, casebook_at
from casebook.asking.conditions import Values
from casebook.asking.like_patterns import literally
from enforcement.matters.links import MatterLink
from enforcement.parties.naming.person_name import person_key
from enforcement.reading.dossier import Dossier
from store.closing import closing_stores
from store.config import Settings
from store.connections.kept import kept_open
from store.database_address import StoreError
from store.decoding.json_decoders import converted
from store.log.document import Document
from store.privacy.masking import HIDDEN, NO_MASKS, Masks, masked, masked_value
from store.streams.progress import at_work
from store.views import peek
from store.views.peek import is_writable
from store.views.resting import note_position, noting_positions

T = TypeVar("T")

#: Events that whoever asks brings the casebook up by; more are left to whoever writes.
SMALL_LAG = 500
#: Fields that hold words of our own, which are shown even if they are also a name's.
_OUR_WORDS = frozenset(("kind", "primary", "role", "source", "status", "type", "what"))


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """The casebook at a position, with the names that are hidden there."""

    book: CasebookAt
    masks: Masks
    settings: Settings
    #: None for now.
    position: int | None

    @property
    def basis(self) -> Basis:
        """What an answer from it rests on."""
        return self.book.basis

    def narrowed(self, fields: Values) -> Condition:
        """The documents that fit these fields. Raises `casebook.asking.fields.FieldError`."""
        return narrowed(
            fields,
            book=self.book,
            masks=self.masks,
            settings=self.settings,
            position=self.position,
        )

    def shown(self, value: T) -> T:
        """What was read, without masked names."""
        return masked_value(value, self.masks, kept=_OUR_WORDS)

    def shown_dossier(self, document: StandingDocument, dossier: Dossier) -> Dossier:
        """What was read in a document, as it may be shown."""
        if not self.masks:
            return dossier
        return self.shown_as(dossier, self.shown_id(document), state=document.state)

    def shown_as(self, dossier: Dossier, id: str, *, state: int) -> Dossier:
        """What was read in the state of a document at a position, which is shown under this id: its
        quotes stand in the words that are shown of it."""
        if not self.masks:
            return replace(dossier, id=id)
        shown = replace(self.shown(dossier), id=id)
        text = self.shown_text(state)
        return requoted(shown, text.whole, text.shown) if text.names else shown

    def shown_text(self, state: int) -> MaskedText:
        """The words of the state of a document at a position, without masked names."""
        return self.shown_texts([state])[state]

    def shown_texts(self, states: Iterable[int]) -> dict[int, MaskedText]:
        """The same of many documents at once, by position."""
        return {
            state: masked_text(document.title, document.text, self.masks)
            for state, document in self._published(states).items()
        }

    def published(self, state: int) -> Document:
        """The state of a document at a position, as it was published."""
        return self._published([state])[state]

    def _published(self, states: Iterable[int]) -> dict[int, Document]:
        payloads = peek.payloads(self.settings.database_url, states)
        return {state: converted(it["document"], Document) for state, it in payloads.items()}

    def shown_id(self, document: StandingDocument) -> str:
        """The id of a document without masked names; where that leaves the ids of several equal,
        with the position of its state."""
        shown = masked(document.id, self.masks)
        if shown == document.id:
            return shown
        start, *_, end = shown.split(HIDDEN)
        pattern = "%".join(map(literally, (start, end)))
        alike = self.book.documents(
            Condition(sql="s.id LIKE :alike ESCAPE '\\'", values={"alike": pattern})
        )
        equal = [it for it in alike if masked(it.id, self.masks) == shown]
        return shown if len(equal) < 2 else f"{shown}@{document.state}"

    def shown_act(self, act: StandingAct) -> StandingAct:
        """An act, without masked names in the ids and in what it is counted by."""
        of = act.counted
        hidden = {id for id in (of.case, *of.documents) if masked(id, self.masks) != id}
        ids = {id: self.shown_id(it) for id in hidden for it in self.book.documents_of_id(id)}
        shown = replace(
            of,
            case=ids.get(of.case, of.case),
            documents=tuple(ids.get(id, id) for id in of.documents),
            professions=self.shown(of.professions),
            agencies=self.shown(of.agencies),
        )
        return replace(act, counted=shown)

    def shown_shared(self, link: MatterLink) -> str:
        """What two documents share, without masked names: a person is said by first and last
        name."""
        if link.reason == "same person" and link.shared in map(person_key, self.masks.names):
            return HIDDEN
        return masked(link.shared, self.masks)


@contextmanager
def record_at(settings: Settings, position: int | None = None) -> Iterator[Record]:
    """The record as it stands, or stood at a position."""
    url = settings.database_url
    with kept_open():  # three looks by one connection
        make_up_small_lag(settings)
        masks = peek.masks(url, position) or NO_MASKS
        with casebook_at(url, position) as book:
            if not book.basis.reader:  # an answer without a casebook is one of before all
                note_position(0)
            yield Record(book=book, masks=masks, settings=settings, position=position)


def make_up_small_lag(settings: Settings) -> None:
    """Bring the casebook up by a few events. What cannot be written is left as it is, and so is a
    casebook that is far behind: the answer says where it ends."""
    url = settings.database_url
    with noting_positions(), casebook_at(url) as book:  # nothing is answered from this
        behind = book.basis.behind
    if 0 < behind <= SMALL_LAG and is_writable(url):
        _follow(settings)


@closing_stores()
def _follow(settings: Settings) -> None:
    """These imports cost more than an answer."""
    from answers.reader import reader
    from casebook.casebook import Casebook
    from store.log.database import open_store
    from store.log.projections import counted

    with suppress(StoreError):  # somebody else is writing: the answer says where it ends
        casebook = Casebook(open_store(settings.database_url), reader(settings))
        with at_work("events") as advance:
            casebook.follow(advance=counted(advance, "read"))
