"""`blotter changes`: each edit, move, removal and restoration in one row, in every format."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli.main import main
from store.documents.known import document_stream
from store.documents.record_readings import record
from store.log import log
from store.log.database import open_store, writing
from store.log.document import Redirect
from store.log.events import Absence, CaseLinked, CaseUnlinked, DocumentWithdrawn
from tests.answers.documents.comparing.test_document_differences import (
    CHARGE,
    JUDGMENT,
    PARTIES,
    a_docket,
)
from tests.store.examples import NOW, a_document, a_reading, unreadable

FIRST = a_document(details={"office": "Boston"})
EDITED = a_document(text="A grand jury charged the owner of two\x1b[31m clinics.")
THERE = replace(EDITED, url="https://agency.example/archive/1")
OTHER = a_document("2", id="us_other:2", source="us_other", title="=HYPERLINK(1)")


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    """Two documents; a day between any two events: one edited, moved and gone, one edited."""
    engine = open_store(f"sqlite:///{tmp_path / 'blotter.db'}")
    moved = a_reading(THERE, b"three", days=3)
    redirect = Redirect(url=FIRST.url, status=301)
    moved = replace(moved, capture=replace(moved.capture, redirects=(redirect,)))
    readings = [
        a_reading(FIRST, b"one"),
        a_reading(OTHER, b"other", days=1),
        a_reading(EDITED, b"two", days=2),
        moved,
        a_reading(replace(OTHER, number="26-2"), b"more", days=4),
    ]
    for days, reading in enumerate(readings):
        record(engine, [reading], reread=unreadable, now=NOW + timedelta(days=days))
    seen = Absence(
        checks=4,
        first=NOW + timedelta(days=5),
        last=NOW + timedelta(days=20),
        status=410,
        control="https://agency.example/news",
    )
    gone = log.NewEvent(stream=document_stream(FIRST.id), event=DocumentWithdrawn(evidence=seen))
    with writing(engine) as connection:
        log.append(connection, [gone], now=NOW + timedelta(days=20))
    back = a_reading(THERE, b"back", days=30)
    record(engine, [back], reread=unreadable, now=NOW + timedelta(days=30))
    engine.dispose()
    yield tmp_path


def changes(home: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["changes", *arguments], env={"BLOTTER_HOME": str(home)})


def rows(home: Path, *arguments: str) -> list[dict[str, object]]:
    shown = changes(home, "--format", "jsonl", *arguments).stdout
    return [json.loads(line) for line in shown.splitlines()]


def test_as_a_table(home: Path) -> None:
    result = changes(home)
    lines = result.stdout.splitlines()
    assert lines[0] == "#3  2026-03-06 15:30 UTC  edited    Clinic owner charged"
    assert lines[1:7] == [
        "    us_example:1",
        "    changed: office, text",
        "    office, was: Boston",
        "    office, now: (nothing)",
        "    text, was: …grand jury charged the owner of a ketamine clinic.",
        "    text, now: …grand jury charged the owner of two [31m clinics.",
    ]
    assert "    now: https://agency.example/archive/1" in lines
    evidence = "4 checks answered 410, 2026-03-09 to 2026-03-24"
    assert f"    {evidence}, while https://agency.example/news answered" in lines
    assert "\x1b" not in result.stdout
    assert result.stderr == "5 changes after position 0, up to 7\n"


def test_since_a_position_or_a_day(home: Path) -> None:
    assert [row["position"] for row in rows(home, "--since", "5")] == [6, 7]
    assert [row["position"] for row in rows(home, "--since", "#6")] == [7]
    assert [row["position"] for row in rows(home, "--since", "2026-03-07")] == [4, 5, 6, 7]
    assert [row["position"] for row in rows(home, "--since", "2026-04")] == [7]
    assert changes(home, "--since", "2027-01-01").stdout == ""


def test_as_json_with_the_position_to_go_on_from(home: Path) -> None:
    shown = json.loads(changes(home, "--format", "json", "--since", "5").stdout)
    assert (shown["since"], shown["until"], len(shown["changes"])) == (5, 7, 2)
    assert shown["changes"][0]["evidence"]["first"] == "2026-03-09T15:30:00Z"
    other = changes(home, "--format", "jsonl", "--source", "us_other").stdout
    assert json.loads(other)["id"] == "us_other:2"


def test_as_csv_and_markdown(home: Path) -> None:
    shown = changes(home, "--format", "csv").stdout
    table = list(csv.DictReader(shown.splitlines()))
    assert [row["change"] for row in table] == ["edited", "moved", "edited", "removed", "restored"]
    assert table[0]["fields"] == "office; text"
    assert table[0]["differences"].startswith("office: Boston → (nothing); text: …grand jury")
    assert table[2]["title"] == "'=HYPERLINK(1)"
    assert (table[3]["checks"], table[3]["control"]) == ("4", "https://agency.example/news")
    first = changes(home, "--format", "md").stdout.splitlines()[0]
    assert first == "- [Clinic owner charged](<https://agency.example/news/1>)  "


@pytest.mark.parametrize("since", ["Easter", "2026-13", "-1", "9" * 30])
def test_what_is_neither_a_day_nor_a_position_is_refused(home: Path, since: str) -> None:
    result = changes(home, f"--since={since}")
    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_matters_that_were_merged_and_split_are_in_every_format(home: Path) -> None:
    engine = open_store(f"sqlite:///{home / 'blotter.db'}")
    said = {"document": OTHER.id, "by": "ada", "reason": "one owner"}
    events = (CaseLinked(**said), CaseUnlinked(**said))
    joined = [log.NewEvent(stream=f"case/{FIRST.id}", event=event) for event in events]
    with writing(engine) as connection:
        log.append(connection, joined, now=NOW + timedelta(days=31))
    engine.dispose()
    result = changes(home, "--since", "7")
    title = OTHER.title
    assert result.stdout.splitlines() == [
        "#8  2026-04-04 15:30 UTC  merged    Clinic owner charged",
        f"    {FIRST.id}",
        f"    1 document from the matter {OTHER.id}, which leads here now",
        f"#9  2026-04-04 15:30 UTC  split     {title}",
        f"    {OTHER.id}",
        f"    1 document from the matter {FIRST.id}",
    ]
    assert result.stderr == "0 changes, 1 merged and 1 split matters after position 7, up to 9\n"
    _, split = rows(home, "--since", "7")
    assert (split["former"], split["documents"]) == (FIRST.id, [OTHER.id])
    table = list(
        csv.DictReader(changes(home, "--since", "7", "--format", "csv").stdout.splitlines())
    )
    assert [(row["change"], row["before"], row["after"]) for row in table] == [
        ("merged", OTHER.id, FIRST.id),
        ("split", FIRST.id, OTHER.id),
    ]
    assert table[1]["title"] == f"'{title}"
    shown = changes(home, "--since", "7", "--format", "md").stdout.splitlines()
    assert shown[0] == "- Clinic owner charged  "
    assert shown[1].replace("\\", "") == f"  merged · 2026-04-04 · {FIRST.id}  "
    compared = changes(home, "--between", "7", "8", "--format", "csv").stdout.splitlines()
    (row,) = csv.DictReader(compared)
    assert (row["change"], row["id"], row["before"]) == ("merged", FIRST.id, OTHER.id)


def test_only_of_what_a_query_finds(home: Path) -> None:
    for query, ids in (
        ('jury "clinics"', {FIRST.id}),
        ("source:us_other", {OTHER.id}),
        ("is:moved", {FIRST.id}),
        ("jury NOT is:moved", {OTHER.id}),
        ("esketamine", set()),
    ):
        assert {row["id"] for row in rows(home, *query.split())} == ids, query
        found = rows(home, *query.split(), "--between", "1", "5")
        assert {row["id"] for row in found} <= ids, query
    assert changes(home, "kind:theft").exit_code == 2


def test_the_new_entries_of_a_docket_are_shown_as_acts(tmp_path: Path) -> None:
    before = a_docket(PARTIES, CHARGE)
    after = a_docket(PARTIES, CHARGE, JUDGMENT, dateTerminated="2032-02-20")
    engine = open_store(f"sqlite:///{tmp_path / 'blotter.db'}")
    for days, document in enumerate((before, after)):
        reading = a_reading(document, str(days).encode(), days=days)
        record(engine, [reading], reread=unreadable, now=NOW + timedelta(days=days))
    engine.dispose()
    told = (
        "new entry of 2032-02-20, document 74: sentenced: Odile Farrow, 57 months in prison, 36 "
        "months of supervised release"
    )
    lines = [
        "changed: terminated, 1 new entry",
        "terminated, was: (nothing)",
        "terminated, now: 2032-02-20",
        told,
        f"  {JUDGMENT.splitlines()[-1]}",
    ]
    assert changes(tmp_path).stdout.splitlines()[2:] == [f"    {line}" for line in lines]
    assert changes(tmp_path, "--between", "1", "2").stdout.splitlines()[2:] == [
        f"    {line}" for line in lines
    ]
    (row,) = csv.DictReader(changes(tmp_path, "--format", "csv").stdout.splitlines())
    assert (row["fields"], row["differences"]) == (
        "dateTerminated; text",
        "terminated: (nothing) → 2032-02-20",
    )
    assert row["entries"].startswith(f"{told} “JUDGMENT as to")
    shown = CliRunner().invoke(main, ["diff", after.id], env={"BLOTTER_HOME": str(tmp_path)})
    assert told in shown.stdout.splitlines()
    assert "terminated: {+2032-02-20+}" in shown.stdout


def test_what_an_archive_shows_is_said_to_be_seen_then(tmp_path: Path) -> None:
    engine = open_store(f"sqlite:///{tmp_path / 'blotter.db'}")
    for days, document in enumerate((FIRST, EDITED)):
        reading = a_reading(document, str(days).encode(), days=days)
        record(engine, [reading], reread=unreadable, now=NOW + timedelta(days=900))
    engine.dispose()
    lines = changes(tmp_path).stdout.splitlines()
    assert lines[0].startswith("#2  2028-08-20 ")
    assert lines[2] == "    seen 2026-03-05 15:30 UTC, recorded later"
    (row,) = rows(tmp_path)
    assert row["seen_at"] == "2026-03-05T15:30:00Z"
