from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli.main import main

ADDRESS = "ada@reader.example"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BLOTTER_HOME", str(tmp_path))
    return tmp_path


def blotter(*words: str) -> Result:
    return CliRunner().invoke(main, words)


def subscribed(*words: str) -> str:
    result = blotter("subscribe", ADDRESS, *words)
    assert result.exit_code == 0, result.output
    return result.output.partition(":")[0]


def test_a_subscription_is_made_listed_and_ended() -> None:
    name = subscribed("ketamine")
    assert blotter("subscriptions").output == f"{name}  weekly  {ADDRESS}  1  ketamine\n"
    assert blotter("unsubscribe", name).exit_code == 0
    assert "nobody is subscribed" in blotter("subscriptions").stderr


def test_a_daily_subscription() -> None:
    subscribed("ketamine", "--daily")
    assert "  daily  " in blotter("subscriptions").output


def test_that_nothing_is_found_today_is_said() -> None:
    result = blotter("subscribe", ADDRESS, "ketmaine kind:sentence")
    assert result.exit_code == 0
    assert result.stderr == "nothing is found by it today\n"


def test_the_same_twice_is_refused_in_one_line() -> None:
    name = subscribed("ketamine")
    result = blotter("subscribe", ADDRESS, "ketamine")
    assert result.exit_code == 1
    assert result.stderr == f"Error: {ADDRESS} is subscribed to this query already: {name}\n"


@pytest.mark.parametrize(
    ("email", "query", "cause"),
    [
        ("ada", "ketamine", "'ada' is no mail address"),
        (f"{ADDRESS}\r\nBcc: x@y.example", "ketamine", "is no mail address"),
        (ADDRESS, '"ketamine', "this quotation mark is not closed"),
        (ADDRESS, "", "the query has no word"),
        (ADDRESS, "kind:sentance", "did you mean sentence?"),
        (ADDRESS, "@nobody", "there is no saved search @nobody"),
    ],
)
def test_what_cannot_be_subscribed_is_a_usage_error(email: str, query: str, cause: str) -> None:
    result = blotter("subscribe", email, query)
    assert result.exit_code == 2
    assert cause in result.stderr
    assert "nobody is subscribed" in blotter("subscriptions").stderr


def test_an_unknown_subscription_cannot_be_ended() -> None:
    result = blotter("unsubscribe", "nobody")
    assert result.exit_code == 1
    assert result.stderr == "Error: there is no subscription nobody\n"
