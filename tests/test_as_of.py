"""Every answer as of a position or a day is the answer that was given live at that time."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from click.testing import CliRunner
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from cli.main import main
from search.query.search import Answer, search, timeline
from search.whoosh_engine.whoosh_index import WhooshIndex
from store.calendar.days import Days
from store.log import database, log
from store.log.document import Document
from store.log.events import (
    DocumentMoved,
    DocumentReviewed,
    DocumentTagged,
    Event,
    NoteAdded,
    Outcome,
    PersonMasked,
    PersonUnmasked,
    SourceChecked,
    Verdict,
)
from store.log.moments import position_of
from store.log.projections import catch_up
from store.views.as_of import views_at
from store.views.between import DocumentDifference, differences_between
from store.views.views import (
    Views,
    condition_changes,
    known_documents,
    missing_pages,
    source_states,
    weekly_counts,
)
from tests.search.examples import (
    Blotter,
    document,
    published,
    reread,
    restored,
    revised,
    withdrawn,
)
from tests.store.examples import a_capture

#: Real servers, or processes of their own (`make test-servers`).
pytestmark = pytest.mark.servers

SOURCE = "us_example_releases"
DOCUMENTS = range(3)
NAMES = ("Jane Roe", "John A. Doe")
PHRASES = ("ketamine", "a clinic", "Jane Roe", "Roe, Jane", "John Doe's", "schedule III", "jane")
QUERIES = ("ketamine", "roe OR doe", '"jane roe"', "masked -clinic", "sched*", "title:jane clinic")
#: Noon of the first day; a day begins after every second event, so that a day may hold two.
FIRST = datetime(2026, 3, 2, 17, tzinfo=UTC)

Step = tuple[str, int, tuple[str, ...], int]


@pytest.fixture(scope="module")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("empty")
    Blotter(home).engine.dispose()
    return home


class Life:
    """What happens to a few documents and names, as hypothesis draws it; what cannot happen next is
    made into what can."""

    def __init__(self) -> None:
        self.state: dict[int, str] = {}
        self.hidden: set[str] = set()

    def step(self, step: Step) -> tuple[str, Event]:
        kind, n, phrases, number = step
        if kind in ("mask", "look"):
            return self._elsewhere(kind, n, number)
        id, event = self._to_document(kind, n, phrases, number)
        return f"document/{id}", event

    def _elsewhere(self, kind: str, n: int, number: int) -> tuple[str, Event]:
        if kind == "look":
            outcome: Outcome = "walled" if number == 1 else "ok"
            look = SourceChecked(checked_at=FIRST, outcome=outcome, listed=3, recorded=number % 3)
            return f"source/{SOURCE}", look
        name = NAMES[n % len(NAMES)]
        if name in self.hidden:
            self.hidden.remove(name)
            return f"person/{n % 2}", PersonUnmasked(name=name, by="ab", reason="acquitted")
        self.hidden.add(name)
        return f"person/{n % 2}", PersonMasked(name=name, by="ab", reason="asked")

    def _to_document(
        self, kind: str, n: int, phrases: tuple[str, ...], number: int
    ) -> tuple[str, Event]:
        content = _content(n, phrases, number)
        if n not in self.state:
            self.state[n] = "there"
            return published(content)
        if decision := _decision(kind, number):
            return content.id, decision
        if kind == "reread":
            return reread(content)
        if self.state[n] == "gone":
            self.state[n] = "there"
            return restored(content)
        if kind == "withdraw":
            self.state[n] = "gone"
            return withdrawn(content.id)
        if kind == "move":
            return content.id, DocumentMoved(document=content, capture=a_capture(b"", url="b:"))
        return revised(content)


def _content(n: int, phrases: tuple[str, ...], number: int) -> Document:
    day = date(2025, 1, 1) + timedelta(days=number) if number else None
    return document(
        f"{SOURCE}:{n}", ". ".join(phrases), title=f"{phrases[0]} {n}", published_on=day
    )


def _decision(kind: str, number: int) -> Event | None:
    verdicts: tuple[Verdict, ...] = ("relevant", "irrelevant", "unsure")
    if kind == "review":
        return DocumentReviewed(by="ab", verdict=verdicts[number % 3])
    if kind == "tag":
        return DocumentTagged(by="ab", tag="case", removed=number % 2 == 1)
    if kind == "note":
        return NoteAdded(by="ab", text=f"see {number}, and Jane Roe")
    return None


@dataclass(frozen=True, kw_only=True, slots=True)
class Given:
    """What was answered at one position."""

    answers: tuple[Answer, ...]
    shown: tuple[tuple[int, str], ...]
    views: tuple[object, ...]
    #: Against every earlier position.
    contrasts: tuple[tuple[DocumentDifference, ...], ...]


class World:
    """A log with its index, and every way in which it is asked."""

    def __init__(self, home: Path) -> None:
        self.blotter = Blotter(home)
        self.home = home
        self.times = [datetime.min.replace(tzinfo=UTC)]

    def take(self, stream: str, event: Event) -> None:
        now = FIRST + timedelta(days=len(self.times) // 2, minutes=len(self.times))
        with database.writing(self.blotter.engine) as connection:
            log.append(connection, [log.NewEvent(stream=stream, event=event)], now=now)
        self.times.append(now)

    def now(self) -> Given:
        """All answers of now."""
        engine, position = self.blotter.engine, len(self.times) - 1
        catch_up(engine, Views(engine))
        with database.reading(engine) as connection:
            views = _views(connection)
        return Given(
            answers=tuple(self._answers(position)),
            shown=tuple(self._shown()),
            views=views,
            contrasts=tuple(self._contrasts(position)),
        )

    def as_of(self, position: int, option: str) -> Given:
        """All answers as of a position, which `option` says."""
        with (
            database.reading(self.blotter.engine) as connection,
            views_at(connection, position) as past,
        ):
            views = _views(past)
        return Given(
            answers=tuple(self._answers(position, as_of=position)),
            shown=tuple(self._shown("--as-of", option)),
            views=views,
            contrasts=tuple(self._contrasts(position)),
        )

    def found(self, name: str) -> int:
        """How many states of documents a name finds, whichever way it is spelled."""
        first, last = name.split()[0], name.split()[-1]
        query = f'"{first} {last}" OR "{last} {first}" OR "{name}"'
        return search(self.blotter.settings, query, history=True).total

    def _answers(self, position: int, as_of: int | None = None) -> Iterator[Answer]:
        # The past is looked at when it was recorded, if nothing else is said.
        now = self.times[position] if as_of is None else None
        ours = self.blotter.settings
        for query in QUERIES:
            yield search(ours, query, now=now, as_of=as_of)
        yield search(ours, "jane OR john", now=now, sort="newest", history=True, as_of=as_of)
        yield timeline(ours, now=now, as_of=as_of)
        yield timeline(
            ours,
            now=now,
            history=True,
            on=Days(first=date(2025, 1, 3), last=date(2025, 1, 3)),
            as_of=as_of,
        )

    def _shown(self, *options: str) -> Iterator[tuple[int, str]]:
        runner = CliRunner(env={"BLOTTER_HOME": str(self.home)})
        for n in DOCUMENTS:
            result = runner.invoke(main, ["show", f"{SOURCE}:{n}", "--format", "json", *options])
            yield result.exit_code, result.stdout

    def _contrasts(self, position: int) -> Iterator[tuple[DocumentDifference, ...]]:
        with database.reading(self.blotter.engine) as connection:
            for earlier in range(position):
                yield tuple(differences_between(connection, earlier, position))


def _views(connection: database.Connection) -> tuple[object, ...]:
    return (
        source_states(connection),
        weekly_counts(connection),
        condition_changes(connection, since=0, until=1000),
        known_documents(connection, SOURCE),
        missing_pages(connection, SOURCE),
    )


kinds = ("revise", "reread", "move", "withdraw", "restore", "mask", "review", "tag", "note", "look")
steps = st.lists(
    st.tuples(
        st.sampled_from((*kinds, "revise", "withdraw", "mask", "mask")),
        st.sampled_from(DOCUMENTS),
        st.lists(st.sampled_from(PHRASES), min_size=1, max_size=4).map(tuple),
        st.integers(0, 3),
    ),
    min_size=6,
    max_size=10,
)
#: A name that is hidden, shown and hidden again while its document is edited, read anew and gone.
A_LIFE: list[Step] = [
    ("revise", 0, ("Jane Roe", "ketamine"), 1),
    ("mask", 0, ("jane",), 0),
    ("revise", 0, ("Roe, Jane", "a clinic"), 2),
    ("reread", 0, ("Jane Roe", "a clinic", "ketamine"), 2),
    ("mask", 0, ("jane",), 0),
    ("tag", 0, ("jane",), 0),
    ("withdraw", 0, ("jane",), 0),
    ("mask", 0, ("jane",), 0),
    ("move", 0, ("Jane Roe",), 3),
    ("restore", 0, ("John Doe's", "Jane Roe"), 3),
    ("mask", 1, ("jane",), 0),
    ("look", 0, ("jane",), 1),
    ("review", 0, ("jane",), 0),
]


@settings(
    max_examples=3,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # shrinking takes minutes
)
@example(steps=A_LIFE)
@given(steps=steps)
def test_the_past_is_answered_as_it_was_live(empty_store: Path, steps: list[Step]) -> None:
    life = Life()
    with TemporaryDirectory() as folder:
        world = World(shutil.copytree(empty_store, Path(folder) / "home"))
        given_live = [world.now()]
        for step in steps:
            world.take(*life.step(step))
            given_live.append(world.now())
            for name in life.hidden:
                assert world.found(name) == 0
        for position, live in enumerate(given_live):
            assert world.as_of(position, str(position)) == live
        index = WhooshIndex(world.blotter.settings.index_dir, world.blotter.engine)
        index.rebuild()
        for position, day in _days(world):
            assert world.as_of(position, day.isoformat()) == given_live[position]
        for position, live in enumerate(given_live):
            _check_contrasts(given_live[:position], live)
        world.blotter.engine.dispose()


def _days(world: World) -> Iterator[tuple[int, date]]:
    """Each day on which anything was learned, with the last position that was known on it."""
    zone = world.blotter.settings.timezone
    ends = {moment.astimezone(zone).date(): n for n, moment in enumerate(world.times) if n}
    with database.reading(world.blotter.engine) as connection:
        for day, position in ends.items():
            assert position_of(connection, day.isoformat(), zone) == position
            noon = datetime.combine(day, time(23, 59), zone)
            assert position_of(connection, noon.isoformat(), zone) == position
            yield position, day


def _check_contrasts(earlier: list[Given], live: Given) -> None:
    """What is between two positions is what the timelines given there differ in."""
    now = _standing(live)
    for before, contrasts in zip(earlier, live.contrasts, strict=True):
        was = _standing(before)
        kinds = {contrast.id: contrast.kind for contrast in contrasts}
        assert {id for id, kind in kinds.items() if kind == "added"} == now.keys() - was.keys()
        assert {id for id, kind in kinds.items() if kind == "removed"} == {
            id for id in was if now[id][0] and not was[id][0]
        }
        assert {id for id, kind in kinds.items() if kind == "restored"} == {
            id for id in was if was[id][0] and not now[id][0]
        }
        # A page that is back may have been edited without there being a revision.
        stayed = {id for id in was if kinds.get(id) == "reread"}
        assert all(now[id][1] == was[id][1] for id in stayed)


def _standing(given: Given) -> dict[str, tuple[bool, int]]:
    """Whether each document is withdrawn, and its revision."""
    return {hit.id: (hit.withdrawn, hit.revision) for hit in given.answers[-2].hits}
