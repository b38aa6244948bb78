from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli.main import main
from store.log import log
from store.log.database import open_store, reading, writing
from store.log.document import Capture, Document
from store.log.events import DocumentPublished
from store.subscriptions.addresses import by_mail
from store.subscriptions.decisions import create_subscription

NOW = datetime(2026, 3, 2, 15, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BLOTTER_HOME", str(tmp_path))
    return tmp_path


def digest(*words: str) -> Result:
    return CliRunner().invoke(main, ["digest", *words])


def publish(home: Path, title: str) -> None:
    document = Document(
        id=f"us_example:{title}",
        source="us_example",
        url="https://agency.example/1",
        title=title,
        text="A grand jury charged the owner of a ketamine clinic.",
        published_on=date(2026, 3, 1),
    )
    capture = Capture(
        url=document.url, fetched_at=NOW, status=200, media_type="text/html", sha256="0" * 64
    )
    event = DocumentPublished(document=document, capture=capture)
    engine = open_store(f"sqlite:///{home / 'blotter.db'}")
    with writing(engine) as connection:
        log.append(
            connection, [log.NewEvent(stream=f"document/{document.id}", event=event)], now=NOW
        )
    engine.dispose()


def head(home: Path) -> int:
    engine = open_store(f"sqlite:///{home / 'blotter.db'}")
    with reading(engine) as connection:
        position = log.head(connection).position
    engine.dispose()
    return position


def subscribed(query: str = "ketamine") -> str:
    result = CliRunner().invoke(main, ["subscribe", "ada@reader.example", query, "--confirmed"])
    return result.output.partition(":")[0]


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("--dry-run", "--send"),
        ("--send", "--query", "ketamine"),
        ("--send", "--since", "0"),
        ("--send", "--html", "letter.html"),
        ("--dry-run", "--query", "ketamine", "--subscription", "ada"),
        ("--dry-run", "--query", '"ketamine'),
        ("--dry-run", "--query", "ketamine", "--since", "-1"),
    ],
)
def test_what_makes_no_sense_is_a_usage_error(words: tuple[str, ...]) -> None:
    result = digest(*words)
    assert result.exit_code == 2
    assert "Error: " in result.stderr


def test_a_letter_begins_at_no_position_that_is_still_to_come(home: Path) -> None:
    publish(home, "Old")
    assert digest("--dry-run", "--query", "ketamine", "--since", "1").exit_code == 0
    result = digest("--dry-run", "--query", "ketamine", "--since", "2")
    assert result.exit_code == 2
    assert "--since 2: the log ends at position 1" in result.stderr


def test_a_dry_run_prints_the_letter_and_records_nothing(home: Path) -> None:
    publish(home, "Old")
    subscribed()
    publish(home, "Clinic owner charged")
    first, second = digest("--dry-run"), digest("--dry-run")
    assert first.output.startswith("Subject: Blotter: ketamine: 1 charge\n")
    assert "Clinic owner charged" in first.output
    assert "Old" not in first.output
    assert first.output == second.output
    assert head(home) == 3


def test_a_letter_for_nobody_from_the_beginning(home: Path) -> None:
    publish(home, "Clinic owner charged")
    file = home / "letter.html"
    result = digest("--dry-run", "--since", "0", "--query", "ketamine", "--html", str(file))
    assert result.exit_code == 0
    assert "Clinic owner charged" in result.output
    assert "Nobody is subscribed" in result.output
    assert "Clinic owner charged" in file.read_text(encoding="utf-8")
    assert digest("--dry-run", "--query", "ketamine").output == result.output


def test_a_subscriptions_letter_from_a_position(home: Path) -> None:
    publish(home, "Old")
    name = subscribed()
    assert "nothing new" in digest("--dry-run", "--subscription", name).output
    assert "Old" in digest("--dry-run", "--subscription", name, "--since", "0").output


def test_one_file_holds_one_letter(home: Path) -> None:
    names = [subscribed(), subscribed("esketamine")]
    file = home / "letter.html"
    assert digest("--dry-run", "--html", str(file)).exit_code == 2
    assert digest("--dry-run", "--html", str(file), "--subscription", names[0]).exit_code == 0
    result = digest("--dry-run", "--html", str(home / "no" / "x"), "--subscription", names[0])
    assert result.exit_code == 1
    assert "No such file or directory" in result.stderr


def test_without_a_mail_server_nothing_is_sent() -> None:
    result = digest("--send")
    assert result.exit_code == 1
    assert result.stderr == (
        "Error: no mail server is set: blotter.toml needs [smtp] with host and sender\n"
    )


def test_a_letter_that_fails_is_said_and_the_exit_code_is_1(home: Path) -> None:
    (home / "blotter.toml").write_text(
        '[smtp]\nhost = "127.0.0.1"\nport = 1\nsender = "blotter@agency.example"\n'
    )
    name, quiet = subscribed(), subscribed("esketamine")
    publish(home, "Clinic owner charged")
    result = digest("--send")
    assert result.exit_code == 1
    assert f"{name}: 127.0.0.1:1 cannot be reached: Connection refused" in result.stderr
    assert f"{quiet}: nothing new" in result.stdout
    assert head(home) == 4


def test_a_query_no_longer_understood_keeps_no_letter_back(home: Path) -> None:
    engine = open_store(f"sqlite:///{home / 'blotter.db'}")
    address = "ada@reader.example"
    create_subscription(engine, by_mail(address, "titl:clinic", "weekly"), now=NOW)
    engine.dispose()
    subscribed()
    publish(home, "Clinic owner charged")
    result = digest("--dry-run")
    assert result.exit_code == 1
    assert ": there is no field titl; did you mean title:?" in result.stderr
    assert "1 of the letters could not be made" in result.stderr
    assert "Clinic owner charged" in result.stdout


def test_nothing_hostile_reaches_the_terminal(home: Path) -> None:
    publish(home, "Clinic \x1b[2J\u202e owner")
    result = digest("--dry-run", "--query", "ketamine")
    assert "Clinic [2J owner" in result.output
    assert "\x1b" not in result.output


def test_a_zone_that_is_known_no_more_keeps_back_its_own_letter_alone(home: Path) -> None:
    engine = open_store(f"sqlite:///{home / 'blotter.db'}")
    elsewhere = replace(by_mail("ada@reader.example", "ketamine"), zone="Europe/Nowhere")
    name = create_subscription(engine, elsewhere, now=NOW).id
    create_subscription(engine, by_mail("bo@reader.example", "ketamine"), now=NOW)
    publish(home, "Charged")
    result = digest("--dry-run")
    assert result.exit_code == 1
    assert result.output.count("Subject: ") == 1
    assert result.stderr.splitlines() == [
        f"{name}: No time zone found with key Europe/Nowhere",
        "Error: 1 of the letters could not be made",
    ]


@pytest.mark.parametrize("how", ["--send", "--dry-run"])
def test_an_empty_id_does_not_stand_for_all(home: Path, how: str) -> None:
    subscribed()
    publish(home, "Charged")
    before = head(home)
    result = digest(how, "--subscription", "")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "Error: the ID of the subscription is empty\n"
    assert head(home) == before
