"""Every command that answers in JSON has a schema in `docs/contract/` and answers by it, and every
list that is cut says how to go on."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner

from answers.contract import ANSWERS
from answers.to_json import to_json
from cli.examples.example import DECISION, DOCKET, SUBSCRIPTION
from cli.main import main
from cli.shown.list_part import part_said
from crawler.backfill.archive_report import ArchiveReport
from tests.cli.options.test_matrix import COMMANDS, LISTS, choices

SAMPLE = Path(__file__).parents[2] / "sample"

#: What is asked for each schema; the first words are those of the command.
ASKED: Mapping[str, tuple[str, ...]] = {
    "search": ("search", "ketamine", "--facets"),
    "similar": ("similar", DECISION),
    "timeline": ("timeline", "ketamine"),
    "show": ("show", DECISION),
    "cite": ("show", DECISION, "--cite", "json"),
    "cases": ("cases",),
    "case": ("case", DECISION),
    "person": ("person", "Voskamp"),
    "due": ("due", "--from", "2025", "--within", "24m"),
    "stats": ("stats", "--by", "kind"),
    "stats-open": ("stats", "--by", "kind", "--open", "sentence"),
    "changes": ("changes",),
    "changes-between": ("changes", "--between", "40", "160"),
    "diff": ("diff", DOCKET),
    "sources": ("sources",),
    "looks": ("sources", "looks", "us_doj_press_releases"),
    "log-seal": ("log", "seal"),
    "log-verify": ("log", "verify"),
    "log-list": ("log", "list"),
    "saved": ("saved",),
    "try": ("try", "ketamine"),
    "subscriptions": ("subscriptions",),
    "subscription": ("subscription", SUBSCRIPTION),
    "schedule": ("schedule",),
    "doctor": ("doctor",),
    "config-show": ("config", "show"),
    "mask": ("mask",),
    "erase": ("erase", "--status"),
    "reread": ("reread", "us_fr_dea_documents", "--dry-run"),
}
#: Two of each, so that one may be left out.
_MADE = (
    ("subscribe", "analyst@example.org", "infusion", "clinic", "--confirmed"),
    ("subscribe", "editor@example.org", "telehealth", "--confirmed"),
    ("save", "clinics", "infusion clinic"),
    ("save", "doctors", "physician"),
    ("mask", "Tamsin Orloff", "--reason", "asked for by counsel"),
    ("mask", "Rosa Example", "--reason", "asked for by counsel"),
)
#: What is asked of each list, where that has to be said.
_OF_LISTS: Mapping[str, tuple[str, ...]] = {
    "due": ("--from", "2025", "--within", "24m"),
    "search": ("ketamine",),
    "similar": (DECISION,),
    "sources looks": ("us_doj_press_releases",),
    "stats": ("--by", "kind"),
}


@pytest.fixture(scope="module")
def home(sample_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled sample, with something of each kind."""
    home = tmp_path_factory.mktemp("json") / "home"
    shutil.copytree(sample_home, home)
    for words in _MADE:
        done = CliRunner().invoke(main, words, env={"BLOTTER_HOME": str(home)})
        assert done.exit_code == 0, done.output
    return home


def test_every_command_that_answers_in_json_is_asked() -> None:
    answering = {name for name in COMMANDS if "json" in choices(name, "--format")}
    asked = {" ".join(words) for words in ASKED.values()}
    asked_for = {name for name in answering if any(f"{it} ".startswith(f"{name} ") for it in asked)}
    assert answering - {"backfill", "export"} == asked_for


def test_what_a_back_fill_tells_is_what_its_schema_says(sample_home: Path, tmp_path: Path) -> None:
    home = shutil.copytree(sample_home, tmp_path / "home")
    words = ("backfill", "--warc-list", str(SAMPLE), "--jobs", "1", "--format", "json")
    done = CliRunner().invoke(main, words, env={"BLOTTER_HOME": str(home)})
    assert done.exit_code == 0, done.output
    told = json.loads(done.stdout)
    report = msgspec.convert(told, ArchiveReport)
    assert json.loads(json.dumps(to_json(report))) == told
    assert (report.files, report.scanned, report.failed) == (1, 1, ())


@pytest.mark.parametrize("name", ASKED)
def test_what_a_command_answers_is_what_its_schema_says(home: Path, name: str) -> None:
    words = ASKED[name] if name == "cite" else (*ASKED[name], "--format", "json")
    done = CliRunner().invoke(main, words, env={"BLOTTER_HOME": str(home)})
    assert done.exit_code in ((0, 1) if name == "doctor" else (0,)), done.output
    told = json.loads(done.stdout)
    assert json.loads(json.dumps(to_json(msgspec.convert(told, ANSWERS[name])))) == told


@pytest.mark.parametrize("form", ["text", "csv"])
@pytest.mark.parametrize("name", sorted({*LISTS} - {"person"}))  # each is one in the sample
def test_a_list_that_is_cut_says_how_to_go_on(home: Path, name: str, form: str) -> None:
    words = (*name.split(), *_OF_LISTS.get(name, ()), "--format", form)

    def told(*page: str) -> str:
        done = CliRunner().invoke(main, (*words, *page), env={"BLOTTER_HOME": str(home)})
        assert done.exit_code == 0, done.output
        return done.stderr.splitlines()[-1]

    total = int(told("--limit", "1").removesuffix(": go on with --offset 1").split(" of ")[1])
    assert total > 1
    assert told("--limit", "1", "--offset", str(total - 1)) == f"1 of {total}: these are the last"
    beyond = told("--offset", str(total + 3))
    assert beyond == f"nothing is left at --offset {total + 3}: there are {total}"


def test_a_list_that_is_whole_says_nothing_of_parts(home: Path) -> None:
    done = CliRunner().invoke(main, ("saved", "--limit", "2"), env={"BLOTTER_HOME": str(home)})
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("shown", "total", "limit", "offset", "said"),
    [
        (0, 0, 20, 0, ""),
        (20, 61, 20, 20, "20 of 61: go on with --offset 40"),
        (17, 61, 20, 40, "17 of 61: these are the last"),  # the others are copies
        (58, 61, 100, 0, ""),
        (51, 61, None, 10, "51 of 61: these are the last"),
    ],
)
def test_copies_that_are_folded_are_not_to_come(
    shown: int, total: int, limit: int | None, offset: int, said: str
) -> None:
    assert part_said(shown, total, limit=limit, offset=offset) == said
