"""A store that earlier code made is brought up to date by whoever uses it first. Where that process
is killed, at whatever step, nothing is half done that anybody is answered from: the next command
goes on, and answers as if nothing had happened."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from search.volumes.volume import checkpoint
from store.log.database import SCHEMA
from tests.conftest import ROOT
from tests.stores.test_kept_stores import HERE, _home, blotter

#: A process for each kill (`make test-servers`).
pytestmark = pytest.mark.servers

#: What is asked of a store after the kill.
QUESTIONS = (
    ("search", "ketamine", "--format", "json"),
    ("cases", "--format", "json"),
    ("sources", "--format", "json"),
    ("log", "verify"),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Where a first use is killed, and what it has brought up to date by then."""

    kept: str
    words: str
    #: How the step begins before which it dies, and before which of those.
    step: str
    times: int
    #: How many parts of the store are done, in the order of `State`.
    whole: int
    #: Whether the next part is begun, and some of it is on disk.
    begun: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class State:
    """What is on disk of each part that an upgrade brings up to date, in the order it does."""

    #: The migration of the log's tables.
    schema: str
    #: How far the read models are, of which version, and which tables are being made beside them.
    views: tuple[object, ...]
    #: The sets of the casebook: by which reader, how far, and whether it is answered from.
    casebook: tuple[object, ...]
    #: The folders of the index, and how far the one in use is.
    index: tuple[object, ...]

    def parts(self) -> tuple[object, ...]:
        return self.schema, self.views, self.casebook, self.index


def _places(kept: str, words: str, *rows: tuple[str, int, int, bool]) -> list[Place]:
    return [
        Place(kept=kept, words=words, step=step, times=times, whole=whole, begun=begun)
        for step, times, whole, begun in rows
    ]


#: Through all that there is to bring up: tables, read models, casebook, index.
PLACES = [
    *_places(
        "2026_11_29_letters",
        "rebuild",
        ("BEGIN IMMEDIATE", 1, 0, False),
        ("CREATE INDEX events_changes", 1, 0, False),
        ("CREATE INDEX ix_view_memberships_a_until", 1, 0, False),
        ("UPDATE alembic_version SET version_num='0004'", 1, 0, False),
        ("commit after UPDATE alembic_version", 1, 0, False),
        ("committed after UPDATE alembic_version", 1, 1, False),
        ("CREATE TABLE new_view_letters", 1, 1, False),
        ("committed after CREATE TABLE new_view_weeks", 1, 1, True),
        ("commit after INSERT INTO new_view_letters", 1, 1, True),
        ("committed after INSERT INTO new_view_letters", 2, 1, True),
        ("DROP TABLE view_letters", 1, 1, True),
        ("ALTER TABLE new_view_sources", 1, 1, True),
        ("commit after ALTER TABLE new_view_weeks", 1, 1, True),
        ("committed after ALTER TABLE new_view_weeks", 1, 2, False),
        ("CREATE TABLE view_states_b", 1, 2, False),
        ("committed after INSERT INTO view_casebook", 1, 2, True),
        ("commit after UPDATE view_casebook SET position", 2, 2, True),
        ("committed after UPDATE view_casebook SET position", 3, 2, True),
        ("UPDATE view_casebook SET live", 1, 2, True),
        ("DROP TABLE view_links_a", 1, 2, True),
        ("commit after DROP TABLE view_states_a", 1, 2, True),
        ("committed after DROP TABLE view_states_a", 1, 3, False),
        ("add an entry to the index", 1, 3, True),
        ("add an entry to the index", 6, 3, True),
        ("commit the entries of the index", 1, 3, True),
        ("put the index in its place", 1, 3, True),
        ("remove the old index", 1, 3, True),
    ),
    *_places(
        "2026_11_28",
        "search ketamine",
        ("CREATE TABLE new_view_letters", 1, 1, False),
        ("DROP TABLE view_documents", 1, 1, True),
        ("committed after ALTER TABLE new_view_weeks", 1, 2, False),
        ("commit the entries of the index", 1, 3, True),
    ),
    *_places(
        "2026_11_28",
        "cases",
        ("CREATE TABLE view_casebook", 1, 2, False),
        ("DROP TABLE IF EXISTS view_readings", 1, 2, False),
        ("committed after INSERT INTO view_casebook", 1, 2, True),
        ("committed after UPDATE view_casebook SET position", 4, 2, True),
    ),
    *_places("2026_11_28", "log verify", ("check the guards", 1, 4, False)),
    *_places(
        "2026_11_29",
        "search ketamine",
        ("commit after UPDATE alembic_version", 1, 0, False),
        ("ALTER TABLE new_view_turns", 1, 1, True),
        ("put the index in its place", 1, 3, True),
    ),
    *_places(
        "2026_11_29_searches",
        "search ketamine",
        ("INSERT INTO new_view_projections", 1, 1, True),
        ("add an entry to the index", 10, 3, True),
    ),
    *_places(
        "2026_11_30_pages",
        "rebuild",
        ("committed after UPDATE alembic_version", 1, 1, False),
        ("DROP TABLE view_acts_a", 1, 2, True),
    ),
]


