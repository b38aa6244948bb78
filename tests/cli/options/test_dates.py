"""Days on the command line: the same forms for every option that takes one."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli.main import main
from tests.answers.examples import CASES, a_store


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("home")
    a_store(home, CASES)
    return home


def run(home: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments], env={"BLOTTER_HOME": str(home)})


FORMS = (
    "2026-07-01",
    "2026-07",
    "2026-Q3",
    "2026-W30",
    "today",
    "yesterday",
    "-30d",
    "2 weeks ago",
)
WITH_DAYS = (
    "search Tolliver --from",
    "search Tolliver --since",
    "search Tolliver --to",
    "search Tolliver --until",
    "search Tolliver --on",
    "search Tolliver --published",
    "search Tolliver --as-of",
    "timeline --on",
    "timeline --until",
    "cases --from",
    "cases --to",
    "cases --since",
    "changes --since",
    "changes --as-of",
    "due --from",
    "due --since",
    "stats --by year --from",
    "stats --by year --until",
    "export --format jsonl --as-of",
    "sources --as-of",
)


@pytest.mark.parametrize("option", WITH_DAYS)
@pytest.mark.parametrize("day", FORMS)
def test_every_option_for_a_day_takes_every_form(home: Path, option: str, day: str) -> None:
    result = run(home, *option.split(), day)
    assert result.exit_code == 0, result.stderr


@pytest.mark.parametrize("option", WITH_DAYS)
@pytest.mark.parametrize("day", ["July", "2026-13", "07/01/2026", "30"])
def test_what_is_no_day_is_one_line_that_names_the_option(
    home: Path, option: str, day: str
) -> None:
    if day == "30" and option.endswith(("cases --since", "changes --since")):
        return  # a position of the log
    result = run(home, *option.split(), day)
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1), result.stderr
    assert option.split()[-1] in result.stderr


def test_the_days_of_a_query_take_them_too(home: Path) -> None:
    for query in ("before:today", "after:30d", "since:-1y", "until:2026-07", 'on:"last month"'):
        assert run(home, "search", query).exit_code == 0
    refused = run(home, "search", "after:July")
    assert (refused.exit_code, "after: 'July' is no day: write YYYY" in refused.stderr) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("search x --from 2026 --to 2025", "--from 2026-01-01 is after --to 2025-12-31"),
        ("search x --on 2026-07 --until 2026", "--on is a day, month or year: it cannot"),
        ("search x --published 2026..2025", "2026 is after 2025"),
        ("search after:2026 before:2025", "nothing is both >2026 and <2025"),
        ("stats --by year --since today --until yesterday", "is after --to"),
        ("due --from 30d", "'30d' is no day"),
        ("due --within 2x", "'2x' is no span: write a number of days, or 30d, 6w, 3m, 1y"),
    ],
)
def test_what_makes_no_sense_is_refused(home: Path, arguments: str, said: str) -> None:
    result = run(home, *arguments.split())
    assert (result.exit_code, said in result.stderr) == (2, True), result.stderr


def test_help_shows_one_spelling(home: Path) -> None:
    shown = run(home, "search", "--help").stdout
    assert "--from" in shown
    assert "--since" not in shown
