from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner

from cli.main import main
from scheduler.start_checks import check_settings
from store.config import Settings
from store.log.database import Engine
from store.log.letter_events import WebhookBody
from store.settings.config_error import ConfigError
from store.settings.crawling_tables import FeedSettings
from store.settings.mail_tables import MailSettings, SmtpSettings
from store.settings.web_table import WebSettings
from store.subscriptions.addresses import by_mail, by_webhook
from store.subscriptions.decisions import create_subscription
from tests.scheduler.examples import NOW

FEED = FeedSettings(url="https://agency.example/feed")
CONTACT = 'contact = "desk@reader.example"\n'
SMTP = SmtpSettings(host="mail.example", sender="blotter@agency.example")


def changed(settings: Settings, **more: object) -> Settings:
    return msgspec.structs.replace(settings, contact="desk@reader.example", **more)


def test_with_good_settings_there_is_nothing_to_say(settings: Settings) -> None:
    assert check_settings(changed(settings, feeds={"board": FEED}, smtp=SMTP)) == ()


@pytest.mark.parametrize(
    ("more", "setting"),
    [
        ({"smtp": msgspec.structs.replace(SMTP, user="ada")}, "smtp.user"),
        ({"smtp": msgspec.structs.replace(SMTP, ca_file=Path("/nowhere"))}, "smtp.ca_file"),
        ({"mail": MailSettings(inbox=Path("nowhere"))}, "mail.inbox"),
    ],
)
def test_what_cannot_work_is_refused_and_named(
    settings: Settings, more: dict[str, object], setting: str
) -> None:
    with pytest.raises(ConfigError, match=f"^{setting}") as caught:
        check_settings(changed(settings, **more))
    assert "\n" not in str(caught.value)


def test_a_contact_is_needed_where_anything_is_followed(settings: Settings) -> None:
    nobody = changed(settings, feeds={"board": FEED})
    with pytest.raises(ConfigError, match=r"^contact: "):
        check_settings(msgspec.structs.replace(nobody, contact=""))
    assert check_settings(msgspec.structs.replace(nobody, contact="", feeds={})) == ()


def test_one_wrong_feed_stops_that_feed_only(settings: Settings) -> None:
    feeds = {
        "board": FEED,
        "inside": FeedSettings(url="http://169.254.169.254/feed"),
        "wrapped": FeedSettings(url="http://[::ffff:10.0.0.1]/feed"),
        "here": FeedSettings(url="http://localhost:8000/feed"),
    }
    said = check_settings(changed(settings, feeds=feeds))
    names = [line.split(":")[0].split(".")[1] for line in said]
    assert sorted(names) == sorted(feeds.keys() - {"board"})
    inside = changed(settings, feeds=feeds, allow_private=True)
    assert check_settings(inside) == ()


def test_that_no_letter_can_be_sent_is_said(settings: Settings, engine: Engine) -> None:
    create_subscription(engine, by_mail("ada@reader.example", "ketamine"), now=NOW)
    assert check_settings(changed(settings)) == (
        "smtp: no mail server is set, so no letter is mailed",
    )


def test_that_nothing_can_be_signed_for_a_webhook_is_said(
    settings: Settings, engine: Engine
) -> None:
    bodies: tuple[WebhookBody, ...] = ("json", "slack")
    for body in bodies:
        hook = by_webhook(f"https://chat.example/{body}", "ketamine", body=body)
        create_subscription(engine, hook, now=NOW)
    (said,) = check_settings(changed(settings))
    assert said.startswith("BLOTTER_SECRET: none is set")
    assert check_settings(changed(settings, secrets=("drawn by chance",))) == ()


def test_a_chat_needs_no_secret(settings: Settings, engine: Engine) -> None:
    hook = by_webhook("https://chat.example/1", "ketamine", body="slack")
    create_subscription(engine, hook, now=NOW)
    assert check_settings(changed(settings)) == ()


@pytest.mark.parametrize(
    ("toml", "named"),
    [
        ("contact = ", "blotter.toml"),
        ("kontact = 1", "kontact"),
        ('timezone = "Europe/Atlantis"', "Europe/Atlantis"),
        ('[database]\nurl = "mysql://u:hush@x/y"', "database.url"),
        (f'{CONTACT}[database]\nurl = "postgresql+psycopg://u:hush@127.0.0.1:1/y"', "database.url"),
        (f'{CONTACT}[database]\nurl = "sqlite:////proc/nowhere/blotter.db"', "database.url"),
        (f'{CONTACT}[database]\nurl = "sqlite:///:memory:"', "database.url"),
        (f"{CONTACT}[schedule]\ndigest_at = '07:00:00+02:00'", "schedule.digest_at"),
        (f"{CONTACT}[schedule]\ncrawl_at = '07:00:00Z'", "schedule.crawl_at"),
        ('[feeds.Bad_Name]\nurl = "https://agency.example/"', "feeds.Bad_Name"),
        ("", "contact"),
    ],
)
def test_serve_ends_at_once_with_one_line(
    toml: str, named: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "blotter.toml").write_text(toml)
    monkeypatch.setenv("BLOTTER_HOME", str(tmp_path))
    result = CliRunner().invoke(main, ["serve"])
    assert result.exit_code == 2
    (line,) = result.stderr.splitlines()
    assert named in line
    assert "hush" not in line


def test_that_links_cannot_be_signed_is_said(settings: Settings) -> None:
    public = changed(settings, web=WebSettings(url="https://blotter.example"))
    (said,) = check_settings(public)
    assert said.startswith("web.url: BLOTTER_SECRET is not set")
    assert check_settings(msgspec.structs.replace(public, secrets=("drawn by chance",))) == ()
