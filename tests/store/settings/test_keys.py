"""Every key is explained, and what it is said to look like is what it may be."""

from __future__ import annotations

from typing import Any

import pytest

from store.config import load
from store.settings.keys import KEYS, VARIABLES, Key

OF_THE_FILE = [key for key in KEYS if not key.is_secret]


def in_toml(value: Any) -> str:
    """A value as TOML has it: only of the kinds that keys have."""
    if isinstance(value, bool):
        return str(value).lower()
    return repr(value) if isinstance(value, str | int | float | list) else value.isoformat()


def with_what_else_is_needed(key: Key) -> str:
    """The lines of a file with this key alone, beside those its table cannot do without; a replica
    is one of a database."""
    needed = {"database.read_url": "database.url"}.get(key.path)
    beside = [
        it
        for it in KEYS
        if it.table == key.table and (it.is_required or it.path == needed) and it != key
    ]
    lines = [f"{it.name} = {in_toml(it.example)}" for it in (key, *beside)]
    head = f"[{key.table.replace('NAME', 'some')}]\n" if key.table else ""
    below = "\n[search]\nengine = 'postgres'" if key.path == "database.read_url" else ""
    return head + "\n".join(lines) + below


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.path)
def test_a_key_is_explained_in_whole_sentences(key: Key) -> None:
    assert key.meaning[0].isupper()
    assert key.meaning.endswith(".")
    assert key.is_secret == (key.example is None)


@pytest.mark.parametrize("key", OF_THE_FILE, ids=lambda key: key.path)
def test_the_example_of_a_key_may_stand_in_the_file(tmp_path: Any, key: Key) -> None:
    file = tmp_path / "blotter.toml"
    file.write_text(with_what_else_is_needed(key), encoding="utf-8")
    settings = load({"BLOTTER_HOME": str(tmp_path)})
    without = "" if key.is_required else with_what_else_is_needed(key).replace(key.name, "#", 1)
    file.write_text(without, encoding="utf-8")
    assert settings != load({"BLOTTER_HOME": str(tmp_path)})


def test_what_comes_from_the_environment_alone_has_a_variable() -> None:
    assert [key.variable for key in KEYS if key.is_secret] == [
        "BLOTTER_SMTP_PASSWORD",
        "BLOTTER_WEB_TOKEN",
    ]


def test_a_variable_goes_by_table_and_key() -> None:
    assert VARIABLES["BLOTTER_CONTACT"].path == "contact"
    assert VARIABLES["BLOTTER_SMTP_CA_FILE"].path == "smtp.ca_file"
    assert [key.variable for key in KEYS if key.table == "feeds.NAME"] == [None] * 5
