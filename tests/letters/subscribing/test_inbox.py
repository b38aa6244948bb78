"""What mails that come in lead to, and what they cannot."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from letters.subscribing import inbox
from letters.subscribing.inbox import InboxError, InboxReading, inbox_fault, read_inbox
from letters.subscribing.returned import pause_what_comes_back
from letters.subscribing.tokens import sign
from letters.subscribing.upkeep import keep_up
from store.config import Settings
from store.log import log
from store.log.database import Engine, open_store, reading, writing
from store.log.events import LetterEvent
from store.log.letter_events import (
    ConfirmationSent,
    DigestPrepared,
    DigestRefused,
    DigestSent,
    LetterBounced,
)
from store.settings.mail_tables import MailSettings
from store.subscriptions.addresses import by_mail
from store.subscriptions.decisions import (
    cancel_subscription,
    confirm_subscription,
    create_subscription,
    read_subscription,
    resume_subscription,
)
from store.subscriptions.state import SubscriptionState, subscription_stream
from tests.letters.subscribing.examples import SECRET, settings
from tests.letters.subscribing.mails import bounce, written
from tests.scheduler.examples import NOW

ADDRESS = "ada@reader.example"


@pytest.fixture
def home(tmp_path: Path) -> Settings:
    for name in ("new", "cur", "tmp"):
        (tmp_path / "inbox" / name).mkdir(parents=True)
    return settings(tmp_path)


@pytest.fixture
def engine(home: Settings, empty_store: Path) -> Engine:
    shutil.copyfile(empty_store, home.home / "blotter.db")
    return open_store(home.database_url)


Subscribe = Callable[..., SubscriptionState]


@pytest.fixture
def subscribe(engine: Engine) -> Subscribe:
    def made(query: str = "ketamine", unconfirmed: bool = False) -> SubscriptionState:
        wanted = by_mail(ADDRESS, query, "daily")
        create_subscription(engine, wanted, unconfirmed=unconfirmed, now=NOW)
        return state_of(engine, wanted.id)

    return made


def state_of(engine: Engine, name: str) -> SubscriptionState:
    with reading(engine) as connection:
        return read_subscription(connection, name)


def record(engine: Engine, name: str, *events: LetterEvent) -> None:
    entries = [log.NewEvent(stream=subscription_stream(name), event=event) for event in events]
    with writing(engine) as connection:
        log.append(connection, entries, now=NOW)


def letter(name: str, number: int) -> str:
    return f"<{name}.0-{number}.dd7babbd@agency.example>"


def send(engine: Engine, name: str, number: int) -> None:
    message_id = letter(name, number)
    record(
        engine,
        name,
        DigestPrepared(since=0, until=number, message_id=message_id),
        DigestSent(since=0, until=number, documents=(), message_id=message_id),
    )


def refuse(engine: Engine, name: str, number: int, *, of_address: bool) -> None:
    record(
        engine,
        name,
        DigestRefused(message_id=letter(name, number), refused_at=NOW, of_address=of_address),
    )


def receive(home: Settings, *mails: bytes) -> InboxReading:
    """Read the inbox with some mails in it."""
    assert home.inbox
    for mail in mails:
        (home.inbox / "new" / f"{len([*home.inbox.rglob('*')]):04}.mx").write_bytes(mail)
    return read_inbox(home, open_store(home.database_url), now=NOW)


def bounces(engine: Engine, name: str) -> list[LetterBounced]:
    with reading(engine) as connection:
        events = [it.event for it in log.read(connection, stream=subscription_stream(name))]
    return [event for event in events if isinstance(event, LetterBounced)]


def test_a_letter_that_came_back_is_recorded_once(
    home: Settings, engine: Engine, subscribe: Subscribe
) -> None:
    name = subscribe().subscription.id
    send(engine, name, 5)
    report = bounce(letter=letter(name, 5))
    assert receive(home, report, report) == InboxReading(bounced=(name, name))
    assert bounces(engine, name) == [
        LetterBounced(message_id=letter(name, 5), status="5.1.1", bounced_at=NOW)
    ]


def test_what_was_slow_first_and_failed_then_is_both(
    home: Settings, engine: Engine, subscribe: Subscribe
) -> None:
    name = subscribe().subscription.id
    send(engine, name, 5)
    slow = bounce(letter=letter(name, 5), action="delayed", status="4.4.1")
    receive(home, slow, bounce(letter=letter(name, 5)))
    assert [one.status for one in bounces(engine, name)] == ["4.4.1", "5.1.1"]


def test_nothing_is_believed_without_our_letter_and_its_address(
    home: Settings, engine: Engine, subscribe: Subscribe
) -> None:
    name = subscribe().subscription.id
    send(engine, name, 5)
    lies = [
        bounce(letter=letter(name, 6)),
        bounce(letter=letter("nobody", 5)),
        bounce(letter="<1@elsewhere.example>"),
        bounce(letter=letter(name, 5), recipient="rfc822; eve@reader.example"),
        bounce(letter=letter(name, 5), recipient=""),
    ]
    assert receive(home, *lies) == InboxReading(others=len(lies))
    assert bounces(engine, name) == []


def test_who_holds_the_token_ends_and_confirms(
    home: Settings, engine: Engine, subscribe: Subscribe
) -> None:
    state = subscribe(unconfirmed=True)
    name = state.subscription.id
    until = NOW + timedelta(days=1)
    token = sign([SECRET], "confirm", state, until=until)
    assert receive(home, written(f"confirm {token}")) == InboxReading(confirmed=(name,))
    assert not state_of(engine, name).unconfirmed
    leave = written(f"unsubscribe {sign([SECRET], 'unsubscribe', state)}")
    assert receive(home, leave, leave) == InboxReading(ended=(name, name))
    assert state_of(engine, name).cancelled


def test_no_other_token_does(home: Settings, engine: Engine, subscribe: Subscribe) -> None:
    before = subscribe()
    name = before.subscription.id
    cancel_subscription(engine, name, now=NOW)
    state = subscribe()
    wishes = [
        written(f"unsubscribe {sign([SECRET], 'unsubscribe', before)}"),
        written(f"unsubscribe {sign([SECRET], 'confirm', state)}"),
        written(f"unsubscribe {sign(['of another Blotter'], 'unsubscribe', state)}"),
        written(f"unsubscribe {name}"),
    ]
    assert receive(home, *wishes) == InboxReading(others=len(wishes))
    assert not state_of(engine, name).cancelled


def test_each_mail_is_kept_as_seen(home: Settings) -> None:
    assert receive(home, written("Hello"), b"\x00") == InboxReading(others=2)
    assert home.inbox
    assert [*(home.inbox / "new").iterdir()] == []
    assert all(mail.name.endswith(":2,S") for mail in (home.inbox / "cur").iterdir())
    assert len([*(home.inbox / "cur").iterdir()]) == 2


def test_a_mail_is_moved_after_it_is_recorded(
    home: Settings, engine: Engine, subscribe: Subscribe, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = subscribe().subscription.id
    send(engine, name, 5)

    def dies(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(inbox, "_move", dies)
        with pytest.raises(KeyboardInterrupt):
            receive(home, bounce(letter=letter(name, 5)))
    assert len(bounces(engine, name)) == 1
    assert receive(home) == InboxReading(bounced=(name,))
    assert len(bounces(engine, name)) == 1


def test_what_is_no_mail_is_left_alone(home: Settings) -> None:
    assert home.inbox
    new = home.inbox / "new"
    (new / "folder").mkdir()
    (new / "elsewhere").symlink_to("/dev/zero")
    (new / ".hidden").write_bytes(b"")
    assert receive(home) == InboxReading()


def test_without_an_inbox_there_is_nothing_to_read(home: Settings, engine: Engine) -> None:
    none = settings(home.home, mail=MailSettings())
    assert read_inbox(none, engine, now=NOW) == InboxReading()


def test_what_is_no_maildir_is_said_in_one_line(home: Settings, engine: Engine) -> None:
    wrong = settings(home.home, mail=MailSettings(inbox=Path("nowhere")))
    with pytest.raises(InboxError, match=r"mail\.inbox: .*nowhere is no Maildir that can be read"):
        read_inbox(wrong, engine, now=NOW)
    assert (inbox_fault(wrong) or "").startswith("mail.inbox: ")
    assert inbox_fault(home) is None


def test_three_letters_in_a_row_that_came_back_pause_the_address(
    home: Settings, engine: Engine, subscribe: Subscribe
) -> None:
    first, second = subscribe().subscription.id, subscribe("clinic").subscription.id
    sent = [(first, 5), (second, 5), (first, 9)]
    for name, number in sent:
        send(engine, name, number)
    receive(home, *(bounce(letter=letter(*one)) for one in sent[:2]))
    assert pause_what_comes_back(engine, now=NOW) == []
    receive(home, bounce(letter=letter(*sent[2])))
    assert sorted(pause_what_comes_back(engine, now=NOW)) == sorted([first, second])
    assert "came back" in (state_of(engine, first).paused or "")
    assert pause_what_comes_back(engine, now=NOW) == []


def test_who_is_resumed_has_three_again(
    home: Settings, engine: Engine, subscribe: Subscribe
) -> None:
    name = subscribe().subscription.id
    for number in range(3):
        refuse(engine, name, number, of_address=True)
    assert pause_what_comes_back(engine, now=NOW) == [name]
    resume_subscription(engine, name, now=NOW)
    refuse(engine, name, 4, of_address=True)
    assert pause_what_comes_back(engine, now=NOW) == []


def test_a_letter_that_arrived_between_breaks_the_row(
    home: Settings, engine: Engine, subscribe: Subscribe
) -> None:
    name = subscribe().subscription.id
    for number in range(5):
        send(engine, name, number)
        if number != 2:
            receive(home, bounce(letter=letter(name, number)))
    refuse(engine, name, 6, of_address=False)
    receive(home, bounce(letter=letter(name, 2), status="4.2.2", action="delayed"))
    assert pause_what_comes_back(engine, now=NOW) == []
    receive(home, bounce(letter=letter(name, 2)))
    assert pause_what_comes_back(engine, now=NOW) == [name]


def ask(engine: Engine, name: str, number: int) -> None:
    record(engine, name, ConfirmationSent(message_id=letter(name, number), sent_at=NOW))


def test_a_question_that_came_back_for_good_ends_it_at_once(
    home: Settings, engine: Engine, subscribe: Subscribe
) -> None:
    name = subscribe(unconfirmed=True).subscription.id
    ask(engine, name, 1)
    receive(home, bounce(letter=letter(name, 1), action="delayed", status="4.4.1"))
    assert [*keep_up(home, engine, now=NOW)] == []
    receive(home, bounce(letter=letter(name, 1)))
    (kept,) = keep_up(home, engine, now=NOW)
    assert (kept.line, kept.failed) == (
        f"{name}: ended: the mail that asked for a yes came back",
        False,
    )
    assert state_of(engine, name).cancelled
    assert [*keep_up(home, engine, now=NOW)] == []
    again = subscribe(unconfirmed=True)
    assert (again.subscription.id, again.asked_in_vain) == (name, False)


def test_only_the_last_question_and_only_one_that_waits_for_a_yes_counts(
    home: Settings, engine: Engine, subscribe: Subscribe
) -> None:
    asked_anew, confirmed = (subscribe(query, unconfirmed=True) for query in ("ketamine", "clinic"))
    for name in (asked_anew.subscription.id, confirmed.subscription.id):
        ask(engine, name, 1)
        receive(home, bounce(letter=letter(name, 1)))
    ask(engine, asked_anew.subscription.id, 2)
    confirm_subscription(engine, confirmed.subscription.id, now=NOW)
    assert [*keep_up(home, engine, now=NOW)] == []
