"""What proves a document in a published record says what it shows, and what not."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa

from crawler.archives.warc_export import proofs_in, write_warc
from crawler.evidence import verify
from crawler.evidence.published import published_evidence
from store.documents.known import document_stream
from store.log import bodies, log
from store.log.database import reading
from store.log.events import recorded_from
from tests.crawler.evidence.test_bundle import ID, erase, filled
from tests.store.examples import NOW


@pytest.fixture
def store(engine: sa.Engine) -> sa.Engine:
    filled(engine)
    return engine


def published(engine: sa.Engine, folder: Path) -> list[str]:
    """Write the evidence into a folder; the lines of the file."""
    with reading(engine) as connection:
        rows = log.stream_rows(connection, [document_stream(ID)])[document_stream(ID)]
        erased = [row.position for row in rows if row.payload is None]
        every = [*rows, *log.erasing_rows(connection, erased)]
        every.sort(key=lambda row: row.position)
        out = io.BytesIO()
        kept = proofs_in(map(recorded_from, rows))
        write_warc(out, kept, body=lambda it: bodies.fetch(connection, it), gzip=True, now=NOW)
    (folder / verify.PACKED).write_bytes(out.getvalue())
    (folder / verify.EVIDENCE).write_bytes(published_evidence(ID, every))
    return (folder / verify.EVIDENCE).read_text("utf-8").splitlines()


def checked(folder: Path, capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, str]:
    return verify.main([str(folder), *options]), capsys.readouterr().out


def test_it_proves_what_it_can(
    store: sa.Engine, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = published(store, tmp_path)
    code, said = checked(tmp_path, capsys)
    assert (code, said.splitlines()[0]) == (0, f"OK  {ID}")
    assert "4 events of the document, none left out" in said
    assert "3 answers of servers" in said
    assert "NOT SHOWN: that the log holds these events" in said
    last = json.loads(lines[-1])
    assert f"    {last['position']}:{last['hash']}@" in said


def test_it_names_no_stream_but_its_own(store: sa.Engine, tmp_path: Path) -> None:
    rows = [json.loads(line) for line in published(store, tmp_path)[1:]]
    assert {row["stream"] for row in rows} == {f"document/{ID}"}


def test_it_holds_to_seals_of_its_events(
    store: sa.Engine, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    published(store, tmp_path)
    seal = checked(tmp_path, capsys)[1].splitlines()[-1].strip()
    code, said = checked(tmp_path, capsys, "--against", seal)
    assert code == 0
    assert "seals given, all of which agree: 1" in said
    other = f"1:{'0' * 64}@2026-01-01T00:00:00.000000Z"
    code, said = checked(tmp_path, capsys, "--against", other)
    assert (code, "is not in the bundle" in said) == (1, True)
    forged = seal.replace(seal.partition(":")[2][:4], "0000", 1)
    assert checked(tmp_path, capsys, "--against", forged)[0] == 1


def test_what_was_erased_is_told_and_not_held(
    store: sa.Engine, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = json.loads(published(store, tmp_path)[1])
    erase(store, first["position"])
    lines = published(store, tmp_path)
    assert json.loads(lines[1])["payload"] is None
    code, said = checked(tmp_path, capsys)
    assert code == 0
    assert "its content was erased" in said
    assert "court's order" in said


def test_bytes_that_are_not_kept_are_not_shown(
    store: sa.Engine, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    published(store, tmp_path)
    (tmp_path / verify.PACKED).unlink()
    code, said = checked(tmp_path, capsys)
    assert code == 0
    assert "NOT SHOWN: the bytes of 3 more" in said


def _dropped(lines: list[str]) -> list[str]:
    return [lines[0], *lines[2:]]


def _retold(lines: list[str]) -> list[str]:
    return [line.replace("acquitted", "convicted") for line in lines]


def _swapped(lines: list[str]) -> list[str]:
    return [lines[0], lines[2], lines[1], *lines[3:]]


def _another_time(lines: list[str]) -> list[str]:
    row = {**json.loads(lines[1]), "recorded_at": "2020-01-01T00:00:00.000000+00:00"}
    return [lines[0], json.dumps(row), *lines[2:]]


def _foreign(lines: list[str]) -> list[str]:
    row = json.loads(lines[1])
    names = ("position", "stream", "version", "type", "recorded_at", "payload_sha256")
    row |= {"stream": "document/us_example:other", "position": 1000}
    text = json.dumps([row[name] for name in names], separators=(",", ":"))
    return [*lines, json.dumps({**row, "hash": verify.digest(row["previous"] + text)})]


@pytest.mark.parametrize("change", [_dropped, _retold, _swapped, _another_time, _foreign])
def test_what_was_changed_is_found(
    store: sa.Engine,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    change: Callable[[list[str]], list[str]],
) -> None:
    lines = change(published(store, tmp_path))
    (tmp_path / verify.EVIDENCE).write_text("\n".join(lines) + "\n", "utf-8")
    code, said = checked(tmp_path, capsys)
    assert (code, said[:12]) == (1, "NOT VERIFIED")


def test_other_bytes_are_found(
    store: sa.Engine, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    published(store, tmp_path)
    file = tmp_path / verify.PACKED
    file.write_bytes(gzip.compress(gzip.decompress(file.read_bytes()).replace(b"page", b"sage")))
    assert checked(tmp_path, capsys)[0] == 1
