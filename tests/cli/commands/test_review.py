"""`blotter review`, `tag` and `note`: what people decide is shown, found by, and kept."""

from __future__ import annotations

import getpass
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli.main import main
from store.documents.record_readings import record
from store.log.database import open_store
from tests.store.examples import NOW, a_document, a_reading, unreadable

ID = "us_example:1"


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    engine = open_store(f"sqlite:///{tmp_path / 'blotter.db'}")
    readings = [a_reading(a_document("1"), b"1"), a_reading(a_document("2"), b"2")]
    record(engine, readings, reread=unreadable, now=NOW)
    engine.dispose()
    yield tmp_path


def blotter(home: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, env={"BLOTTER_HOME": str(home)})


@pytest.fixture
def decided(home: Path) -> Path:
    """A document that was judged twice, tagged twice and untagged once, and noted."""
    for arguments in (
        ("review", ID, "unsure", "--by", "bo"),
        ("review", ID, "relevant", "--by", "ana", "--reason", "names a\x1b[31m clinic"),
        ("tag", ID, "Fraud", "--by", "ana"),
        ("tag", ID, "clinic", "--by", "ana", "--reason", "so it says"),
        ("tag", ID, "FRAUD", "--remove", "--by", "bo"),
        ("note", ID, "see the\nplea\x1b[31m", "--by", "ana"),
    ):
        done = blotter(home, *arguments)
        assert done.exit_code == 0, done.output
    return home


def test_what_was_decided_is_shown_with_who_and_when(decided: Path) -> None:
    shown = re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d UTC", "THEN", blotter(decided, "show", ID).output)
    assert "reviewed: relevant (by ana, THEN: names a [31m clinic)\n" in shown
    assert "tagged: clinic\n" in shown
    assert "note (by ana, THEN): see the plea [31m\n" in shown
    assert [line.split("THEN  ")[1] for line in shown.splitlines() if line.startswith("#")] == [
        "published",
        "reviewed as unsure by bo",
        "reviewed as relevant by ana: names a [31m clinic",
        "tagged fraud by ana",
        "tagged clinic by ana: so it says",
        "no longer tagged fraud by bo",
        "note by ana",
    ]


def test_what_was_decided_is_in_the_json(decided: Path) -> None:
    found = json.loads(blotter(decided, "show", ID, "--format", "json").stdout)["annotations"]
    for one in (found["review"], *found["tags"], *found["notes"]):
        assert re.match(r"\d{4}-\d\d-\d\dT.*Z", one.pop("at"))
    assert found == {
        "review": {
            "verdict": "relevant",
            "by": "ana",
            "reason": "names a [31m clinic",
            "position": 4,
        },
        "tags": [{"tag": "clinic", "by": "ana", "reason": "so it says", "position": 6}],
        "notes": [{"text": "see the plea [31m", "by": "ana", "reason": "", "position": 8}],
    }


def test_it_is_as_of_a_position(decided: Path) -> None:
    shown = blotter(decided, "show", ID, "--as-of", "3").output
    assert "reviewed: unsure (by bo" in shown
    assert "tagged:" not in shown


def test_documents_are_found_by_it(decided: Path) -> None:
    assert "1 of 1" in blotter(decided, "search", "ketamine", "--review", "relevant").output
    assert "1 of 1" in blotter(decided, "timeline", "--tag", "clinic").output
    assert "nothing found" in blotter(decided, "search", "ketamine", "--tag", "fraud").output


def test_the_author_is_who_is_logged_in(home: Path) -> None:
    blotter(home, "note", ID, "noted")
    assert f"note (by {getpass.getuser()}, " in blotter(home, "show", ID).output


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("review", "us_example:3", "relevant"), 1, "no document us_example:3"),
        (("review", "us_exam", "relevant"), 1, "did you mean us_example:1, us_example:2?"),
        (("note", "x\x1b[31m:1", "text"), 1, "no document x [31m:1"),
        (("tag", "us_example:3", "fraud"), 1, "no document us_example:3"),
        (("tag", ID, "fraud", "--remove"), 1, "us_example:1 does not have the tag fraud"),
        (("tag", ID, "two words"), 2, "a tag is one word"),
        (("review", ID, "perhaps"), 2, "'perhaps' is not one of"),
        (("note", ID, " \n"), 2, "it must not be empty"),
        (("review", ID, "relevant", "--by", ""), 2, "it must not be empty"),
    ],
)
def test_what_makes_no_sense_is_one_line(
    home: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    result = blotter(home, *arguments)
    assert result.exit_code == code
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1
