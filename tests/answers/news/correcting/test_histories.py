"""Whatever happens, every told fact that is withdrawn later is corrected exactly once to each
subscription that was sent it, and no other is.

`BLOTTER_EXAMPLES=200 pytest tests/answers/news/correcting/test_histories.py` draws so many.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from random import Random

import pytest

from enforcement.claims import Status
from store.config import load
from store.connections.engines import connect
from store.log.database import open_store
from tests.answers.news.correcting.invented import NAMES, Act
from tests.answers.news.correcting.world import IDS, Step, World, settle
from tests.casebook.histories import EXAMPLES
from tests.postgresql import Server

#: What is told of mostly at first, and mostly later.
_BEGINNINGS: tuple[tuple[str, Status], ...] = (
    ("charge", "charged"),
    ("charge", "charged"),
    ("suspension", "ordered"),
    ("conviction", "convicted"),
)
_ENDS: tuple[tuple[str, Status], ...] = (
    ("dismissal", "dismissed"),
    ("dismissal", "dismissed"),
    ("suspension", "lifted"),
    ("conviction", "vacated"),
)
_KINDS = (
    *("say", "say", "say", "reread", "better reader", "unlink", "unlink", "link"),
    *("withdraw", "mask", "erase", "pause", "resume", "again"),
)
#: How many steps each, every other of which sends what letters there are.
_STEPS = 24


def _steps(random: Random) -> Iterator[Step]:
    for number in range(_STEPS):
        is_late = random.random() < number / _STEPS
        kind = "say" if number < 4 else random.choice(_KINDS)
        yield _step(random, kind, is_late=is_late)
        if random.random() < 0.6:
            yield _step(random, "wake", is_late=is_late)


def _step(random: Random, kind: str, *, is_late: bool) -> Step:
    return Step(
        kind=kind,
        document=random.randrange(len(IDS)),
        other=random.randrange(len(IDS)),
        docket=random.choice(("1:24-cr-1", "1:24-cr-1", "1:24-cr-1", "1:24-cr-2")),
        acts=tuple(_acts(random, is_late=is_late)),
        fate=random.choice(("taken", "taken", "taken", "taken", "refused", "lost")),
    )


def _acts(random: Random, *, is_late: bool) -> Iterator[Act]:
    """Of each name at most one act of a kind."""
    known = set()
    for _ in range(random.randint(0 if is_late else 1, 3)):
        kind, status = random.choice(_ENDS if is_late and random.random() < 0.6 else _BEGINNINGS)
        name = random.choice(NAMES)
        if (name, kind) not in known:
            known.add((name, kind))
            misread = random.choice((0, 0, 0, 2, 3))
            is_dated = random.random() < 0.5
            yield Act(name=name, kind=kind, status=status, misread_before=misread, dated=is_dated)


@pytest.mark.parametrize("seed", range(EXAMPLES))
def test_what_is_withdrawn_is_corrected_exactly_once(
    empty_store: Path, tmp_path: Path, seed: int
) -> None:
    shutil.copyfile(empty_store, tmp_path / "blotter.db")
    let_happen({"BLOTTER_HOME": str(tmp_path)}, seed)


@pytest.mark.parametrize("seed", range(3))
def test_what_is_withdrawn_is_corrected_exactly_once_on_postgresql(
    postgresql: Server, tmp_path: Path, seed: int
) -> None:
    with postgresql.database() as url:
        open_store(url).dispose()
        let_happen({"BLOTTER_HOME": str(tmp_path), "BLOTTER_DATABASE_URL": url}, seed)


def let_happen(environ: Mapping[str, str], seed: int) -> None:
    settings = load(environ)
    engine = connect(settings.database_url)
    try:
        settle(World(engine=engine, settings=settings), list(_steps(Random(seed))))
    finally:
        engine.dispose()
