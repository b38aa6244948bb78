"""What an invented history makes of what a letter told, worked out from the history alone: which
documents make a matter is taken from the casebook."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from store.log.letter_events import Cause
from tests.answers.news.correcting.invented import Act, Content


class Telling(NamedTuple):
    """What a letter told, and beside which document, if it was no news."""

    document: str
    kind: str
    status: str
    name: str
    beside: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """Why it does not hold."""

    cause: Cause
    undone_by: str = ""
    parted: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class State:
    """What an event made of a document; nothing is known of what was erased."""

    position: int
    type: str
    content: Content | None


@dataclass(frozen=True, kw_only=True)
class History:
    """All states of all documents up to a position, as one reader has them."""

    states: Mapping[str, list[State]]
    position: int
    reader: int
    #: The documents of the matter of each that is not gone.
    matter: Callable[[str], Collection[str]]

    def last(self, document: str) -> State | None:
        known = [it for it in self.states.get(document, ()) if it.position <= self.position]
        return known[-1] if known and known[-1].content else None

    def told_in(self, documents: Collection[str], name: str) -> list[tuple[date, str, Act]]:
        found = []
        for document in documents:
            state = self.last(document)
            if state and state.content:
                acts = [it for it in state.content.read(self.reader) if it.name == name]
                found += [(state.content.day, document, act) for act in acts]
        return sorted(found, key=lambda it: it[:2])


def verdict(told: Telling, at: int, history: History) -> Verdict | None:
    """Why what was told of a state at a position does not hold; None where it does."""
    if told.kind == "dismissal" or told.status in ("vacated", "lifted"):
        return None
    if history.last(told.document) is None:
        return None
    if (
        told.beside
        and history.last(told.beside)
        and told.document not in history.matter(told.beside)
    ):
        return Verdict(cause="we", parted=True)
    acts = history.told_in(history.matter(told.document), told.name)
    over = _over(told.kind, acts)
    if any(_says(act, told) for _, _, act in acts):
        return _undone(told, at, history, over) if over else None
    return _unsaid(told, at, history, over[0] if over else "")


def _says(act: Act, told: Telling) -> bool:
    return act.kind == told.kind or (told.kind == "charge" and act.status == "convicted")


def _over(kind: str, acts: list[tuple[date, str, Act]]) -> tuple[str, Act] | None:
    """The document that undid it and the act that did, in the one way in which each kind is undone
    here."""
    own = [(day, id, act) for day, id, act in acts if act.kind == kind]
    if own and own[-1][2].status in ("vacated", "lifted"):
        return own[-1][1:]
    dismissals = [it for it in acts if it[2].kind == "dismissal"]
    if kind == "suspension" or not dismissals:
        return None
    convictions = [(day, act) for day, _, act in acts if act.kind == "conviction"]
    is_guilty = bool(convictions) and convictions[-1][1].status == "convicted"
    if is_guilty and convictions[-1][0] >= dismissals[-1][0]:
        return None
    if kind == "charge" and _is_charged_anew(acts, since=dismissals[-1][0]):
        return None
    return dismissals[-1][1:]


def _is_charged_anew(acts: list[tuple[date, str, Act]], *, since: date) -> bool:
    """Whether a document tells of a charge on a later day; another may only tell the old one."""
    return any(act.kind == "charge" and act.dated and day > since for day, _, act in acts)


def _undone(told: Telling, at: int, history: History, over: tuple[str, Act]) -> Verdict | None:
    """What undid it, unless that was told with it."""
    document, act = over
    first = next(it for it in history.states[told.document] if it.position == at).content
    acts = first.read(history.reader) if first else ()
    if document != told.document or not any(
        (it.name, it.kind, it.status) == (act.name, act.kind, act.status) for it in acts
    ):
        return Verdict(cause="they", undone_by=document)
    own = [it for it in acts if it.name == told.name and it.kind == told.kind]
    is_told = any(it.status not in ("vacated", "lifted") for it in own)
    return None if is_told else Verdict(cause="we")


def _unsaid(told: Telling, at: int, history: History, over: str) -> Verdict | None:
    states = [it for it in history.states[told.document] if at <= it.position <= history.position]
    if states[0].content is None:
        return None
    said = [
        state.content is not None
        and any(
            it.name == told.name and _says(it, told) for it in state.content.read(history.reader)
        )
        for state in states
    ]
    if True not in said:
        return Verdict(cause="we")
    lost = states[len(said) - said[::-1].index(True)]
    if lost.type in ("DocumentRevised", "DocumentRestored"):
        return Verdict(cause="they", undone_by=over)
    return Verdict(cause="we")