def _run(home: Path, words: str, step: str = "", times: int = 0) -> tuple[int, list[str]]:
    """Use a store in a process that dies before a step; its exit code, and the steps it did."""
    file = home.parent / f"{home.name}.steps"
    command = [sys.executable, "-m", "tests.stores.dying", str(file), step, str(times)]
    done = subprocess.run(
        [*command, *words.split()],
        cwd=ROOT,
        env=os.environ | {"BLOTTER_HOME": str(home)},
        check=False,
        capture_output=True,
    )
    return done.returncode, file.read_text("utf-8").splitlines()


def _state(home: Path) -> State:
    """What is on disk; a look at it changes nothing."""
    with closing(sqlite3.connect(f"file:{home}/blotter.db?mode=ro", uri=True)) as database:
        tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master")}
        beside = sorted(name for name in tables if name.startswith("new_view_"))
        views = database.execute("SELECT version, position FROM view_projections").fetchall()
        sets = "SELECT reader, position, live FROM view_casebook ORDER BY name"
        return State(
            schema=database.execute("SELECT version_num FROM alembic_version").fetchone()[0],
            views=(*views, *beside),
            casebook=tuple(database.execute(sets)) if "view_casebook" in tables else (),
            index=(
                checkpoint(home / "index").position,
                *sorted(it.name for it in (home / "index").iterdir() if it.is_dir()),
            ),
        )


def _answers(home: Path) -> list[str]:
    return [blotter(home, *words) for words in QUESTIONS]


@dataclass(frozen=True, kw_only=True, slots=True)
class Unkilled:
    """A kept store, and a first use of it that nothing disturbs."""

    before: State
    after: State
    #: What is answered from it without that use, and after it.
    unused: list[str]
    used: list[str]


@pytest.fixture(scope="module")
def unkilled(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], Unkilled]:
    @cache
    def lived(kept: str, words: str) -> Unkilled:
        unused, home = (tmp_path_factory.mktemp("kept") / name for name in ("unused", "home"))
        _home(HERE / kept, unused)
        _home(HERE / kept, home)
        before = _state(home)
        code, _ = _run(home, words)
        assert code == 0
        return Unkilled(
            before=before, after=_state(home), unused=_answers(unused), used=_answers(home)
        )

    return lived


@pytest.mark.parametrize(
    "place", PLACES, ids=lambda it: f"{it.kept}-{it.words}-{it.step}-{it.times}"
)
def test_a_first_use_that_is_killed_is_made_up_for(
    place: Place, unkilled: Callable[[str, str], Unkilled], tmp_path: Path
) -> None:
    home, lived = tmp_path / "home", unkilled(place.kept, place.words)
    _home(HERE / place.kept, home)
    code, steps = _run(home, place.words, place.step, place.times)
    assert code == -signal.SIGKILL
    assert sum(step.startswith(place.step) for step in steps) == place.times - 1
    _reached(place, _state(home).parts(), lived.before.parts(), lived.after.parts())
    # Each part is what it was, or what it becomes, to whoever asks next.
    answers = zip(_answers(home), lived.unused, lived.used, strict=True)
    assert all(it in {unused, used} for it, unused, used in answers)
    blotter(home, *place.words.split())
    assert _answers(home) == lived.used
    assert _state(home).schema == SCHEMA


def _reached(
    place: Place, found: Sequence[object], before: Sequence[object], after: Sequence[object]
) -> None:
    """The kill was where it was meant to be: so many parts are done, and no more is begun."""
    done, left = place.whole, place.whole + place.begun
    assert [*found[:done], *found[left:]] == [*after[:done], *before[left:]]
    assert all(it not in {before[done], after[done]} for it in found[done:left])


def test_the_kills_are_at_places_of_their_own() -> None:
    assert len({(place.step, place.times) for place in PLACES}) >= 20
