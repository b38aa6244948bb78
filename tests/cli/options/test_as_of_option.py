"""`--as-of` on the commands that answer, by position, by day and by time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli.main import main
from store.log import log
from store.log.database import writing
from store.log.events import SourceChecked
from tests.search.examples import Blotter, document, masked, published, revised, withdrawn

#: Noon of the first day in New York; the events are a day apart.
FIRST = datetime(2026, 3, 2, 17, tzinfo=UTC)
ONE = "us_example_releases:1"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    home = tmp_path_factory.mktemp("home")
    blotter = Blotter(home)
    events = [
        published(document(ONE, "Jane Roe was charged over ketamine.", title="Charged")),
        revised(document(ONE, "Jane Roe was acquitted over ketamine.", title="Acquitted")),
        withdrawn(ONE),
        masked("Jane Roe"),
    ]
    for days, event in enumerate(events):
        blotter.append(event, now=FIRST + timedelta(days=days))
    for days, outcome in ((4, "ok"), (5, "walled")):
        now = FIRST + timedelta(days=days)
        look = SourceChecked(checked_at=now, outcome=outcome)  # type: ignore[arg-type]
        with writing(blotter.engine) as connection:
            log.append(connection, [log.NewEvent(stream="source/board", event=look)], now=now)
    blotter.engine.dispose()
    (home / "blotter.toml").write_text('[feeds.board]\nurl = "https://board.example/rss"\n')
    yield home


def run(home: Path, *arguments: str) -> Result:
    return CliRunner(env={"BLOTTER_HOME": str(home)}).invoke(main, arguments)


@pytest.mark.parametrize("moment", ["1", "#1", "2026-03-02", "2026-03-03T11:59", "2026-03-03"])
def test_a_search_of_the_past(home: Path, moment: str) -> None:
    shown = run(home, "search", "jane", "--as-of", moment, "--format", "json")
    (hit,) = json.loads(shown.stdout)["hits"]
    title = "Acquitted" if moment == "2026-03-03" else "Charged"
    assert (hit["title"], hit["withdrawn"]) == (title, False)


def test_what_an_answer_of_the_past_rests_on(home: Path) -> None:
    then = run(home, "search", "jane", "--as-of", "2026-03-06")
    assert (then.stdout, "1 of 1 source fresh" in then.stderr) == ("", True)
    assert "walled" in run(home, "search", "jane", "--as-of", "2026-03-07").stderr


def test_a_timeline_of_the_past(home: Path) -> None:
    assert "Charged\n" not in run(home, "timeline").stdout
    assert "[masked]" not in run(home, "timeline", "--as-of", "3", "jane").stdout
    assert run(home, "timeline", "--as-of", "0").stdout == ""
    shown = run(home, "timeline", "--as-of", "3", "--history").stdout
    assert "Charged  [superseded]" in shown
    assert "Acquitted  [revision 1]  [withdrawn]" in shown


def test_a_document_of_the_past(home: Path) -> None:
    assert "Jane Roe was charged over ketamine." in run(home, "show", ONE, "--as-of", "1").stdout
    day = run(home, "show", ONE, "--as-of", "2026-03-04").stdout
    assert "Jane Roe was acquitted" in day
    assert "#4" not in day
    assert "Jane Roe" not in run(home, "show", ONE, "--as-of", "4").stdout
    before = run(home, "show", ONE, "--as-of", "0")
    assert before.exit_code == 1
    assert "was known at position 0" in before.stderr


def test_sources_of_the_past(home: Path) -> None:
    def board(moment: str) -> tuple[str, str]:
        shown = run(home, "sources", "--format", "json", "--as-of", moment)
        (row,) = (row for row in json.loads(shown.stdout)["sources"] if row["name"] == "board")
        return row["state"], row["why"]

    assert board("4") == ("never looked at", "not looked at yet")
    assert board("5")[0] == board("2026-03-06")[0] == "ok"
    assert board("6")[0] == "walled"


@pytest.mark.parametrize("command", [["search", "x"], ["timeline"], ["show", ONE], ["sources"]])
@pytest.mark.parametrize(
    ("moment", "told"),
    [
        ("7", "there is no position 7: the log ends at 6"),
        ("soon", "'soon' is no moment"),
        ("2025-06-01", "nothing was known at 2025-06-01: the log began at 2026-03-0"),
    ],
)
def test_what_is_no_moment_is_a_usage_error(
    home: Path, command: list[str], moment: str, told: str
) -> None:
    result = run(home, *command, "--as-of", moment)
    assert result.exit_code == 2
    assert f"--as-of: {told}" in result.stderr


def test_a_day_on_which_it_happened(home: Path) -> None:
    found = json.loads(run(home, "search", "ketamine", "--on", "2025-01-01", *AS_JSON).stdout)
    assert found["total"] == 1
    found = json.loads(run(home, "timeline", "--on", "2025-01-02", *AS_JSON).stdout)
    assert found["total"] == 0
    both = run(home, "timeline", "--on", "2025-01-02", "--from", "2025-01-01")
    assert both.exit_code == 2
    assert "--on is a day, month or year" in both.stderr


AS_JSON = ("--format", "json")
