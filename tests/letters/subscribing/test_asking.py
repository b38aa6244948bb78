"""An addressee is asked once, and no letter comes before they said yes."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest

from letters.delivery.submission import DeliveryError
from letters.sending import send
from letters.subscribing import asking
from letters.subscribing.asking import PATIENCE, ask_to_confirm, sign_up
from letters.subscribing.by_token import confirm_by, unsubscribe_by
from letters.subscribing.tokens import TokenError, sign
from letters.subscribing.upkeep import keep_up
from store.config import Settings
from store.log.database import Engine, open_store, reading
from store.settings.config_error import ConfigError
from store.subscriptions.addresses import by_mail, by_webhook
from store.subscriptions.decisions import (
    SubscriptionError,
    cancel_subscription,
    create_subscription,
    read_subscription,
)
from store.subscriptions.state import SubscriptionState
from tests.letters.subscribing.examples import FORMER, SECRET, SMTP, settings
from tests.scheduler.examples import NOW

WANTED = by_mail("ada@reader.example", "ketamine kind:sentence", "daily")
NAME = WANTED.id


@dataclass
class Server:
    """What was handed over, and what it answers next."""

    mails: list[EmailMessage] = field(default_factory=list)
    answers: list[DeliveryError] = field(default_factory=list)

    def take(self, _: object, mail: EmailMessage, *, connections: object) -> None:
        self.mails.append(mail)
        if self.answers:
            raise self.answers.pop(0)


@pytest.fixture
def home(tmp_path: Path) -> Settings:
    return settings(tmp_path)


@pytest.fixture
def engine(home: Settings, empty_store: Path) -> Engine:
    shutil.copyfile(empty_store, home.home / "blotter.db")
    return open_store(home.database_url)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Server:
    server = Server()
    monkeypatch.setattr(asking, "deliver", server.take)
    return server


def stands(engine: Engine) -> SubscriptionState:
    with reading(engine) as connection:
        return read_subscription(connection, NAME)


def token_in(mail: EmailMessage) -> str:
    links = [line for line in mail.get_content().splitlines() if line.startswith("https://")]
    return str(links[0].rpartition("/")[2])


def kept(home: Settings, engine: Engine, now: datetime) -> list[str]:
    return [one.line for one in keep_up(home, engine, now=now)]


def ask(home: Settings, engine: Engine, *, again: bool = False) -> bool:
    return ask_to_confirm(home, SMTP, engine, NAME, again=again, now=NOW)


def test_no_letter_comes_before_the_addressee_said_yes(
    home: Settings, engine: Engine, server: Server
) -> None:
    state = sign_up(home, engine, WANTED, vouched=False, now=NOW)
    assert not state.is_sent_letters
    assert send(home, SMTP, engine, NAME, now=NOW) == "unconfirmed"
    assert ask(home, engine)
    assert stands(engine).asked_at == NOW
    assert confirm_by(home, engine, token_in(server.mails[0]), now=NOW) == NAME
    assert stands(engine).is_sent_letters


def test_what_is_asked_is_said_and_signed(home: Settings, engine: Engine, server: Server) -> None:
    sign_up(home, engine, WANTED, vouched=False, now=NOW)
    ask(home, engine)
    (mail,) = server.mails
    assert (mail["To"], mail["From"]) == ("ada@reader.example", SMTP.sender)
    assert mail["Subject"] == "Please confirm: letters about ketamine kind:sentence"
    assert mail["Message-ID"].startswith(f"<{NAME}.confirm-")
    assert mail["Auto-Submitted"] == "auto-generated"
    text = mail.get_content()
    assert "    ketamine kind:sentence\n" in text
    assert "each day at 07:00 (America/New_York)" in text
    assert "before 16 March 2026 (UTC)" in text
    assert max(map(len, mail.as_bytes().splitlines())) <= 78


def test_one_is_asked_once_and_again_only_where_a_person_says_so(
    home: Settings, engine: Engine, server: Server
) -> None:
    sign_up(home, engine, WANTED, vouched=False, now=NOW)
    assert [ask(home, engine), ask(home, engine), ask(home, engine, again=True)] == [
        True,
        False,
        True,
    ]
    first, second = server.mails
    assert first["Message-ID"] != second["Message-ID"]
    confirm_by(home, engine, token_in(first), now=NOW)
    assert not ask(home, engine, again=True)


def test_where_the_servers_yes_was_lost_the_same_mail_is_sent_again(
    home: Settings, engine: Engine, server: Server
) -> None:
    sign_up(home, engine, WANTED, vouched=False, now=NOW)
    server.answers.append(DeliveryError("hung up", temporary=True))
    assert kept(home, engine, NOW) == [f"{NAME}: hung up"]
    later = NOW + timedelta(hours=1)
    assert kept(home, engine, later) == [f"{NAME}: asked ada@reader.example to confirm"]
    assert kept(home, engine, later) == []
    first, second = server.mails
    assert first["Message-ID"] == second["Message-ID"]


def test_an_address_that_is_refused_ends_it(home: Settings, engine: Engine, server: Server) -> None:
    sign_up(home, engine, WANTED, vouched=False, now=NOW)
    refused = DeliveryError("550 no such user", refused=True)
    refused.of_address = True
    server.answers.append(refused)
    with pytest.raises(DeliveryError):
        ask(home, engine)
    assert stands(engine).cancelled


def test_what_nobody_confirms_in_time_is_ended(
    home: Settings, engine: Engine, server: Server
) -> None:
    sign_up(home, engine, WANTED, vouched=False, now=NOW)
    ask(home, engine)
    assert kept(home, engine, NOW + PATIENCE) == []
    # By a clock that is behind, it is not known when it was asked.
    assert kept(home, engine, NOW - timedelta(days=400)) == []
    later = NOW + PATIENCE + timedelta(seconds=1)
    assert kept(home, engine, later) == [f"{NAME}: ended: not confirmed in time"]
    with pytest.raises(SubscriptionError, match="was cancelled before"):
        confirm_by(home, engine, token_in(server.mails[0]), now=NOW)


def test_who_is_vouched_for_is_not_asked(home: Settings, engine: Engine, server: Server) -> None:
    assert sign_up(home, engine, WANTED, vouched=True, now=NOW).is_sent_letters
    assert not ask(home, engine)
    assert server.mails == []


def test_a_webhook_and_a_blotter_that_sends_no_mail_ask_nobody(
    home: Settings, engine: Engine
) -> None:
    hook = by_webhook("https://chat.example/hooks/1", "ketamine")
    assert sign_up(home, engine, hook, vouched=False, now=NOW).is_sent_letters
    silent = settings(home.home, smtp=None, secrets=())
    assert sign_up(silent, engine, WANTED, vouched=False, now=NOW).is_sent_letters


def test_without_a_secret_nobody_can_be_asked(home: Settings, engine: Engine) -> None:
    unsigned = settings(home.home, secrets=())
    with pytest.raises(ConfigError, match="BLOTTER_SECRET is not set"):
        sign_up(unsigned, engine, WANTED, vouched=False, now=NOW)
    with pytest.raises(SubscriptionError, match="there is no subscription"):
        stands(engine)


def test_the_same_in_other_writing_is_refused_with_its_id(home: Settings, engine: Engine) -> None:
    sign_up(home, engine, WANTED, vouched=True, now=NOW)
    alike = by_mail("Ada@reader.example", "  (Ketamine)  KIND:Sentence")
    with pytest.raises(SubscriptionError, match=f"subscribed to this query already: {NAME}"):
        sign_up(home, engine, alike, vouched=True, now=NOW)


def test_a_token_ends_what_it_was_made_for_and_nothing_that_came_after(
    home: Settings, engine: Engine
) -> None:
    token = sign([SECRET], "unsubscribe", sign_up(home, engine, WANTED, vouched=True, now=NOW))
    assert unsubscribe_by(home, engine, token, now=NOW) == NAME
    assert unsubscribe_by(home, engine, token, now=NOW) == NAME  # twice is once
    sign_up(home, engine, WANTED, vouched=True, now=NOW)
    with pytest.raises(TokenError, match="of an earlier subscription"):
        unsubscribe_by(home, engine, token, now=NOW)
    assert not stands(engine).cancelled


def test_a_token_of_another_log_is_refused(home: Settings, engine: Engine, tmp_path: Path) -> None:
    other = open_store(f"sqlite:///{tmp_path / 'other.db'}")
    create_subscription(other, WANTED, now=NOW + timedelta(days=1))
    token = sign([SECRET], "unsubscribe", stands(other))
    with pytest.raises(TokenError, match="there is no more"):
        unsubscribe_by(home, engine, token, now=NOW)
    sign_up(home, engine, WANTED, vouched=True, now=NOW)
    with pytest.raises(TokenError, match="of an earlier subscription"):
        unsubscribe_by(home, engine, token, now=NOW)


def test_one_who_was_asked_before_the_secret_was_changed_may_confirm(
    home: Settings, engine: Engine, server: Server
) -> None:
    sign_up(home, engine, WANTED, vouched=False, now=NOW)
    ask(settings(home.home, secrets=(FORMER,)), engine)
    assert confirm_by(
        settings(home.home, secrets=(SECRET, FORMER)), engine, token_in(server.mails[0]), now=NOW
    )


def test_a_subscription_that_was_ended_is_not_confirmed(
    home: Settings, engine: Engine, server: Server
) -> None:
    sign_up(home, engine, WANTED, vouched=False, now=NOW)
    ask(home, engine)
    cancel_subscription(engine, NAME, now=NOW)
    with pytest.raises(SubscriptionError, match="was cancelled before"):
        confirm_by(home, engine, token_in(server.mails[0]), now=NOW)
