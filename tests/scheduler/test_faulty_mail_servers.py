"""Whatever a mail server does, no letter is lost, and none comes twice but under its own id."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from datetime import timedelta

import msgspec
import pytest

from letters.delivery import submission
from letters.delivery.connections import Connections
from letters.outbox import Outbox
from scheduler.due_letters import LettersDone, letters_due
from store.config import Settings
from store.log import log
from store.log.database import Engine, reading, writing
from store.log.letter_events import DigestPrepared
from store.settings.mail_tables import SmtpSettings
from store.subscriptions.addresses import by_mail
from store.subscriptions.decisions import create_subscription
from tests.letters.delivery.faulty_server import ONE, Fault, FaultyServer, faulty_server
from tests.scheduler.examples import NOW, published

#: Real servers, or processes of their own (`make test-servers`).
pytestmark = pytest.mark.servers

WEEK = timedelta(days=7)


@pytest.fixture
def server() -> Iterator[FaultyServer]:
    with faulty_server() as running:
        yield running


@pytest.fixture
def settings(settings: Settings, server: FaultyServer) -> Settings:
    smtp = SmtpSettings(
        host="127.0.0.1",
        port=server.port,
        sender="blotter@agency.example",
        starttls=False,
        user="blotter",
        password="hush",
    )
    return msgspec.structs.replace(settings, smtp=smtp)


def subscribe(engine: Engine, *addresses: str) -> None:
    """Subscribe, before there is news."""
    for address in addresses:
        create_subscription(engine, by_mail(address, "ketamine"), now=NOW)
    with writing(engine) as connection:
        entry = log.NewEvent(stream="document/us_example:1", event=published())
        log.append(connection, [entry], now=NOW)


def wake(settings: Settings, weeks: float, outbox: Outbox | None = None) -> LettersDone:
    return letters_due(settings, NOW + WEEK * weeks, outbox or Outbox())


def ids(server: FaultyServer) -> list[str]:
    return [re.findall(r"(?mi)^Message-ID:\s*(\S+)", letter)[0] for letter in server.taken]


@pytest.mark.parametrize(
    "fault",
    ["421 at once", "garbage", "silent", "535", "530", "553 to MAIL", "451", "hangs up"],
)
def test_what_a_server_did_not_take_is_tried_again_whatever_the_slot(
    settings: Settings,
    engine: Engine,
    server: FaultyServer,
    fault: Fault,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(submission, "_PATIENCE", 0.3)
    subscribe(engine, "ada@reader.example")
    server.fault = fault
    done = wake(settings, 1)
    assert (done.sent, done.refused + done.again) == (0, 1)
    assert server.taken == []
    server.fault = ""
    assert wake(settings, 1.003).sent == 1
    assert wake(settings, 1.006).sent == 0
    (prepared,) = prepared_ids(engine)
    assert ids(server) == [prepared]


@pytest.mark.parametrize("fault", ["554", "552 to MAIL"])
def test_what_a_server_refuses_for_good_is_told_by_the_next_letter(
    settings: Settings, engine: Engine, server: FaultyServer, fault: Fault
) -> None:
    subscribe(engine, "ada@reader.example")
    server.fault = fault
    assert wake(settings, 1).refused == 1
    server.fault = ""
    assert wake(settings, 1.003).sent == 0
    assert wake(settings, 2).sent == 1
    assert ids(server) == prepared_ids(engine)[1:]


@pytest.mark.parametrize("fault", ["550 to one", "450 to one"])
def test_one_who_is_refused_keeps_nobody_from_their_letter(
    settings: Settings, engine: Engine, server: FaultyServer, fault: Fault
) -> None:
    subscribe(engine, "ada@reader.example", ONE, "eve@reader.example")
    server.fault = fault
    done = wake(settings, 1)
    assert (done.sent, done.refused + done.again) == (2, 1)
    server.fault = ""
    assert wake(settings, 2).sent == 3
    assert len(set(ids(server))) == len(server.taken) == 5


@pytest.mark.parametrize(
    "fault",
    ["hangs up after its yes", "answers late", "no farewell", "farewell without end"],
)
def test_a_yes_is_a_yes_however_it_comes(
    settings: Settings,
    engine: Engine,
    server: FaultyServer,
    fault: Fault,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nor is it waited for what a server says after it, or does not say."""
    monkeypatch.setattr(submission, "_PATIENCE", 0.5)
    monkeypatch.setattr(submission, "_FAREWELL", 0.5)
    subscribe(engine, "ada@reader.example")
    server.fault = fault
    assert wake(settings, 1).sent == 1
    assert wake(settings, 1.003).sent == 0
    assert len(server.taken) == 1


def test_a_letter_whose_yes_was_lost_comes_again_under_its_own_id(
    settings: Settings, engine: Engine, server: FaultyServer
) -> None:
    subscribe(engine, "ada@reader.example")
    server.fault = "yes lost"
    assert wake(settings, 1).again == 1
    with writing(engine) as connection:
        entry = log.NewEvent(stream="document/us_example:2", event=published(key="2"))
        log.append(connection, [entry], now=NOW + WEEK)
    server.fault = ""
    assert wake(settings, 1.003).sent == 1
    # The same headers, but for the line drawn between the parts.
    first, second = (letter.partition("Content-Type")[0] for letter in server.taken)
    assert first == second
    assert ids(server)[0] == ids(server)[1]


def test_a_server_that_is_not_there(settings: Settings, engine: Engine) -> None:
    subscribe(engine, "ada@reader.example")
    assert settings.smtp is not None
    gone = msgspec.structs.replace(settings.smtp, port=1)
    assert wake(msgspec.structs.replace(settings, smtp=gone), 1).again == 1
    assert wake(settings, 1.003).sent == 1


@pytest.mark.parametrize("fault", ["silent", "drips", "never answers"])
def test_lines_are_cut_by_another_thread(
    settings: Settings, engine: Engine, server: FaultyServer, fault: Fault
) -> None:
    subscribe(engine, "ada@reader.example", ONE)
    server.fault, connections = fault, Connections()

    def cut_once_reached() -> None:
        server.reached.wait()
        connections.cut_all()

    cut = threading.Thread(target=cut_once_reached)
    cut.start()
    assert wake(settings, 1, Outbox(connections=connections)).again == 2
    cut.join()


def prepared_ids(engine: Engine) -> list[str]:
    with reading(engine) as connection:
        events = [it.event for it in log.read(connection, type=DigestPrepared.__name__)]
    return [event.message_id for event in events if isinstance(event, DigestPrepared)]
