"""What of a database's address is printed, and what is refused before anything is opened."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from cli.main import main
from store.database_address import cause, fault, fault_of_setting, printable

#: Every way in which an address has been seen to hold a secret.
SECRETS = (
    "postgresql+psycopg://u@127.0.0.1:1/z?password=HUSHHUSH",
    "postgresql+psycopg://u:HUSHHUSH@127.0.0.1:1/z",
    "postgresql://u:HUSH%48USH@127.0.0.1:1/z?sslpassword=HUSHHUSH",
    "postgresql+psycopg://u:HUSHHUSH@127.0.0.1:port/z",
    "postgresql+psycopg://u:x@HUSHHUSH@127.0.0.1:1/z",
    "postgresql+psycopg://u:HUSHHUSH@[::1/z",
    "mysql://u:HUSHHUSH@x/y",
    "nonsense://u:HUSHHUSH",
    "u:HUSHHUSH@x/y",
    "postgresql+nosuch://u:HUSHHUSH@127.0.0.1:1/z",
)
COMMANDS = (
    ("search", "x"),
    ("timeline", "x"),
    ("show", "a:b"),
    ("cases",),
    ("stats", "--by", "kind"),
    ("due",),
    ("sources",),
    ("changes",),
    ("log", "verify"),
    ("log", "export"),
    ("backup", "copy.db"),
    ("rebuild",),
    ("digest", "--dry-run", "--query", "x"),
    ("crawl", "us_dea_press_releases"),
)


@pytest.mark.parametrize("url", SECRETS)
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_command_prints_a_secret(command: tuple[str, ...], url: str, tmp_path: Path) -> None:
    env = {
        "BLOTTER_HOME": str(tmp_path),
        "BLOTTER_DATABASE_URL": url,
        "BLOTTER_CONTACT": "a@example.org",
    }
    done = CliRunner().invoke(main, list(command), env=env)
    assert done.exit_code in (1, 2), done.output
    assert "HUSHHUSH" not in done.output
    assert "Traceback" not in done.output
    assert done.output.startswith("Error: ")
    assert done.output.count("\n") == 1
    error: BaseException | None = done.exception
    while error is not None:
        assert "HUSHHUSH" not in repr(error) or url in repr(error.args)
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("nonsense", "no database URL"),
        ("mysql://u:p@h/n", "mysql is not supported"),
        ("HUSH HUSH://x", "this kind of database is not supported"),
        ("postgresql://u:p@h:x/n", "cannot be read"),
    ],
)
def test_what_is_no_address_is_said_without_repeating_it(url: str, said: str) -> None:
    assert said in (fault(url) or "")
    assert url not in (fault(url) or "")


@pytest.mark.parametrize(
    "url",
    ["sqlite://", "sqlite:///", "sqlite:///:memory:", "sqlite+pysqlite:///file::memory:?uri=true"],
)
def test_a_store_that_lasts_no_longer_than_a_command_is_refused(url: str) -> None:
    assert "gone with the command" in (fault_of_setting(url) or "")
    assert fault(url) is None, "a command may keep what it works out in memory"


def test_addresses_are_printed_as_far_as_they_are_no_secret() -> None:
    assert printable("postgresql+psycopg://u:p@h:5/n?password=q") == "postgresql+psycopg://u@h:5/n"
    assert printable("sqlite:////a:b@c.db") == "sqlite:////a:b@c.db"
    assert fault("sqlite:////a/b.db") is None
    assert fault("postgresql+psycopg://blotter@localhost/blotter") is None


@given(st.text(st.characters(exclude_characters="@?&=:/%"), min_size=6))
def test_what_a_driver_says_never_holds_the_password(password: str) -> None:
    url = f"postgresql://user:{password}@host/name"
    assert password not in cause(RuntimeError(f"invalid: {url}\nmore"), url)
