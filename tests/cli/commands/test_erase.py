"""`blotter erase`: content gone from every file of the store, also after kill -9 on the way."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import zstandard
from click.testing import CliRunner, Result

from answers.catch_up import catch_up
from cli.main import main
from search.whoosh_engine.whoosh_index import WhooshIndex
from store import config
from store.documents.record_readings import record
from store.log import log
from store.log.database import open_store, reading, snapshot, writing
from store.log.events import CaptureFailed, SourceChecked
from store.log.verification import verify
from store.readers.folders import published_folder
from store.readers.registry import said
from store.views.views import Views
from tests.conftest import ROOT
from tests.store.examples import NOW, a_document, a_reading, unreadable

#: Real servers, or processes of their own (`make test-servers`).
pytestmark = pytest.mark.servers

NAME = "Xanthippe Quillfeather"
ID = "us_example:1"
BODY = f"<h1>{NAME}</h1>".encode() + bytes(range(256)) * 40
FIRST = a_document(title=f"{NAME} charged", text=f"{NAME} owned a ketamine clinic.\n\n" * 200)
EDITED = a_document(title=f"{NAME} sentenced", text=f"{FIRST.text}Quillfeather was sentenced.")
OTHER = a_document("2", text="Ketamine, and nobody else.")


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    """#1 and #2 documents, #3 the first edited, #4 a look with an address and ids; all indexed."""
    engine = open_store(f"sqlite:///{tmp_path / 'blotter.db'}")
    readings = [a_reading(FIRST, BODY), a_reading(OTHER, b"nobody")]
    record(engine, readings, reread=unreadable, now=NOW)
    record(engine, [a_reading(EDITED, b"2" + BODY, days=1)], reread=unreadable, now=NOW)
    failed = CaptureFailed(url=f"https://a.example/?{NAME}", failed_at=NOW, reason=NAME)
    looked = SourceChecked(checked_at=NOW, outcome="failed", reason=NAME, passed_over=(NAME,))
    entries = [log.NewEvent(stream="source/us_example", event=one) for one in (failed, looked)]
    with writing(engine) as connection:
        log.append(connection, entries, now=NOW + timedelta(days=1))
    engine.dispose()
    settings = config.load({"BLOTTER_HOME": str(tmp_path)})
    catch_up(settings)
    yield tmp_path


def blotter(home: Path, *arguments: str, answer: str = "") -> Result:
    return CliRunner().invoke(main, arguments, env={"BLOTTER_HOME": str(home)}, input=answer)


def erase(home: Path, *positions: str) -> Result:
    return blotter(home, "erase", *positions, "--reason", "order 12", "--by", "ana", "--yes")


def found_in(home: Path) -> list[Path]:
    """The files in which `grep -a -i` would find the name, or the compressed body is."""
    wanted = re.compile(b"quillfeather|xanthippe", re.IGNORECASE)
    packed = [zstandard.compress(body)[:500] for body in (BODY, b"2" + BODY)]
    files = [file for file in home.rglob("*") if file.is_file()]
    return [
        file
        for file in files
        if wanted.search(content := file.read_bytes()) or any(one in content for one in packed)
    ]


def test_no_file_of_the_store_holds_what_was_erased(home: Path) -> None:
    held = {file.name for file in found_in(home)}
    assert {"blotter.db"} < held
    assert any(name.endswith(".trm") for name in held)
    result = erase(home, "1", "3", "4", "5")
    assert result.exit_code == 0, result.output
    assert result.output.splitlines()[:4] == [
        "erased: #1, #3, #4, #5, with 2 bodies",
        f"the log keeps that there was document/{ID}",
        "the log keeps that there was source/us_example",
        "complete: all that is registered here has passed the erasure of #9 (1 of 1)",
    ]
    assert found_in(home) == []
    assert not (home / "blotter.db-wal").exists(), "the store was closed"
    verified = blotter(home, "log", "verify")
    assert verified.exit_code == 0
    assert "4 payloads were erased" in verified.output
    assert "1 of 1" in blotter(home, "search", "ketamine").output
    assert found_in(home) == []


def test_what_is_left_of_a_document_is_named(home: Path) -> None:
    result = erase(home, "1")
    assert f"document/{ID} still has content at #3" in result.output
    shown = blotter(home, "show", ID)
    assert shown.exit_code == 0
    assert re.search(
        r"#1 .* published\n    erased \d{4}-\d\d-\d\d by ana: order 12\n", shown.output
    )


def test_who_has_not_passed_it_is_named_without_what_was_erased(home: Path) -> None:
    engine = open_store(f"sqlite:///{home / 'blotter.db'}")
    said(engine, published_folder("/site", 5))
    engine.dispose()
    assert "not complete: 1 of 2 registered here" in (done := erase(home, "1")).output
    assert done.exit_code == 0
    status = blotter(home, "erase", "--status")
    assert status.exit_code == 1
    assert "  published@" in status.output and "behind, at #5" in status.output
    assert "base backups" not in status.output  # of PostgreSQL alone
    assert not re.search("quillfeather|xanthippe", done.output + status.output, re.IGNORECASE)
    asked = blotter(home, "erase", "--status", "--format", "json")
    answer = json.loads(asked.stdout)
    assert (asked.exit_code, answer["complete"], answer["position"]) == (1, False, 6)
    (name,) = (it["name"] for it in answer["readers"] if it["standing"] != "passed")
    assert blotter(home, "erase", "--gone", name).output == f"{name} is struck off\n"
    assert blotter(home, "erase", "--status").exit_code == 0


