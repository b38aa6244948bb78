"""Every event of the log belongs to exactly one letter, whatever befalls the one who sends them."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.message import EmailMessage
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answers.clock.due_letters import Occasion
from answers.clock.mailable import is_mailable
from answers.news.rounds import Rounds
from letters import channels, sending
from letters.delivery.connections import Connections
from letters.delivery.submission import DeliveryError
from letters.sending import SendingOutcome, send
from letters.webhooks.posting import Post
from letters.window import Window
from letters.writing.letter import Letter
from store.config import Settings
from store.connections.engines import connect
from store.log import log
from store.log.database import Engine, reading, writing
from store.log.letter_events import Subscription
from store.settings.mail_tables import SmtpSettings
from store.subscriptions.addresses import by_mail, by_webhook
from store.subscriptions.decisions import (
    create_subscription,
    pause_subscription,
    read_subscription,
    resume_subscription,
)
from store.subscriptions.state import SubscriptionState
from tests.scheduler.examples import NOW, published, reread

MAILED = by_mail("ada@reader.example", "ketamine", "daily")
POSTED = by_webhook("https://chat.example/hooks/1", "ketamine", "daily")
SMTP = SmtpSettings(host="127.0.0.1", sender="Blotter <blotter@agency.example>")


class _Killed(BaseException):
    """The process died."""


@dataclass(kw_only=True)
class World:
    """A log, a subscription, a mail server, and a clock that may be wrong."""

    settings: Settings
    engine: Engine
    #: Where its letters go.
    to: Subscription
    now: datetime = NOW
    #: What the server took, by Message-ID: the positions that each letter told of.
    taken: dict[str, list[frozenset[int]]] = field(default_factory=dict)
    #: How the next deliveries go.
    fates: list[str] = field(default_factory=list)
    #: Message-IDs of which a yes was lost; of those, the ones that were refused when tried again.
    lost: set[str] = field(default_factory=set)
    lost_and_refused: set[str] = field(default_factory=set)
    documents: int = 0

    def deliver(
        self, smtp: SmtpSettings, mail: EmailMessage, connections: Connections | None
    ) -> None:
        self.take(mail)

    def post(self, given: Post, *, allow_private: bool, connections: Connections | None) -> None:
        self.take(given.headers)

    def take(self, mail: Mapping[str, str] | EmailMessage) -> None:
        fate = self.fates.pop(0) if self.fates else "taken"
        if fate == "killed before":
            raise _Killed
        if fate == "for now":
            raise DeliveryError("451 later", temporary=True)
        if fate == "for good":
            self.lost_and_refused |= {mail["Message-ID"]} & self.lost
            raise DeliveryError("554 no", refused=True)
        if fate == "another scheduler wakes":
            assert self.woken() == "being sent by another process"
        told = frozenset(map(int, mail["X-Told"].split()))
        self.taken.setdefault(mail["Message-ID"], []).append(told)
        if fate in ("killed after", "yes lost"):
            self.lost.add(mail["Message-ID"])
        if fate == "killed after":
            raise _Killed
        if fate == "yes lost":
            raise DeliveryError("hung up", temporary=True)

    def publish(self, backfilled: bool) -> None:
        self.documents += 1
        key = str(self.documents)
        self._append(key, published(key=key, backfilled=backfilled))

    def read_again(self) -> None:
        if self.documents:
            self._append(str(self.documents), reread(key=str(self.documents), text="better read"))

    def _append(self, key: str, event: object) -> None:
        entry = log.NewEvent(stream=f"document/us_example:{key}", event=event)  # type: ignore[arg-type]
        with writing(self.engine) as connection:
            log.append(connection, [entry], now=self.now)

    def wake(self) -> None:
        with suppress(_Killed, DeliveryError):
            self.woken()

    def woken(self) -> SendingOutcome:
        slot = self.now.replace(hour=7, minute=0)
        slot -= timedelta(days=slot > self.now)
        at = Occasion(slot=slot, at_least=slot - timedelta(days=slot.weekday()), news_before=slot)
        return send(self.settings, SMTP, self.engine, self.name, now=self.now, occasion=at)

    @property
    def name(self) -> str:
        return self.to.id

    def events_to_tell(self) -> set[int]:
        with reading(self.engine) as connection:
            return {it.position for it in log.read(connection, after=1) if is_mailable(it)}


def _stub(world: World) -> Callable[..., Letter]:
    """The drafting of letters, without an index: all that is mailable is told."""

    def draft_for(rounds: Rounds, to: SubscriptionState, window: Window) -> Letter:
        with reading(rounds.engine) as connection:
            events = list(log.read(connection, after=window.since, upto=window.until))
        told = tuple(str(it.position) for it in events if is_mailable(it))
        return Letter(subject="", text=" ".join(told), html="", documents=told)

    return draft_for


@contextmanager
def a_world(empty_store: Path, to: Subscription) -> Iterator[World]:
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patched:
        settings = Settings(home=Path(folder))
        shutil.copyfile(empty_store, settings.home / "blotter.db")
        engine = connect(settings.database_url)
        create_subscription(engine, to, now=NOW)
        world = World(settings=settings, engine=engine, to=to)
        patched.setattr(sending, "draft_for", _stub(world))
        patched.setattr(sending, "window_after", _whole_window)
        patched.setattr(Rounds, "reached", _head)
        patched.setattr(channels, "deliver", world.deliver)
        patched.setattr(channels, "message", _message)
        patched.setattr(channels, "post", world.post)
        patched.setattr(channels, "parcel", _parcel)
        yield world
        engine.dispose()


@property  # type: ignore[misc]
def _head(rounds: Rounds) -> int:
    with reading(rounds.engine) as connection:
        return log.head(connection).position


def _whole_window(rounds: Rounds, since: int) -> Window:
    with reading(rounds.engine) as connection:
        return Window(since=since, end=log.head(connection))


def _message(letter: Letter, to: Subscription, **more: object) -> EmailMessage:
    mail = EmailMessage()
    mail["Message-ID"] = str(more["message_id"])
    mail["X-Told"] = letter.text
    return mail


def _parcel(settings: Settings, letter: Letter, state: SubscriptionState, *, now: datetime) -> Post:
    assert state.prepared is not None
    id = state.prepared.digest.message_id
    return Post(url="", headers={"Message-ID": id, "X-Told": letter.text}, body=b"")


FATES = (
    "killed before",
    "killed after",
    "yes lost",
    "for now",
    "for good",
    "another scheduler wakes",
)
STEPS = st.one_of(
    st.tuples(st.just("publish"), st.booleans()),
    st.tuples(st.just("read again"), st.none()),
    st.tuples(
        st.just("clock"),
        st.sampled_from([1, 6, 13, 24, 24 * 7, -1, -30, 24 * 365, -24 * 365, 24 * 400]),
    ),
    st.tuples(st.just("wake"), st.none()),
    st.tuples(
        st.just("fate"),
        st.sampled_from(FATES),
    ),
    st.tuples(st.sampled_from(["pause", "resume"]), st.none()),
)


def _take(world: World, step: tuple[str, object]) -> None:
    match step:
        case ("publish", bool(backfilled)):
            world.publish(backfilled)
        case ("read again", _):
            world.read_again()
        case ("clock", int(hours)):
            world.now += timedelta(hours=hours)
        case ("wake", _):
            world.wake()
        case ("fate", str(fate)):
            world.fates.append(fate)
        case ("pause", _):
            pause_subscription(world.engine, world.name, now=world.now)
        case ("resume", _):
            resume_subscription(world.engine, world.name, now=world.now)


@given(to=st.sampled_from([MAILED, POSTED]), steps=st.lists(STEPS, max_size=40))
def test_every_event_belongs_to_exactly_one_letter(
    empty_store: Path, to: Subscription, steps: Sequence[tuple[str, object]]
) -> None:
    with a_world(empty_store, to) as world:
        for step in steps:
            _take(world, step)
        world.fates.clear()
        resume_subscription(world.engine, world.name, now=world.now)
        for _ in range(3):  # what was prepared is sent again, then what came since
            world.now += timedelta(days=8)
            world.wake()
        told = Counter(position for tellings in world.taken.values() for position in tellings[0])
        assert set(told) == world.events_to_tell()
        # Told again are only letters that a server took, without our knowing, and then refused.
        unsure = (position for id in world.lost_and_refused for position in world.taken[id][0])
        assert {position for position, times in told.items() if times > 1} <= set(unsure)
        for message_id, tellings in world.taken.items():
            assert len({*tellings}) == 1, "one Message-ID stands for two letters"
            assert len(tellings) == 1 or message_id in world.lost
        with reading(world.engine) as connection:
            assert read_subscription(connection, world.name).prepared is None
