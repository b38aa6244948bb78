"""Every command that answers in JSON has a schema in `docs/contract/`, and answers by it."""

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
from tests.cli.options.test_matrix import COMMANDS, choices

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
    "reread": ("reread", "us_fr_dea_documents", "--dry-run"),
}
_MADE = (
    ("subscribe", "analyst@example.org", "infusion", "clinic", "--confirmed"),
    ("save", "clinics", "infusion clinic"),
    ("mask", "Tamsin Orloff", "--reason", "asked for by counsel"),
)


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
    assert answering - {"export"} == asked_for


@pytest.mark.parametrize("name", ASKED)
def test_what_a_command_answers_is_what_its_schema_says(home: Path, name: str) -> None:
    words = ASKED[name] if name == "cite" else (*ASKED[name], "--format", "json")
    done = CliRunner().invoke(main, words, env={"BLOTTER_HOME": str(home)})
    assert done.exit_code in ((0, 1) if name == "doctor" else (0,)), done.output
    told = json.loads(done.stdout)
    assert json.loads(json.dumps(to_json(msgspec.convert(told, ANSWERS[name])))) == told
