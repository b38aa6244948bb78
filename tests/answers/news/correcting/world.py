"""A log in which documents come, change and go, matters are joined and parted, readers get better,
and letters are sent to two subscriptions by a server that is not to be relied on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache
from typing import Literal

from answers.news.correcting.due_corrections import due_corrections
from answers.news.correcting.later_record import LaterRecord
from answers.news.told_facts import party_id, told_fact
from casebook.asking.casebook_at import casebook_at
from casebook.casebook import Casebook
from enforcement.claims import PartyAction
from store.config import Settings
from store.log import log
from store.log.database import Engine, reading, writing
from store.log.events import CaseLinked, CaseUnlinked, DocumentReread, Event, PersonMasked
from store.log.letter_events import (
    DigestPrepared,
    DigestRefused,
    DigestSent,
    SubscriptionCancelled,
    SubscriptionCreated,
    SubscriptionPaused,
    SubscriptionResumed,
    ToldCorrection,
    ToldFact,
)
from store.log.log import NewEvent
from store.log.projections import catch_up
from store.privacy.erasing import erase
from store.subscriptions.addresses import by_mail
from store.subscriptions.decisions import read_subscription
from store.views.views import Views
from tests.answers.news.correcting.invented import NAMES, Act, Content, a_reader, document_of
from tests.answers.news.correcting.oracle import History, State, Telling, Verdict, verdict
from tests.enforcement.dossiers import a_party
from tests.search.examples import NOW, published, restored, revised, withdrawn

IDS = tuple(f"us_a:{number}" for number in range(5))
#: The first is told of all documents, the second of some.
ADA, BEN = by_mail("ada@reader.example", "ketamine"), by_mail("ben@reader.example", "ketamine")
_OF_BEN = frozenset(IDS[::2])
_KEYS = {"Orla Tannen": "orla tannen", "Ivo Karst": "ivo karst"}
Fate = Literal["taken", "refused", "lost"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """What happens next; what cannot happen is made into what can."""

    kind: str
    document: int
    other: int
    docket: str
    acts: tuple[Act, ...]
    fate: Fate


@dataclass(kw_only=True, slots=True)
class _Told:
    """The first letter that told something: of which state, up to where, by which reader."""

    state: int
    until: int
    reader: int


@dataclass(kw_only=True)
class World:
    engine: Engine
    settings: Settings
    reader: int = 1
    days: int = 0
    states: dict[str, list[State]] = field(default_factory=lambda: defaultdict(list))
    gone: set[str] = field(default_factory=set)
    told: dict[str, dict[Telling, _Told]] = field(default_factory=lambda: defaultdict(dict))
    letters: int = 0

    def __post_init__(self) -> None:
        for one in (ADA, BEN):
            self._append(f"subscription/{one.id}", SubscriptionCreated(subscription=one))

    def take(self, step: Step) -> None:
        id, other = IDS[step.document], IDS[step.other]
        match step.kind:
            case "link" | "unlink" if id != other:
                decision = CaseLinked if step.kind == "link" else CaseUnlinked
                self._append(f"case/{id}", decision(document=other, by="ada", reason="so"))
            case "withdraw" if self.states[id] and id not in self.gone:
                self.gone.add(id)
                self._append(f"document/{id}", withdrawn(id)[1])
            case "erase" if self.states[id]:
                self._erase(id, step.other)
            case "mask":
                name = NAMES[step.document % 2]
                masked = PersonMasked(name=name, by="ada", reason="asked")
                self._append(f"person/{name.casefold()}", masked)
            case "better reader":
                self.reader += 1
            case "wake":
                for one in (ADA, BEN):
                    self.wake(one.id, step.fate)
            case "pause" | "resume" | "again":
                self._decide(step.kind, BEN.id)
            case _:
                self._say(id, step)

    def _say(self, id: str, step: Step) -> None:
        states = self.states[id]
        if states and states[-1].content is None:
            return  # what was erased is left alone
        self.days += 1
        content = Content(
            docket=step.docket, day=date(2026, 1, 1) + timedelta(self.days), acts=step.acts
        )
        document = document_of(id, content)
        if not states:
            event = published(document)[1]
        elif id in self.gone:
            event = restored(document)[1]
        else:
            event = revised(document)[1]
            if step.kind == "reread":
                event = DocumentReread(document=document)
        self.gone.discard(id)
        at = self._append(f"document/{id}", event)
        states.append(State(position=at, type=type(event).__name__, content=content))

    def _erase(self, id: str, chosen: int) -> None:
        place = chosen % len(self.states[id])
        state = self.states[id][place]
        if state.content is not None:
            erase(self.engine, [state.position], by="clerk", reason="order", now=NOW)
            self.states[id][place] = replace(state, content=None)

    def _decide(self, kind: str, subscription: str) -> None:
        stream = f"subscription/{subscription}"
        if kind == "again":
            self._append(stream, SubscriptionCancelled())
            self._append(stream, SubscriptionCreated(subscription=BEN))
            self.told[subscription].clear()
        else:
            event = SubscriptionPaused() if kind == "pause" else SubscriptionResumed()
            self._append(stream, event)

    def wake(self, subscription: str, fate: Fate) -> None:
        """Send the next letter, or the one that was prepared; its yes may be lost."""
        self._catch_up()
        with reading(self.engine) as connection:
            state = read_subscription(connection, subscription)
        if not state.is_sent_letters:
            return
        stream = f"subscription/{subscription}"
        if state.prepared is None:
            prepared = self._prepare(subscription, state.reported_up_to)
            if prepared is None:
                return
            self._append(stream, prepared)
        else:
            prepared = state.prepared.digest
        if fate == "refused":
            self._append(stream, DigestRefused(message_id=prepared.message_id, refused_at=NOW))
        elif fate == "taken":
            self._append(
                stream,
                DigestSent(
                    since=prepared.since,
                    until=prepared.until,
                    documents=(),
                    message_id=prepared.message_id,
                    sent_at=NOW,
                ),
            )
            self._was_told(subscription, prepared)

    def _prepare(self, subscription: str, since: int) -> DigestPrepared | None:
        later = LaterRecord(settings=self.settings, engine=self.engine, position=self._head())
        corrections = due_corrections(later, subscription, since)
        assert {*map(self._said, corrections)} == self.expected(subscription, later.position)
        assert len({*map(self._said, corrections)}) == len(corrections)
        facts = tuple(self._facts(subscription, since, later))
        if not facts and not corrections:
            return None
        self.letters += 1
        return DigestPrepared(
            since=since,
            until=later.position,
            message_id=f"<{subscription}.{self.letters}>",
            facts=facts,
            corrections=corrections,
            reader=later.reader,
        )

    def _said(self, correction: ToldCorrection) -> tuple[Telling, Verdict]:
        return self._telling(correction.fact), Verdict(
            cause=correction.cause,
            undone_by=correction.undone_by,
            parted=bool(correction.fact.beside),
        )

    def expected(self, subscription: str, position: int) -> set[tuple[Telling, Verdict]]:
        """What a letter about all up to a position has to correct."""
        told = sorted(self.told[subscription].items(), key=lambda item: (item[1].until, item[0]))
        found: dict[Telling, Verdict] = {}
        history = self._history(position)
        for one, by in told:
            why = verdict(one, by.state, history)
            if why and by.reader == self.reader:
                then = verdict(one, by.state, self._history(by.until))
                why = None if why == then else why
            if why:
                found.setdefault(one if why.parted else one._replace(beside=""), why)
        return {
            (one, why)
            for one, why in found.items()
            if not why.parted or one._replace(beside="") not in found
        }

    def _history(self, position: int) -> History:
        @cache
        def matter(id: str) -> list[str]:
            with casebook_at(self.settings.database_url, position) as book:
                number = book.number_of(id)
                of = book.matter_by_document([number or 0]).values()
                return [it.id for read in book.dossiers(of).values() for it in read]

        return History(states=self.states, position=position, reader=self.reader, matter=matter)

    def _facts(self, subscription: str, since: int, later: LaterRecord) -> Iterator[ToldFact]:
        """What a letter tells: all that the documents say of which there is news, and beside each
        where the others of its matter leave those whom it is about."""
        history = self._history(later.position)
        for id, states in self.states.items():
            news = [it for it in states if it.position > since and it.type != "DocumentReread"]
            if not news or (subscription == BEN.id and id not in _OF_BEN):
                continue
            if history.last(id) is None:
                continue
            for other in history.matter(id):
                yield from self._told_of(other, history, later, beside="" if other == id else id)

    def _told_of(
        self, id: str, history: History, later: LaterRecord, beside: str
    ) -> Iterator[ToldFact]:
        state = history.last(id)
        assert state is not None and state.content is not None
        for act in state.content.read(self.reader):
            yield told_fact(
                PartyAction(name="", kind=act.kind, status=act.status, quote="", start=0, end=0),
                a_party(act.name),
                document=id,
                position=state.position,
                reader=later.reader,
                beside=beside,
            )

    def _was_told(self, subscription: str, letter: DigestPrepared) -> None:
        told = self.told[subscription]
        for correction in letter.corrections:
            gone = self._telling(correction.fact)
            known = [
                it for it in told if (it == gone if gone.beside else it._replace(beside="") == gone)
            ]
            # At most once: what is taken back is what was told and not taken back before.
            assert known
            for one in known:
                del told[one]
        for fact in letter.facts:
            by = _Told(
                state=fact.position, until=letter.until, reader=int(fact.reader.split("-")[0])
            )
            told.setdefault(self._telling(fact), by)

    def _telling(self, fact: ToldFact) -> Telling:
        names = (name for name, key in _KEYS.items() if party_id(fact.document, key) == fact.party)
        return Telling(fact.document, fact.kind, fact.status, next(names), fact.beside)

    def _catch_up(self) -> None:
        catch_up(self.engine, Views(self.engine))
        casebook = Casebook(self.engine, a_reader(self.reader))
        casebook.follow()
        casebook.read_again()

    def _head(self) -> int:
        with reading(self.engine) as connection:
            return log.head(connection).position

    def _append(self, stream: str, event: Event) -> int:
        with writing(self.engine) as connection:
            log.append(connection, [NewEvent(stream=stream, event=event)], now=NOW)
        return self._head()


def settle(world: World, steps: Sequence[Step]) -> None:
    """Let all happen, then send what is left until nothing is."""
    for step in steps:
        world.take(step)
    world._decide("resume", BEN.id)
    for _ in range(3):
        for one in (ADA, BEN):
            world.wake(one.id, "taken")
    for one in (ADA, BEN):
        assert world.expected(one.id, world._head()) == set()
