"""Workers are begun together, and begun again where one is killed."""

from __future__ import annotations

import json
import signal
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import msgspec
import pytest

from scheduler.child_process import Hear
from scheduler.workers.worker_processes import (
    crawl_by_workers,
    exit_code,
    help_crawls,
    workers_fault,
)
from store.closing import closing_stores
from store.config import Settings
from store.log import log
from store.log.database import open_store, reading, writing
from store.log.events import SourceChecked
from store.shared_crawl.choices import SharedLook, free_looks
from store.shared_crawl.looks import CrawlState, end_look, plan_looks, take_look
from store.shared_crawl.worker_session import worker_session
from tests.postgresql import Server

_PAGE = "https://a.example/1"
_ENDED = Counter(ok=2)


@pytest.fixture
def shared(settings: Settings, postgresql: Server) -> Iterator[Settings]:
    """Settings with a database of PostgreSQL."""
    with postgresql.database() as url:
        yield msgspec.structs.replace(
            settings, database=msgspec.structs.replace(settings.database, url=url)
        )


class Workers:
    """In place of processes: each plans and takes looks, and ends as it is told to."""

    def __init__(self, settings: Settings, *ends: int) -> None:
        self._settings = settings
        self._ends = [*ends]
        self.commands: list[Sequence[str]] = []

    @closing_stores()
    def __call__(self, command: Sequence[str], environment: Mapping[str, str], hear: Hear) -> int:
        arguments = command[command.index("crawler") + 1 :]
        self.commands.append(arguments)
        end = self._ends.pop(0) if self._ends else 0
        store = open_store(self._settings.database_url)
        with worker_session(store) as session:
            crawl = arguments[arguments.index("--crawl") + 1]
            looks = [SharedLook(name=name, hosts=frozenset()) for name in ("us_a", "us_b")]
            plan_looks(session, crawl, looks, lambda _: None)
            while taken := take_look(session, lambda *known: next(iter(free_looks(*known)), None)):
                name = taken[0].name
                for told in (["plan", name, ""], ["begin", name, ""], ["ask", name, "a.example"]):
                    hear(json.dumps(told))
                if end:
                    hear(json.dumps(["read", name, _PAGE]))
                    return end
                with writing(store) as connection:
                    end_look(connection, session.number, name, "ok", {"DocumentPublished": 1})
                hear(json.dumps(["end", name, ""]))
        return 0


def _checked(settings: Settings) -> list[SourceChecked]:
    with reading(open_store(settings.database_url)) as connection:
        events = [one.event for one in log.read(connection, type="SourceChecked")]
    return [event for event in events if isinstance(event, SourceChecked)]


def test_they_are_told_one_crawl_and_their_looks_are_summed_up(
    shared: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    workers = Workers(shared)
    assert crawl_by_workers(shared, ["us_a", "us_b"], 2, workers) == 0
    first, second = workers.commands
    assert first == second
    assert [*first[:3], *first[4:]] == ["us_a", "us_b", "--crawl", "--workers", "2"]
    assert capsys.readouterr().out.startswith("2 looks: 2 ok; 2 new, 0 edited; ")


def test_one_that_is_killed_is_begun_again_and_takes_up_its_look(shared: Settings) -> None:
    workers = Workers(shared, -signal.SIGKILL)
    assert crawl_by_workers(shared, ["us_a", "us_b"], 1, workers) == 0
    assert len(workers.commands) == 2
    assert _checked(shared) == []


def test_one_that_lost_the_database_is_begun_again_once_it_is_back(shared: Settings) -> None:
    workers = Workers(shared, 1)
    assert crawl_by_workers(shared, ["us_a", "us_b"], 1, workers) == 0
    assert len(workers.commands) == 2


def test_a_page_that_kills_two_costs_its_look_and_no_other(
    shared: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    workers = Workers(shared, -signal.SIGKILL, -signal.SIGKILL)
    assert crawl_by_workers(shared, ["us_a", "us_b"], 1, workers) == 0
    assert len(workers.commands) == 3
    (checked,) = _checked(shared)
    assert (checked.outcome, checked.interrupted) == ("failed", False)
    assert checked.reason == f"workers were killed (signal 9) reading {_PAGE}"
    assert capsys.readouterr().out.startswith("2 looks: 1 failed, 1 ok; 1 new")


def test_one_that_is_told_to_end_is_not_begun_again_and_what_is_left_is_withdrawn(
    shared: Settings,
) -> None:
    workers = Workers(shared, -signal.SIGTERM)
    assert crawl_by_workers(shared, ["us_a", "us_b"], 1, workers) == 1
    assert len(workers.commands) == 1
    workers = Workers(shared)
    assert crawl_by_workers(shared, ["us_a", "us_b"], 1, workers) == 0


def test_one_that_is_killed_before_it_does_anything_is_begun_three_times(shared: Settings) -> None:
    begun: list[Sequence[str]] = []

    def run(command: Sequence[str], environment: Mapping[str, str], hear: Hear) -> int:
        begun.append(command)
        return -signal.SIGKILL

    assert help_crawls(shared, run) == -signal.SIGKILL
    assert [command[-1] for command in begun] == ["--worker"] * 3


@pytest.mark.parametrize(
    ("codes", "state", "code"),
    [
        ([0, 0], CrawlState(outcomes=_ENDED, events=Counter(), left=0), 0),
        ([0, -9], CrawlState(outcomes=_ENDED, events=Counter(), left=0), 0),
        ([0, 1], CrawlState(outcomes=_ENDED, events=Counter(), left=0), 1),
        ([2, 2], CrawlState(outcomes=Counter(), events=Counter(), left=0), 2),
        ([-9, -9], CrawlState(outcomes=_ENDED, events=Counter(), left=1), 1),
        ([0, 0], CrawlState(outcomes=_ENDED, events=Counter(), left=1), 1),
        ([0, 0], CrawlState(outcomes=Counter(walled=2), events=Counter(), left=0), 1),
    ],
)
def test_the_exit_code_is_that_of_a_crawl_by_one(
    codes: list[int], state: CrawlState, code: int
) -> None:
    assert exit_code(codes, state) == code


def test_sqlite_is_refused(settings: Settings) -> None:
    assert "PostgreSQL" in (workers_fault(settings) or "")
