from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store import config
from store.closing import closing_stores
from store.config import Settings
from store.log.database import open_store
from store.messages.announcing import announcing
from store.messages.hiding import Hiding
from store.messages.json_lines import JsonLines
from store.messages.written import write_messages
from store.privacy.mask_decisions import mask

NOW = datetime(2026, 11, 30, tzinfo=UTC)
SECRETS = {
    "BLOTTER_SECRET": "0123456789abcdef",
    "BLOTTER_WEB_TOKEN": "token-of-the-page-1",
    "BLOTTER_KEY_API_DATA_GOV": "key-of-a-publisher",
    "BLOTTER_SMTP_HOST": "mail.example",
    "BLOTTER_SMTP_SENDER": "a@b.example",
    "BLOTTER_SMTP_PASSWORD": "mail-password",
}


def settings_of(home: Path, **more: str) -> Settings:
    return config.load({"BLOTTER_HOME": str(home), **SECRETS, **more})


def write(settings: Settings, patch: pytest.MonkeyPatch) -> None:
    """Write messages as a new process would, in which nobody else hears them."""
    patch.setattr(logging.getLogger(), "handlers", [])
    write_messages(settings)


@pytest.fixture(autouse=True)
def _put_back(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    level = logging.getLogger().level
    yield
    logging.getLogger().setLevel(level)
    logging.captureWarnings(False)


@given(st.text(), st.dictionaries(st.text(min_size=1), st.text() | st.integers() | st.none()))
def test_any_message_is_one_line_of_json(message: str, fields: dict[str, object]) -> None:
    record = logging.makeLogRecord({"msg": "%s", "args": (message,), "levelno": 20})
    vars(record).update({f"field {name}": value for name, value in fields.items()})
    line = JsonLines(str).format(record)
    assert line.isascii()
    assert "\n" not in line
    told = json.loads(line)
    assert told["message"] == message
    assert all(told[f"field {name}"] == value for name, value in fields.items())


def test_a_line_has_time_level_logger_message_and_fields(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write(settings_of(tmp_path, BLOTTER_LOG="json"), monkeypatch)
    logging.getLogger("scheduler.waking").warning("crawl: done", extra={"seconds": 2.5})
    told = json.loads(capsys.readouterr().err)
    assert datetime.fromisoformat(told.pop("time")).utcoffset() == NOW.utcoffset()
    assert told == {
        "level": "warning",
        "logger": "scheduler.waking",
        "message": "crawl: done",
        "seconds": 2.5,
    }


def test_a_fault_is_one_line_with_its_traceback(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write(settings_of(tmp_path, BLOTTER_LOG="json"), monkeypatch)
    try:
        raise ZeroDivisionError
    except ZeroDivisionError as error:
        sys.excepthook(ZeroDivisionError, error, error.__traceback__)
    (line,) = capsys.readouterr().err.splitlines()
    assert json.loads(line)["level"] == "critical"
    assert "ZeroDivisionError" in json.loads(line)["exception"]


@pytest.mark.parametrize("form", ["text", "json"])
def test_no_message_holds_a_secret_or_a_masked_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    settings = settings_of(tmp_path, BLOTTER_LOG=form)
    write(settings, monkeypatch)
    with closing_stores():
        mask(open_store(settings.database_url), "Jane Orloff", by="ada", reason="", now=NOW)
    secrets = [it for name, it in SECRETS.items() if name[8:] not in ("SMTP_HOST", "SMTP_SENDER")]
    logging.getLogger("x").error("Jane Orloff, %s", secrets, extra={"who": "Orloff, Jane"})
    told = capsys.readouterr().err
    assert told
    assert not [it for it in (*secrets, "Orloff") if it in told]


def test_the_password_of_the_database_is_hidden() -> None:
    settings = Settings(home=Path("/nowhere"))
    url = "postgresql+psycopg://ada:very%20secret@127.0.0.1:1/x"
    hide = Hiding(config.load({"BLOTTER_HOME": "/nowhere", "BLOTTER_DATABASE_URL": url}))
    assert hide("very secret") == "…"
    assert Hiding(settings)("very secret") == "very secret"


@pytest.mark.parametrize("name", ["scrapy.core.engine", "apscheduler", "alembic.runtime"])
def test_what_libraries_tell_of_their_own_is_left_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    write(settings_of(tmp_path, BLOTTER_LOG="json"), monkeypatch)
    logging.getLogger(name).info("opened")
    assert capsys.readouterr().err == ""


def test_what_is_announced_is_printed_for_people_and_logged_for_programs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[str] = []
    announcing(settings_of(tmp_path), printed.append, "crawler")("a look", source="x")
    assert (printed, capsys.readouterr().err) == (["a look"], "")
    settings = settings_of(tmp_path, BLOTTER_LOG="json")
    write(settings, monkeypatch)
    announcing(settings, printed.append, "crawler")("a look", source="x")
    assert printed == ["a look"]
    assert json.loads(capsys.readouterr().err)["source"] == "x"
