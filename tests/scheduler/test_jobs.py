from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from answers.catch_up import catch_up
from scheduler.child_process import Hear, run_child
from scheduler.jobs import crawl
from search.whoosh_engine.whoosh_index import WhooshIndex
from store import patience
from store.config import Settings
from store.database_address import StoreError
from store.log import log, written_once
from store.log.database import Connection, Engine, reading, writing
from store.log.events import SourceChecked
from store.views.views import Views
from tests.scheduler.examples import NOW, published


def test_the_crawler_is_a_child_and_the_read_models_catch_up(
    settings: Settings, engine: Engine
) -> None:
    commands: list[Sequence[str]] = []

    def run(command: Sequence[str], environment: Mapping[str, str], hear: Hear) -> int:
        commands.append(command)
        with writing(engine) as connection:
            entry = log.NewEvent(stream="document/us_example:1", event=published())
            log.append(connection, [entry], now=NOW)
        return 1

    assert crawl(settings, ["us_a", "us_b"], [Path("/x/a.warc.gz"), Path("b.warc")], run) == 1
    (command,) = commands
    assert command[0] == sys.executable
    words = "-m crawler us_a us_b --replay /x/a.warc.gz --replay b.warc"
    assert list(command[-len(words.split()) :]) == words.split()
    assert Views(engine).position() == 1
    assert WhooshIndex(settings.index_dir, engine).position() == 1


def test_catching_up_on_an_empty_log_is_no_trouble(settings: Settings, engine: Engine) -> None:
    catch_up(settings)
    catch_up(settings)
    assert Views(engine).position() == 0


def test_the_childs_exit_code_is_ours(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BLOTTER_HOME", str(settings.home))
    assert crawl(settings, ["no_such_source"]) == 2
    assert "no_such_source" in capfd.readouterr().err


def test_the_crawler_is_told_no_secret_of_letters(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BLOTTER_SECRET", "s" * 16)
    monkeypatch.setenv("BLOTTER_KEY_REGULATIONS", "key")
    given: dict[str, str] = {}

    def run(command: Sequence[str], environment: Mapping[str, str], hear: Hear) -> int:
        given.update(environment)
        return 0

    assert crawl(settings, ["us_a"], run=run) == 0
    assert "BLOTTER_SECRET" not in given
    assert given["BLOTTER_KEY_REGULATIONS"] == "key"


def test_looks_that_the_crawler_could_not_record_are_recorded_once_the_database_is_back(
    settings: Settings, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, times_away = writing, [1, 2]

    def run(command: Sequence[str], environment: Mapping[str, str], hear: Hear) -> int:
        for line in (["plan", "us_a", ""], ["begin", "us_a", ""], ["ask", "us_a", "a.example"]):
            hear(json.dumps(line))
        return 1

    def writing_at_times(to: Engine) -> AbstractContextManager[Connection]:
        if times_away:
            times_away.pop()
            raise StoreError("cannot write to the store: it is away")
        return real(to)

    monkeypatch.setattr(written_once, "writing", writing_at_times)
    monkeypatch.setattr(patience, "WAITS", (0.0, 0.0))
    assert crawl(settings, ["us_a"], run=run) == 1
    with reading(engine) as connection:
        (look,) = (it.event for it in log.read(connection, type="SourceChecked"))
    assert isinstance(look, SourceChecked)
    assert (look.outcome, look.interrupted, look.requests) == ("failed", True, {"a.example": 1})


def test_a_crawler_that_lies_where_the_user_stands_is_not_run(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "crawler").mkdir()
    (tmp_path / "crawler" / "__main__.py").write_text("raise SystemExit(99)")
    monkeypatch.setenv("BLOTTER_HOME", str(settings.home))
    monkeypatch.chdir(tmp_path)
    assert crawl(settings, ["no_such_source"]) == 2


def test_a_child_gets_the_environment() -> None:
    command = [sys.executable, "-c", "import os; raise SystemExit(int(os.environ['CODE']))"]
    assert run_child(command, {"CODE": "7"}, lambda _: None) == 7
