"""An addressee is asked through a real server, answers, and has letters from then on."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from letters.subscribing.asking import ask_to_confirm, sign_up
from letters.subscribing.inbox import InboxReading, read_inbox
from letters.subscribing.upkeep import keep_up
from store.config import Settings
from store.log.database import Engine, reading
from store.settings.mail_tables import MailSettings
from store.subscriptions.addresses import by_mail
from store.subscriptions.decisions import read_subscription
from tests.letters.conftest import Postbox
from tests.letters.subscribing.examples import SECRET
from tests.scheduler.examples import NOW

#: Real servers, or processes of their own (`make test-servers`).
pytestmark = pytest.mark.servers

WANTED = by_mail("ada@reader.example", "ketamine")
NAME = WANTED.id


@pytest.fixture
def home(settings: Settings, postbox: Postbox) -> Settings:
    for name in ("new", "cur", "tmp"):
        (settings.home / "inbox" / name).mkdir(parents=True, exist_ok=True)
    return msgspec.structs.replace(
        settings,
        smtp=postbox.smtp,
        secrets=(SECRET,),
        mail=MailSettings(inbox=Path("inbox")),
    )


def test_a_reader_answers_by_mail(home: Settings, engine: Engine, postbox: Postbox) -> None:
    sign_up(home, engine, WANTED, vouched=False, now=NOW)
    assert ask_to_confirm(home, postbox.smtp, engine, NAME, now=NOW)
    (mail,) = postbox.letters
    assert mail["To"] == "ada@reader.example"
    words = mail.get_content().split()
    (link,) = [word for word in words if word.startswith("mailto:blotter@agency.example?")]
    answer = link.partition("?subject=")[2].replace("%20", " ")
    assert home.inbox
    (home.inbox / "new" / "1.mx").write_text(f"From: ada@reader.example\nSubject: {answer}\n\n")
    assert read_inbox(home, engine, now=NOW) == InboxReading(confirmed=(NAME,))
    with reading(engine) as connection:
        assert read_subscription(connection, NAME).is_sent_letters


def test_a_server_that_is_busy_is_asked_again_and_one_that_refuses_is_not(
    home: Settings, engine: Engine, postbox: Postbox
) -> None:
    sign_up(home, engine, WANTED, vouched=False, now=NOW)
    postbox.recipient_reply = "450 4.2.0 greylisted"
    (kept,) = keep_up(home, engine, now=NOW)
    assert (kept.failed, "greylisted" in kept.line) == (True, True)
    postbox.recipient_reply = "550 5.1.1 no such user"
    (kept,) = keep_up(home, engine, now=NOW)
    assert (kept.failed, "no such user" in kept.line) == (True, True)
    assert list(keep_up(home, engine, now=NOW)) == []
    with reading(engine) as connection:
        assert read_subscription(connection, NAME).cancelled
