"""`blotter backfill`: what it is told, what it says, and that nothing of it is mailed as new."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli.main import main
from sample.make import ARCHIVE
from store.lock import alone
from store.log.database import open_store

_DAYS = ("--from", "2024-01-01", "--to", "2026-12-31")
_DEA = "us_dea_press_releases"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BLOTTER_HOME", str(tmp_path))
    return tmp_path


def blotter(*words: str) -> Result:
    return CliRunner().invoke(main, list(words))


def test_past_documents_are_found_and_never_mailed_as_new(
    capfd: pytest.CaptureFixture[str],
) -> None:
    assert blotter("backfill", _DEA, *_DAYS, str(ARCHIVE)).exit_code == 0
    printed = capfd.readouterr()
    assert printed.out == f"{_DEA}: 9 recorded, 5 could not be read\n"
    assert printed.err == ""
    found = blotter("search", "ketamine", "--source", _DEA, "--format", "json", "--limit", "50")
    assert '"total": 9' in found.output
    letter = blotter("digest", "--dry-run", "--query", "ketamine", "--since", "0")
    assert letter.exit_code == 0
    assert "https://www.dea.gov/press-releases" not in letter.output


def test_only_the_days_asked_for_are_filled(capfd: pytest.CaptureFixture[str]) -> None:
    blotter("backfill", _DEA, "--from", "2025-05-12", "--to", "2025-05-12", str(ARCHIVE))
    assert capfd.readouterr().out == f"{_DEA}: 1 recorded\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((_DEA,), "Missing option '--from'"),
        ((), "Missing argument 'SOURCE'"),
        (("--warc-list", "no-such-list"), "'no-such-list' does not exist"),
        (("--warc-list", ".", "--wayback"), "either --warc-list, --wayback or files"),
        (("--warc-list", ".", "--scheduler", "tcp://127.0.0.1:9"), "is for --runner dask"),
        ((_DEA, *_DAYS, "--jobs", "2"), "--jobs goes with --warc-list"),
        ((_DEA, *_DAYS, "no-such.warc"), "'no-such.warc' does not exist"),
        ((_DEA, *_DAYS, "--wayback", str(ARCHIVE)), "either --wayback or files, not both"),
        (
            (_DEA, "--from", "last Christmas", "--to", "2026-01-01"),
            "'last Christmas' is no day: write YYYY-MM-DD",
        ),
    ],
)
def test_what_makes_no_sense_is_a_usage_error(words: tuple[str, ...], said: str) -> None:
    result = blotter("backfill", *words)
    assert result.exit_code == 2
    assert said in result.stderr


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("us_dea_pres_releases", *_DAYS), 2, "did you mean us_dea_press_releases"),
        ((_DEA, "--from", "2026-01-01", "--to", "2025-01-01"), 2, "is after --to"),
        ((_DEA, *_DAYS), 2, "contact: none is set"),
        ((_DEA, *_DAYS, "--wayback"), 2, "contact: none is set"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    words: tuple[str, ...], code: int, said: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert blotter("backfill", *words).exit_code == code
    (line,) = capfd.readouterr().err.splitlines()
    assert said in line


def test_records_have_no_pages_to_look_for(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BLOTTER_CONTACT", "reader@agency.example")
    assert blotter("backfill", "us_doj_press_releases", *_DAYS, "--wayback").exit_code == 2
    assert "have no pages of their own" in capfd.readouterr().err


def test_a_damaged_file_is_refused_before_anything_is_recorded(
    home: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    damaged = home / "damaged.warc.gz"
    damaged.write_bytes(gzip.compress(b"no archive", mtime=0))
    assert blotter("backfill", _DEA, *_DAYS, str(damaged)).exit_code == 1
    assert "damaged.warc.gz: not a WARC file" in capfd.readouterr().err
    assert blotter("log", "list").output == ""


def test_one_at_a_time(home: Path) -> None:
    engine = open_store(f"sqlite:///{home / 'blotter.db'}")
    with alone(engine, "crawl"):
        result = blotter("backfill", _DEA, *_DAYS, str(ARCHIVE))
    engine.dispose()
    assert result.exit_code == 1
    assert result.stderr == "Error: a crawl on this database is under way\n"