def test_where_nothing_was_erased_nothing_is_waited_for(home: Path) -> None:
    asked = blotter(home, "erase", "--status")
    assert (asked.exit_code, asked.output) == (0, "nothing was ever erased\n")


def test_commands_cope_with_erased_states(home: Path) -> None:
    erase(home, "3")
    result = blotter(home, "show", ID)
    assert result.exit_code == 1
    assert re.search(r"us_example:1: its content was erased \(.* by ana: order 12\)", result.output)
    assert blotter(home, "show", ID, "--revision", "0").exit_code == 0
    assert "was erased" in blotter(home, "diff", ID).output
    assert "was erased" in blotter(home, "diff", ID, "--from", "0", "--to", "1").output
    assert "edited" in blotter(home, "changes").output
    assert "(erased)" in blotter(home, "changes", "--between", "0", "5", "--format", "json").output
    for arguments in (
        *(("log", "list"), ("timeline",), ("search", "ketamine", "--history"), ("sources",)),
        *(("digest", "--dry-run", "--query", "ketamine", "--since", "0"), ("log", "verify")),
        *(("show", ID, "--revision", "0", "--format", "json"), ("note", ID, "erased, alas")),
        *(("export", "--warc", str(home / "x.warc")), ("rebuild",)),
    ):
        done = blotter(home, *arguments)
        assert done.exit_code == 0, (arguments, done.output)


def test_it_asks_first(home: Path) -> None:
    asked = blotter(home, "erase", "1", "--reason", "order 12", answer="n\n")
    assert asked.exit_code == 1
    assert f"document/{ID}  {NAME} charged" in asked.output
    assert blotter(home, "show", ID, "--revision", "0").exit_code == 0
    assert blotter(home, "erase", "1", "--reason", "order 12", answer="y\n").exit_code == 0
    assert "erased before" in erase(home, "1").output


def test_what_is_masked_is_not_named_when_it_asks(home: Path) -> None:
    blotter(home, "mask", NAME, "--reason", "acquitted")
    asked = blotter(home, "erase", "1", "--reason", "order 12", answer="n\n")
    assert "[masked] charged" in asked.output
    assert NAME not in asked.output


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("99", "--reason", "x"), 1, "there is no event at #99: the log ends at 5"),
        (("0", "--reason", "x"), 2, "0 is not in the range"),
        (("1",), 2, "Missing option '--reason'"),
        ((), 2, "Name positions to erase, or ask --status, or strike off --gone NAME"),
        (("1", "--status"), 2, "one of them"),
        (("--status", "--gone", "x"), 2, "one of them"),
        (("--status", "--reason", "x"), 2, "--reason goes with positions"),
        (("1", "--reason", "x", "--format", "json"), 2, "--format json goes with --status"),
        (("--gone", "nobody"), 1, "no reader is called nobody"),
        (("1", "--reason", f"Request of {NAME}"), 1, "cannot be erased itself"),
    ],
)
def test_what_makes_no_sense_is_one_line(
    home: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    result = blotter(home, "erase", *arguments, "--yes")
    assert result.exit_code == code
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1


#: Runs the command, and is killed as soon as it comes to the place.
_KILLED = """
import os, signal, sys
from importlib import import_module

module, name = sys.argv.pop(1).split(":")
owner = import_module(module)
for part in name.split(".")[:-1]:
    owner = getattr(owner, part)
setattr(owner, name.split(".")[-1], lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL))
from cli.main import main
main()
"""


@pytest.mark.parametrize(
    "place",
    [
        "store.log.log:append",
        "answers.forgetting:Views.rebuild",
        "search.volumes.volume:write_checkpoint",
        "store.privacy.scrubbing:_scrub_sqlite",
    ],
)
def test_a_command_that_was_killed_is_finished_by_repeating_it(home: Path, place: str) -> None:
    command = ["erase", "1", "3", "4", "5", "--reason", "order 12", "--by", "ana", "--yes"]
    child = subprocess.run(
        [sys.executable, "-c", _KILLED, place, *command],
        cwd=ROOT,
        env={**os.environ, "BLOTTER_HOME": str(home)},
        capture_output=True,
        check=False,
    )
    assert child.returncode == -signal.SIGKILL, child.stderr
    assert found_in(home)
    engine = open_store(f"sqlite:///{home / 'blotter.db'}")
    with snapshot(engine) as connection:
        assert verify(connection).erased == (0 if place == "store.log.log:append" else 4)
    engine.dispose()
    assert erase(home, "1", "3", "4", "5").exit_code == 0
    assert found_in(home) == []
    engine = open_store(f"sqlite:///{home / 'blotter.db'}")
    with snapshot(engine) as connection:
        assert verify(connection).erased == 4
        assert log.head(connection).position == 9
    with reading(engine) as connection:
        end = log.head(connection).position
    assert Views(engine).position() == end
    assert WhooshIndex(home / "index", engine).position() == end
    engine.dispose()
