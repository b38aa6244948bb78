"""Settings in words: the reference has every key, and the first file can be used."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from store.config import faults, load
from store.settings.keys import KEYS, Key
from store.settings.told.first_file import first_file
from store.settings.told.in_force import in_force
from store.settings.told.reference import reference
from store.settings.toml_text import toml_text


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.path)
def test_every_key_is_in_the_reference(key: Key) -> None:
    head = f"## `[{key.table}]`" if key.table else "## Before all tables"
    section = reference().partition(f"{head}\n")[2].partition("\n## ")[0]
    (row,) = re.findall(rf"^\| `{key.name}` .*$", section, re.MULTILINE)
    assert key.meaning in row
    assert key.is_secret or f"`{key.name} = {toml_text(key.example)}`" in row
    assert (key.variable or "") in row


def test_the_first_file_changes_nothing_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "blotter.toml").write_text(first_file(), encoding="utf-8")
    environ = {"BLOTTER_HOME": str(tmp_path)}
    written = load(environ)
    (tmp_path / "blotter.toml").unlink()
    assert written == load(environ)
    assert max(map(len, first_file().splitlines())) <= 100


def test_every_key_of_the_first_file_may_be_set(tmp_path: Path) -> None:
    file = re.sub(r"^# (\[\w+\]|\w+ = .*)$", r"\1", first_file(), flags=re.MULTILINE)
    (tmp_path / "blotter.toml").write_text(file, encoding="utf-8")
    environ = {"BLOTTER_HOME": str(tmp_path)}
    assert faults(environ, shipped=()) == ()
    assert load(environ).contact == "records@observatory.example"


def test_a_setting_says_where_it_comes_from_and_no_secret(tmp_path: Path) -> None:
    values = {
        "timezone": "Europe/Berlin",
        "feeds": {"board": {"url": "https://board.example/rss"}},
        "smtp": {"host": "mail.example", "sender": "a@b.example"},
        "sources": {"us_fda_medwatch": {"delay": 20}},
    }
    (tmp_path / "blotter.toml").write_text(
        'timezone = "Europe/Berlin"\n[feeds.board]\nurl = "https://board.example/rss"\n'
        '[smtp]\nhost = "mail.example"\nsender = "a@b.example"\n'
        "[sources.us_fda_medwatch]\ndelay = 20\n"
    )
    environ = {
        "BLOTTER_HOME": str(tmp_path),
        "BLOTTER_CONTACT": "c@d.example",
        "BLOTTER_SMTP_PASSWORD": "hush",
        "BLOTTER_SECRET": "hush" * 4,
        "BLOTTER_KEY_X": "hush",
        "BLOTTER_DATABASE_URL": "postgresql+psycopg://u:hush@h/x",
        "BLOTTER_SEARCH_ENGINE": "postgres",
        "BLOTTER_DATABASE_READ_URL": "postgresql+psycopg://u:hush@r/x",
        "BLOTTER_WEB_TRUSTED_PROXY": "::1",
    }
    rows = {row.key: row for row in in_force(load(environ), values, environ)}
    shown = {path: (row.value, row.origin) for path, row in rows.items()}
    assert shown["contact"] == ("c@d.example", "BLOTTER_CONTACT")
    assert shown["timezone"] == ("Europe/Berlin", "file")
    assert shown["schedule.crawl_at"] == ("02:30", "default")
    assert shown["feeds.board.url"] == ("https://board.example/rss", "file")
    assert shown["feeds.board.keep"] == ("topic", "default")
    assert shown["sources.us_fda_medwatch.delay"] == (20, "file")
    assert "sources.us_fda_medwatch.keep" not in shown
    assert shown["database.url"] == ("postgresql+psycopg://u@h/x", "BLOTTER_DATABASE_URL")
    assert shown["database.read_url"][0] == "postgresql+psycopg://u@r/x"
    secrets = [path for path, row in rows.items() if row.is_secret and row.origin != "default"]
    assert secrets == ["smtp.password", "BLOTTER_SECRET", "BLOTTER_KEY_X"]
    assert "hush" not in repr(rows)
