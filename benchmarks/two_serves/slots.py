"""A night of the crawl and the hour of a daily letter in turn, each begun once the one before is
done."""

from __future__ import annotations

import random
import sys
import tempfile
import time
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from benchmarks.two_serves.clock import Clock
from benchmarks.two_serves.fates import Fate, Scene, strike
from benchmarks.two_serves.outcome import Outcome, outcome
from benchmarks.two_serves.processes import Serves, two_serves
from benchmarks.two_serves.site import HOSTS, serving_site, source_name
from crawler import sources
from store.database_address import StoreError
from store.log import log
from store.log.database import Engine, open_store, reading
from store.log.events import SourceChecked
from store.log.letter_events import DigestSent
from store.subscriptions.addresses import by_mail
from store.subscriptions.decisions import create_subscription
from tests.letters.delivery.faulty_server import faulty_server
from tests.postgresql import running

#: Seconds between two looks whether a slot is done; without work after which the clock goes on, and
#: by how much; and after which a slot that is not done is a failure.
_PAUSE, _IDLE, _PATIENCE = 0.3, 8.0, 240.0
_STEP = timedelta(minutes=30)
#: How long after its slot the clock says so.
_LATE = timedelta(minutes=5)


def measured(slots: int, kills: int, restarts: int, *, seed: int = 1) -> Outcome:
    """Do so many slots, an even number, with so many kills and restarts in the middle of them."""
    chance = random.Random(seed)
    fates = _fates(chance, slots, kills, restarts)
    with (
        tempfile.TemporaryDirectory() as name,
        running() as database,
        database.database() as url,
        serving_site() as site,
        faulty_server() as mail,
    ):
        home = Path(name)
        (home / "blotter.toml").write_text(_settings(site.port, mail.port))
        engine = open_store(url)
        subscriber = by_mail("ada@reader.example", "ketamine", "daily")
        state = create_subscription(engine, subscriber, now=datetime.now(UTC))
        clock = Clock(file=home / "clock")
        start = clock.now().replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
        moments = [_moment(start, number) for number in range(slots)]
        clock.put(start)
        with two_serves(home, url, clock) as serves:
            scene = Scene(
                site=site,
                mail=mail,
                database=database,
                serves=serves,
                letter_lock=f"letter/{state.id}",
                chance=chance,
            )
            _wait_until_done(engine, serves, start, is_night=True)
            for number, moment in enumerate(moments):
                is_night = number % 2 == 0
                site.nights += is_night
                begin = partial(clock.put, moment + _LATE)
                if fate := fates.get(number):
                    strike(scene, fate, begin, is_night=is_night)
                else:
                    begin()
                _wait_until_done(engine, serves, moment, is_night=is_night)
                print(f"slot {number + 1} of {slots} is done", file=sys.stderr)
        found = outcome(engine, moments, fates, site, mail.taken)
        engine.dispose()
        return found


def _fates(chance: random.Random, slots: int, kills: int, restarts: int) -> dict[int, Fate]:
    """What befalls which slot: looks and letters in turn, as far as it goes."""
    nights, mornings = (chance.sample(range(at, slots, 2), slots // 2) for at in (0, 1))
    fates: list[Fate] = [*["kill"] * kills, *["restart"] * restarts]  # type: ignore[list-item]
    turns = [number for pair in zip(nights, mornings, strict=True) for number in pair]
    return dict(zip(turns, fates, strict=False))


def _moment(start: datetime, number: int) -> datetime:
    """02:30 and 07:00 (UTC) in turn."""
    return start + timedelta(days=number // 2, hours=(2.5, 7)[number % 2])


def _settings(site: int, mail: int) -> str:
    off = "".join(f"[sources.{name}]\nenabled = false\n" for name in sources.names())
    feeds = "".join(
        f'[feeds.{source_name(host)}]\nurl = "http://{host}:{site}/feed"\nkeep = "all"\ndelay = 0\n'
        for host in HOSTS
    )
    smtp = f'[smtp]\nhost = "127.0.0.1"\nport = {mail}\nsender = "b@a.example"\nstarttls = false\n'
    head = 'contact = "desk@reader.example"\nallow_private = true\ntimezone = "UTC"\n'
    return f"{head}{smtp}{off}{feeds}"


def _wait_until_done(engine: Engine, serves: Serves, moment: datetime, *, is_night: bool) -> None:
    """Until what was due at a moment is done and nobody is at work; where nobody is and it is not,
    the clock goes on until it is asked for again."""
    end = time.monotonic() + _PATIENCE
    idle_since = time.monotonic()
    while time.monotonic() < end:
        is_idle = serves.are_idle()
        if is_idle and _is_done(engine, moment, is_night=is_night):
            return
        if not is_idle:
            idle_since = time.monotonic()
        elif time.monotonic() - idle_since > _IDLE:
            serves.clock.forward(_STEP)
            idle_since = time.monotonic()
        time.sleep(_PAUSE)
    said = "".join((serves.home / f"{label}.log").read_text()[-4000:] for label in serves.running)
    sys.exit(f"{said}\nthe slot at {moment} was not done in {_PATIENCE:g} s")


def _is_done(engine: Engine, moment: datetime, *, is_night: bool) -> bool:
    """Whether all sources were looked at to the end since then, or a letter was sent."""
    kind = SourceChecked if is_night else DigestSent
    with suppress(StoreError), reading(engine) as connection:
        events = [(it.stream, it.event) for it in log.read(connection, type=kind.__name__)]
        if is_night:
            looks = {
                name
                for name, it in events
                if isinstance(it, SourceChecked) and it.checked_at >= moment and not it.interrupted
            }
            return len(looks) == len(HOSTS)
        sent = [it.sent_at for _, it in events if isinstance(it, DigestSent)]
        return any(at is not None and at >= moment for at in sent)
    return False
