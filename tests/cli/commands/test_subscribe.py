from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from cli.main import main
from letters.delivery.submission import DeliveryError
from letters.subscribing import asking
from store.log import log
from store.log.database import open_store, writing
from store.log.letter_events import DigestRefused
from tests.scheduler.examples import NOW

ADDRESS = "ada@reader.example"
HOOK = "https://chat.example/hooks/1"
WITH_MAIL = """\
[smtp]
host = "127.0.0.1"
sender = "Blotter <blotter@agency.example>"
[mail]
inbox = "mail"
[web]
url = "https://blotter.example"
"""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BLOTTER_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def mailed(home: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts of mails that a server took."""
    (home / "blotter.toml").write_text(WITH_MAIL)
    monkeypatch.setenv("BLOTTER_SECRET", "drawn by chance: 7f3a91c2")
    for name in ("new", "cur", "tmp"):
        (home / "mail" / name).mkdir(parents=True)
    texts: list[str] = []

    def take(_: object, mail: Any, **__: object) -> None:
        texts.append(mail.get_content())

    monkeypatch.setattr(asking, "deliver", take)
    return texts


def blotter(*words: str) -> Result:
    return CliRunner().invoke(main, words)


def subscribed(*words: str) -> str:
    result = blotter("subscribe", ADDRESS, *words)
    assert result.exit_code == 0, result.output
    return result.output.partition(":")[0]


def shown(name: str) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(blotter("subscription", name, "--format", "json").output)
    return record


def token_in(text: str) -> str:
    return next(line for line in text.splitlines() if "://" in line).rpartition("/")[2]


def test_a_subscription_is_made_listed_and_ended() -> None:
    name = subscribed("ketamine")
    assert blotter("subscriptions").output == (
        f"{name}  ketamine\n"
        f"    to {ADDRESS}, each Monday at 07:00 (America/New_York)\n"
        "    told up to position 1\n"
    )
    assert blotter("unsubscribe", name).exit_code == 0
    assert "nobody is subscribed" in blotter("subscriptions").stderr


@pytest.mark.parametrize(
    ("options", "times"),
    [
        (["--daily"], "each day at 07:00 (America/New_York)"),
        (["--instant"], "at once"),
        (["--weekly", "--day", "Friday", "--at", "7:30"], "each Friday at 07:30"),
        (["--day", "SUN", "--zone", "Asia/Kolkata"], "each Sunday at 07:00 (Asia/Kolkata)"),
    ],
)
def test_letters_come_when_the_reader_chose(options: list[str], times: str) -> None:
    subscribed("ketamine", *options)
    assert times in blotter("subscriptions").output


def test_a_query_needs_no_quotes_and_takes_flags_as_fields() -> None:
    name = subscribed("ketamine", "fraud", "--kind", "sentence", "--state", "NJ", "--state", "NY")
    assert shown(name)["query"] == "ketamine fraud kind:sentence (state:NJ OR state:NY)"
    assert shown(subscribed("--kind", "plea"))["query"] == "kind:plea"


def test_that_nothing_is_found_today_is_said() -> None:
    result = blotter("subscribe", ADDRESS, "ketmaine kind:sentence")
    assert result.exit_code == 0
    assert result.stderr == "nothing is found by it today\n"


def test_the_same_twice_is_refused_in_one_line() -> None:
    name = subscribed("ketamine")
    result = blotter("subscribe", ADDRESS, " (Ketamine) ")
    assert result.exit_code == 1
    assert result.stderr == f"Error: {ADDRESS} is subscribed to this query already: {name}\n"


@pytest.mark.parametrize(
    ("words", "cause"),
    [
        (["ada", "ketamine"], "'ada' is no mail address"),
        ([f"{ADDRESS}\r\nBcc: x@y.example", "ketamine"], "is no mail address"),
        ([ADDRESS, '"ketamine'], "this quotation mark is not closed"),
        ([ADDRESS, ""], "the query has no word"),
        ([ADDRESS], "the query has no word"),
        ([ADDRESS, "kind:sentance"], "did you mean sentence?"),
        ([ADDRESS, "x", "--kind", "sentance"], "did you mean sentence?"),
        ([ADDRESS, "@nobody"], "there is no saved search @nobody"),
        (["x", "--webhook", "https://127.0.0.1/x"], "127.0.0.1 is a private address"),
        (["x", "--webhook", "https://[::ffff:10.0.0.1]/x"], "is a private address"),
        ([ADDRESS, "x", "--daily", "--weekly"], "say one of --daily and --weekly"),
        ([ADDRESS, "x", "--daily", "--day", "mon"], "a day of the week is for weekly letters"),
        ([ADDRESS, "x", "--instant", "--at", "09:00"], "a time of day is for daily and weekly"),
        ([ADDRESS, "x", "--day", "someday"], "'someday' is no day of the week"),
        ([ADDRESS, "x", "--at", "24:00"], "'24:00' is no time of day"),
        ([ADDRESS, "x", "--at", "7"], "'7' is no time of day"),
        ([ADDRESS, "x", "--zone", "Europe/Berlni"], "did you mean Europe/Berlin?"),
        ([ADDRESS, "x", "--zone", "../etc/passwd"], "is no time zone"),
        ([ADDRESS, "x", "--name", "n" * 81], "a name has 80 characters at most"),
        ([ADDRESS, "x", "--body", "slack"], "the body is chosen for a webhook"),
        ([ADDRESS, "x", "--webhook", HOOK], "letters go to an EMAIL or to a webhook, not to both"),
        (["x", "--webhook", ""], "a webhook is an address like"),
        (["x", "--webhook", "chat.example"], "a webhook is an address like"),
        (["x", "--webhook", "ftp://chat.example/"], "a webhook is an address like"),
        (["x", "--webhook", "https://a:b@chat.example/"], "without user and password"),
    ],
)
def test_what_cannot_be_subscribed_is_a_usage_error(words: list[str], cause: str) -> None:
    result = blotter("subscribe", *words)
    assert result.exit_code == 2
    assert cause in result.stderr
    assert "nobody is subscribed" in blotter("subscriptions").stderr


def test_a_webhook_has_no_address_and_keeps_its_secret() -> None:
    result = blotter("subscribe", "ketamine", "fraud", "--webhook", HOOK, "--body", "slack")
    assert result.exit_code == 0
    assert "a letter to the webhook about ketamine fraud" in result.output
    assert "to a webhook at chat.example (slack)" in blotter("subscriptions").output
    again = blotter("subscribe", "Ketamine fraud", "--webhook", HOOK)
    assert (again.exit_code, "hooks" in again.stderr) == (1, False)


def test_one_is_changed_under_its_id() -> None:
    name = subscribed("ketamine", "--day", "fri")
    result = blotter("subscription", name, "--daily", "--at", "09:15", "--name", " My  drugs ")
    assert result.exit_code == 0
    assert result.output.startswith(f"{name}  My drugs\n    ketamine\n")
    assert "each day at 09:15" in result.output
    blotter("subscription", name, "--query", "esketamine", "--at", "default", "--name", "")
    record = shown(name)
    assert (record["query"], record["name"], record["cadence"]) == ("esketamine", "", "daily")
    assert record["times"]["at"] == "07:00:00"


def test_a_change_that_makes_no_sense_changes_nothing() -> None:
    name, other = subscribed("ketamine", "--daily"), subscribed("esketamine")
    assert blotter("subscription", name, "--day", "mon").exit_code == 2
    assert blotter("subscription", name, "--query", '"x').exit_code == 2
    result = blotter("subscription", name, "--query", "Esketamine")
    assert (result.exit_code, other in result.stderr) == (1, True)
    assert shown(name)["query"] == "ketamine"
    assert blotter("subscription", "nobody").exit_code == 1


def test_one_that_was_changed_leaves_its_query_to_another() -> None:
    name = subscribed("ketamine")
    blotter("subscription", name, "--query", "esketamine")
    assert subscribed("ketamine") != name


def test_one_is_paused_and_resumed() -> None:
    name = subscribed("ketamine")
    assert blotter("pause", name, "--reason", "on\nleave").output == (
        f"{name}: no letters until resumed\n"
    )
    assert "    paused: on leave\n" in blotter("subscriptions").output
    assert "paused before" in blotter("pause", name).output
    assert blotter("resume", name).output == f"{name}: letters come again\n"
    assert blotter("resume", name).output == f"{name}: it was not paused\n"
    assert blotter("pause", "nobody").exit_code == 1


def test_an_unknown_subscription_cannot_be_ended() -> None:
    result = blotter("unsubscribe", "nobody")
    assert result.exit_code == 1
    assert result.stderr == "Error: there is no subscription nobody\n"


def test_where_mail_is_sent_the_addressee_confirms(mailed: list[str]) -> None:
    result = blotter("subscribe", ADDRESS, "ketamine")
    name = result.output.partition(":")[0]
    assert f"{ADDRESS} was asked to confirm, until" in result.output
    assert "    unconfirmed\n" in blotter("subscriptions").output
    assert "its addressee is to confirm: asked" in blotter("subscription", name).output
    assert blotter("confirm", token_in(mailed[0])).output == f"{name}: confirmed\n"
    assert shown(name)["standing"] == "active"


def test_an_operator_vouches_at_once_or_later(mailed: list[str]) -> None:
    assert shown(subscribed("ketamine", "--confirmed"))["standing"] == "active"
    assert mailed == []
    name = subscribed("esketamine")
    assert blotter("confirm", name, "--ask").output == f"{name}: its addressee was asked\n"
    assert len(mailed) == 2
    assert blotter("confirm", name, "--vouch").output == f"{name}: confirmed\n"
    assert blotter("confirm", name, "--ask").output == f"{name}: it needs no confirmation\n"


def test_what_cannot_be_asked_now_is_asked_later(
    mailed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise DeliveryError("h:587 cannot be reached: no route", temporary=True)

    with monkeypatch.context() as patched:
        patched.setattr(asking, "deliver", refuse)
        result = blotter("subscribe", ADDRESS, "ketamine")
    assert result.exit_code == 0
    assert "could not be asked to confirm: h:587 cannot be reached" in result.stderr
    assert f"asked {ADDRESS} to confirm" in blotter("inbox").output
    assert len(mailed) == 1


def test_without_a_secret_it_is_said_what_is_missing(
    mailed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("BLOTTER_SECRET")
    result = blotter("subscribe", ADDRESS, "ketamine")
    assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1)
    assert "BLOTTER_SECRET is not set" in result.stderr
    assert shown(subscribed("ketamine", "--confirmed"))["standing"] == "active"


@pytest.mark.parametrize("command", ["confirm", "unsubscribe"])
@pytest.mark.parametrize("token", ["ada-549e2b.0123456789ab.EkF6j1yB0bT1kq", "a.b", "."])
def test_a_token_that_is_none_is_refused_in_one_line(
    mailed: list[str], command: str, token: str
) -> None:
    result = blotter(command, token)
    assert result.exit_code == 1
    assert result.stderr == (f"Error: this is no token to {command} by, or not the whole of it\n")


@pytest.mark.parametrize(
    "words", [("ada-549e2b",), ("a.b.c", "--vouch"), ("ada-549e2b", "--vouch", "--ask")]
)
def test_confirming_takes_a_token_or_an_id_and_who_says_so(words: tuple[str, ...]) -> None:
    result = blotter("confirm", *words)
    assert result.exit_code == 2
    assert "give the TOKEN that was mailed, or an ID with either" in result.stderr


def test_the_inbox_is_read_by_hand(home: Path, mailed: list[str]) -> None:
    name = subscribed("ketamine")
    new = home / "mail" / "new"
    (new / "1.mx").write_text(f"Subject: confirm {token_in(mailed[0])}\n\n")
    (new / "2.mx").write_text("Subject: Hello\n\n")
    result = blotter("inbox")
    assert result.output.splitlines()[0] == f"{name}: confirmed by mail"
    assert result.stderr == "1 mail said nothing that could be done\n"
    assert blotter("inbox").output == ""


def test_sending_by_hand_pauses_what_comes_back_too(home: Path, mailed: list[str]) -> None:
    name = subscribed("ketamine", "--confirmed")
    stream = f"subscription/{name}"
    refused = [
        DigestRefused(message_id=f"<{n}@b>", refused_at=NOW, of_address=True) for n in range(3)
    ]
    with writing(open_store(f"sqlite:///{home / 'blotter.db'}")) as connection:
        entries = [log.NewEvent(stream=stream, event=event) for event in refused]
        log.append(connection, entries, now=NOW)
    assert blotter("digest", "--send").output == (
        f"{name}: paused, since letters come back\n{name}: paused\n"
    )


def test_without_an_inbox_it_is_said_what_to_set() -> None:
    result = blotter("inbox")
    assert result.exit_code == 1
    assert "blotter.toml needs [mail] with inbox" in result.stderr


def test_the_receiver_of_our_own_json_is_told_what_checks_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert "nothing is posted before it is" in blotter("subscribe", "x", "--webhook", HOOK).stderr
    monkeypatch.setenv("BLOTTER_SECRET", "correct horse battery")
    made = blotter("subscribe", "ketamine", "--webhook", HOOK)
    name = made.stdout.partition(":")[0]
    shown_again = blotter("subscription", name, "--secret").stdout
    assert "checks that with whsec_" in shown_again
    assert shown_again in made.stdout
    mailed = blotter("subscription", subscribed("ketamine"), "--secret")
    assert (mailed.exit_code, "nobody checks a signature" in mailed.stderr) == (2, True)
