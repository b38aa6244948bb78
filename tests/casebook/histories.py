"""Invented histories of six documents in which everything happens that bears on matters."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

import pytest
from hypothesis import strategies as st

from enforcement.reading.linking_keys import LinkingKeys
from store.connections.engines import connect
from store.log import log
from store.log.database import Engine, reading, writing
from store.log.document import Document
from store.log.events import (
    CaseLinked,
    CaseUnlinked,
    DocumentMoved,
    DocumentReread,
    Erased,
    PersonMasked,
    PersonUnmasked,
)
from store.log.log import NewEvent
from store.privacy.erasing import erase
from tests.casebook.invented import document_of
from tests.enforcement.matters.linkable import documents
from tests.search.examples import NOW, capture, published, restored, revised, withdrawn

#: Histories that are drawn for a test; `make test-servers` draws more.
EXAMPLES = int(os.environ.get("BLOTTER_EXAMPLES", "6"))
#: Their alphabetical order is not that in which they are recorded.
IDS = tuple(f"us_{'ab'[number % 2]}:{number}" for number in range(6))
NAMES = ("Orla Tannen", "Ada Smith")
#: More documents than these bear a common key: so few that keys become common, and cease to be, or
#: so many that none does.
FEW = st.sampled_from((2, 3, 6))


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """What happens next; what cannot happen is made into what can."""

    kind: str
    #: The document it happens to, and another one.
    document: int
    other: int
    keys: LinkingKeys
    coming: date | None
    agency: str
    #: Which of what is there is erased.
    chosen: int
    #: Events that the casebook takes in together afterwards; 0 if it does not follow.
    follows: int


Steps: TypeAlias = list[Step]
CALM = ("say", "say", "say", "say", "withdraw", "link", "unlink", "mask", "look")
ALL = (*CALM, "erase", "erase")


def _linked() -> st.SearchStrategy[LinkingKeys]:
    """What is often linked: by a number, a person, the same text, or the next stage."""
    return st.builds(
        LinkingKeys,
        id=st.just(""),
        published_on=st.sampled_from((None, date(2026, 1, 5), date(2026, 1, 20))),
        primary=st.sampled_from(("charge", "plea", "sentence", "penalty")),
        persons=st.frozensets(
            st.sampled_from(("orla tannen", "wren halloway", "ivo karst")), max_size=2
        ),
        named_persons=st.frozensets(st.sampled_from(("orla tannen", "ada smith")), max_size=1),
        dockets=st.frozensets(st.sampled_from(("1:24-cr-1", "1:24-cr-2", "1:24-cr-3")), max_size=1),
        amounts=st.frozensets(st.sampled_from((734_500.0, 912_300.0)), max_size=1),
        district=st.sampled_from((None, "District of Vermont")),
        state=st.sampled_from(("VT", "VT", None)),
        words=st.sampled_from((frozenset(), frozenset(("quilla", "quillb", "quillc", "fraud")))),
        sketch=st.sampled_from(((), tuple(range(40)), tuple(range(60, 100)))),
        opening=st.sampled_from(((), (1, 2))),
    )


def histories(kinds: tuple[str, ...] = ALL, *, most: int = 16) -> st.SearchStrategy[Steps]:
    """Steps of these kinds."""
    step = st.builds(
        Step,
        kind=st.sampled_from(kinds),
        document=st.integers(0, len(IDS) - 1),
        other=st.integers(0, len(IDS) - 1),
        keys=_linked() | documents(st.just("")),
        coming=st.none() | st.integers(1, 90).map(lambda days: date(2026, 3, 2) + timedelta(days)),
        agency=st.sampled_from(("", "DEA", "FDA")),
        chosen=st.integers(0, 1000),
        follows=st.integers(0, 4),
    )
    return st.lists(step, min_size=8, max_size=most)


class Life:
    """A log to which steps are appended."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._there: dict[str, bool] = {}
        self._hidden: set[str] = set()

    def take(self, step: Step) -> None:
        """Append what happens."""
        if step.kind == "erase":
            self._erase(step)
        else:
            append(self.engine, self._event(step))

    def _event(self, step: Step) -> NewEvent:
        id, other = IDS[step.document], IDS[step.other]
        match step.kind:
            case "link" | "unlink" if id != other:
                decision = CaseLinked if step.kind == "link" else CaseUnlinked
                made = decision(document=other, by="ada", reason="so")
                return NewEvent(stream=f"case/{id}", event=made)
            case "mask":
                return self._masked(NAMES[step.document % 2])
            case "look":
                return nothing()
            case "withdraw" if self._there.get(id):
                self._there[id] = False
                return NewEvent(stream=f"document/{id}", event=withdrawn(id)[1])
            case _:
                return self._said(id, step)

    def _said(self, id: str, step: Step) -> NewEvent:
        keys = replace(step.keys, id=id, source=id.partition(":")[0])
        document = document_of(keys, coming=step.coming, agency=step.agency)
        if id not in self._there:
            event = published(document)[1]
        elif not self._there[id]:
            event = restored(document)[1]
        else:
            moved = DocumentMoved(document=document, capture=capture())
            event = (revised(document)[1], DocumentReread(document=document), moved)[step.other % 3]
        self._there[id] = True
        return NewEvent(stream=f"document/{id}", event=event)

    def _masked(self, name: str) -> NewEvent:
        stream = f"person/{name.casefold()}"
        if name in self._hidden:
            self._hidden.remove(name)
            shown = PersonUnmasked(name=name, by="ada", reason="asked")
            return NewEvent(stream=stream, event=shown)
        self._hidden.add(name)
        return NewEvent(stream=stream, event=PersonMasked(name=name, by="ada", reason="asked"))

    def _erase(self, step: Step) -> None:
        with reading(self.engine) as connection:
            there = [
                it.position
                for it in log.read(connection)
                if it.stream.startswith(("document/", "case/")) and not isinstance(it.event, Erased)
            ]
        if there:
            erase_at(self.engine, [there[step.chosen % len(there)]])


def nothing() -> NewEvent:
    """An event that says nothing of any document."""
    made = PersonUnmasked(name="Nobody At All", by="ada", reason="asked")
    return NewEvent(stream="person/nobody", event=made)


def append(engine: Engine, *entries: NewEvent) -> None:
    """Append events in one transaction."""
    with writing(engine) as connection:
        log.append(connection, entries, now=NOW)


def publish(engine: Engine, *given: Document) -> None:
    """Publish documents, in this order."""
    append(
        engine,
        *(NewEvent(stream=f"document/{it.id}", event=published(it)[1]) for it in given),
    )


def erase_at(engine: Engine, positions: list[int]) -> None:
    """Erase events as `blotter erase` does."""
    erase(engine, positions, by="clerk", reason="order of a court", now=NOW)


@contextmanager
def a_copy(empty_store: Path) -> Iterator[tuple[Engine, Path]]:
    """A new store, made of a file with an empty one."""
    with TemporaryDirectory() as folder:
        shutil.copyfile(empty_store, home := Path(folder) / "blotter.db")
        engine = connect(f"sqlite:///{home}")
        try:
            yield engine, Path(folder)
        finally:
            engine.dispose()


@contextmanager
def common_above(few: int) -> Iterator[None]:
    """A key that more than so few documents bear is common; history is linked again by threes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("enforcement.matters.pairing.COMMON", few)
        patch.setattr("enforcement.matters.pairing.FORM", few)
        patch.setattr("casebook.filling._TOGETHER", 3)
        yield
