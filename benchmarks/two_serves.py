"""Two schedulers on one PostgreSQL, of which the leader dies and the database is started anew:
`python -m benchmarks.two_serves [SLOTS [KILLS [RESTARTS]]]`.

Two processes do the crawl and the letters of `blotter serve`, at the time of a clock that is put to
the next slot as soon as the last one is done: a night of the crawl, then the hour of a daily
letter. Sources and mail server are on loopback. Each slot must be completed once, no letter come
under two Message-IDs, and no host ever be asked twice at once. Tries that were interrupted are
counted apart.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path

import psycopg

from crawler import sources
from scheduler.child_process import ChildProcess
from scheduler.due_crawl import crawl_due
from scheduler.due_letters import Outbox, letters_due
from store import config
from store.database_address import StoreError
from store.log import log
from store.log.database import Engine, open_store, reading
from store.log.events import SourceChecked
from store.log.letter_events import DigestSent
from store.subscriptions.addresses import by_mail
from store.subscriptions.decisions import create_subscription
from tests.letters.delivery.faulty_server import FaultyServer, faulty_server
from tests.postgresql import Server, running

ROOT = Path(__file__).resolve().parents[1]
FAKETIME = "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1"
HOSTS = ("127.0.0.1", "127.0.0.2")
#: Seconds between two looks at the clock, and after which a slot that is not done is a failure.
_PAUSE, _PATIENCE = 0.1, 300.0


@dataclass(kw_only=True)
class Site:
    """Feeds of one entry more a night, and who was asked while it still answered."""

    nights: int = 1
    port: int = 0
    asked: int = 0
    overlaps: int = 0
    busy: Counter[str] = field(default_factory=Counter)
    lock: threading.Lock = field(default_factory=threading.Lock)


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """What came of all slots."""

    slots: int
    kills: int
    restarts: int
    #: How often a slot was completed, by how many slots that is so of.
    looks: Counter[int]
    letters: Counter[int]
    interrupted: int
    #: Letters that the server took, Message-IDs of them, and positions that two of these tell of.
    taken: int
    ids: int
    overlapping_windows: int
    requests: int
    at_once: int

    @property
    def is_good(self) -> bool:
        """Whether all is as it must be."""
        once = {1}
        return (
            set(self.looks) == set(self.letters) == once
            and self.at_once == 0
            and self.overlapping_windows == 0
        )


def work(clock: Path) -> None:
    """Be one of the two: do what is due by the clock, crawl and letters side by side, for ever."""
    settings, child, outbox = config.load(), ChildProcess(), Outbox()

    def crawls(now: datetime) -> None:
        ahead = (now - datetime.now(UTC)).total_seconds()
        os.environ |= {"LD_PRELOAD": FAKETIME, "FAKETIME": f"{ahead:+.0f}s"}
        crawl_due(settings, now, child.run)

    def letters(now: datetime) -> None:
        letters_due(settings, now, outbox)

    def again(wake: object) -> None:
        while True:
            with suppress(StoreError):
                wake(datetime.fromisoformat(clock.read_text()))  # type: ignore[operator]
            time.sleep(_PAUSE)

    threading.Thread(target=again, args=(letters,), daemon=True).start()
    again(crawls)


def measured(slots: int, kills: int, restarts: int, *, seed: int = 1) -> Outcome:
    """Do so many slots, half of them crawls, with so many kills and restarts among them."""
    chance = random.Random(seed)
    fates = [*["kill"] * kills, *["restart"] * restarts]
    fateful = dict(zip(chance.sample(range(1, slots), len(fates)), fates, strict=True))
    with (
        tempfile.TemporaryDirectory() as name,
        running() as server,
        server.database() as url,
        _site() as site,
        faulty_server() as mail,
    ):
        home = Path(name)
        _settle(home, url, site, mail)
        engine = open_store(url)
        create_subscription(engine, by_mail("ada@reader.example", "ketamine", "daily"), now=_now())
        clock = home / "clock"
        start = _now().replace(minute=0, second=0, microsecond=0) + timedelta(days=1)
        moments = [_slot(start, number) for number in range(slots)]
        clock.write_text((start - timedelta(days=1)).isoformat())
        workers = {label: _worker(home, url, clock, label) for label in "ab"}
        try:
            for number, moment in enumerate(moments):
                site.nights += number % 2 == 0
                _put(clock, moment + timedelta(minutes=5))
                _befall(fateful.get(number), chance, server, url, workers, home, clock)
                _wait_until_done(engine, number, moment)
                print(f"slot {number + 1} of {slots} is done", file=sys.stderr)
        finally:
            for worker in workers.values():
                worker.kill()
                worker.wait()
        outcome = _outcome(engine, moments, len(fates) - restarts, restarts, site, mail)
        engine.dispose()
        return outcome


def _now() -> datetime:
    return datetime.now(UTC)


def _slot(start: datetime, number: int) -> datetime:
    """02:30 and 07:00 (UTC) in turn."""
    day = start.replace(hour=0, minute=0) + timedelta(days=1 + number // 2)
    return day + (timedelta(hours=2, minutes=30) if number % 2 == 0 else timedelta(hours=7))


def _put(clock: Path, moment: datetime) -> None:
    fresh = clock.with_suffix(".new")
    fresh.write_text(moment.isoformat())
    fresh.rename(clock)


def _befall(
    fate: str | None,
    chance: random.Random,
    server: Server,
    url: str,
    workers: dict[str, subprocess.Popen[bytes]],
    home: Path,
    clock: Path,
) -> None:
    """Kill the leader, or start the database anew, some while after the slot has come."""
    if fate is None:
        return
    time.sleep(chance.uniform(0.2, 3.0))
    if fate == "restart":
        server.restart()
        return
    label = _leader(url) or chance.choice("ab")
    workers[label].send_signal(signal.SIGKILL)
    workers[label].wait()
    workers[label] = _worker(home, url, clock, label)


def _leader(url: str) -> str | None:
    """Who holds a lock now."""
    query = (
        "SELECT DISTINCT a.application_name FROM pg_locks l JOIN pg_stat_activity a USING (pid)"
        " WHERE l.locktype = 'advisory' AND l.granted AND a.application_name IN ('a', 'b')"
    )
    with psycopg.connect(url.replace("+psycopg", "")) as connection:
        rows = connection.execute(query).fetchall()
    return str(rows[0][0]) if rows else None


def _wait_until_done(engine: Engine, number: int, moment: datetime) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        with suppress(StoreError):
            looks, letters = _done_since(engine, moment)
            if letters if number % 2 else len(looks) == len(HOSTS):
                return
        time.sleep(_PAUSE)
    sys.exit(f"slot {number} ({moment}) was not done in {_PATIENCE:g} s")


def _done_since(engine: Engine, moment: datetime) -> tuple[set[str], int]:
    """The sources that were looked at to the end since then, and how many letters were sent."""
    with reading(engine) as connection:
        events = list(log.read(connection))
    looks = {
        it.stream
        for it in events
        if isinstance(it.event, SourceChecked)
        and it.event.checked_at >= moment
        and not it.event.interrupted
    }
    sent = [it.event.sent_at for it in events if isinstance(it.event, DigestSent)]
    return looks, sum(at is not None and at >= moment for at in sent)


def _outcome(
    engine: Engine,
    moments: list[datetime],
    kills: int,
    restarts: int,
    site: Site,
    mail: FaultyServer,
) -> Outcome:
    with reading(engine) as connection:
        events = [(it.stream, it.event) for it in log.read(connection)]
    checks = [(name, it) for name, it in events if isinstance(it, SourceChecked)]
    sent = [it for _, it in events if isinstance(it, DigestSent)]
    looked = [(name, it.checked_at) for name, it in checks if not it.interrupted]
    nights, mornings = moments[::2], moments[1::2]
    day = timedelta(days=1)
    ids = [
        line
        for letter in mail.taken
        for line in letter.splitlines()
        if line.startswith("Message-ID:")
    ]
    windows = sorted((it.since, it.until) for it in sent)
    return Outcome(
        slots=len(moments),
        kills=kills,
        restarts=restarts,
        looks=Counter(
            sum(
                name == f"source/{_name(host)}" and night <= at < night + day for name, at in looked
            )
            for night in nights
            for host in HOSTS
        ),
        letters=Counter(
            sum(it.sent_at is not None and morning <= it.sent_at < morning + day for it in sent)
            for morning in mornings
        ),
        interrupted=sum(it.interrupted for _, it in checks),
        taken=len(mail.taken),
        ids=len(set(ids)),
        overlapping_windows=sum(later[0] < sooner[1] for sooner, later in pairwise(windows)),
        requests=site.asked,
        at_once=site.overlaps,
    )


def _name(host: str) -> str:
    return f"board_{host.rpartition('.')[2]}"


def _settle(home: Path, url: str, site: Site, mail: FaultyServer) -> None:
    off = "".join(f"[sources.{name}]\nenabled = false\n" for name in sources.names())
    feeds = "".join(
        f'[feeds.{_name(host)}]\nurl = "http://{host}:{site.port}/feed"\nkeep = "all"\ndelay = 0\n'
        for host in HOSTS
    )
    smtp = f'[smtp]\nhost = "127.0.0.1"\nport = {mail.port}\nsender = "b@a.example"\n'
    head = 'contact = "desk@reader.example"\nallow_private = true\ntimezone = "UTC"\n'
    (home / "blotter.toml").write_text(f"{head}{smtp}starttls = false\n{off}{feeds}")


def _worker(home: Path, url: str, clock: Path, label: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "benchmarks.two_serves", "--work", str(clock)],
        cwd=ROOT,
        env={
            **os.environ,
            "BLOTTER_HOME": str(home),
            "BLOTTER_DATABASE_URL": f"{url}?application_name={label}",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        },
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


@contextmanager
def _site() -> Iterator[Site]:
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            host = self.headers["Host"]
            with site.lock:
                site.asked += 1
                site.overlaps += site.busy[host] > 0
                site.busy[host] += 1
            time.sleep(0.05)
            body = _page(self.path, site.nights, host)
            with site.lock:
                site.busy[host] -= 1
            self.send_response(200)
            self.send_header("Content-Type", _type_of(self.path))
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            with suppress(OSError):
                self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None: ...

    servers: list[ThreadingHTTPServer] = []
    for host in HOSTS:
        server = ThreadingHTTPServer((host, site.port), Handler)
        site.port = server.server_port
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
    try:
        yield site
    finally:
        for server in servers:
            server.shutdown()
            server.server_close()


def _type_of(path: str) -> str:
    return {"/feed": "application/rss+xml", "/robots.txt": "text/plain"}.get(path, "text/html")


def _page(path: str, nights: int, host: str) -> bytes:
    if path == "/robots.txt":
        return b""
    if path != "/feed":
        return f"<html><h1>{path}</h1><p>An order about ketamine, {path}.</p></html>".encode()
    items = "".join(
        f"<item><title>Ketamine order {night}</title><guid>urn:{host}:{night}</guid>"
        f"<link>http://{host}/{night}</link><description>Ketamine.</description></item>"
        for night in range(max(1, nights - 3), nights)
    )
    head = "<title>Board</title><link>https://board.example/</link><description>d</description>"
    return f'<rss version="2.0"><channel>{head}{items}</channel></rss>'.encode()


def main() -> None:
    """Measure, print, and end with 1 where something is not as it must be."""
    if sys.argv[1:2] == ["--work"]:
        work(Path(sys.argv[2]))
    slots, kills, restarts = (*map(int, sys.argv[1:]), *(200, 10, 5)[len(sys.argv) - 1 :])
    outcome = measured(slots, kills, restarts)
    print(f"{outcome.slots} slots; leader killed {outcome.kills} times")
    print(f"PostgreSQL restarted {outcome.restarts} times")
    print(f"looks a slot and source: {dict(outcome.looks)}; interrupted: {outcome.interrupted}")
    print(f"letters a slot: {dict(outcome.letters)}; taken {outcome.taken} under {outcome.ids} ids")
    print(f"events told by two letters: {outcome.overlapping_windows}")
    print(
        f"requests: {outcome.requests}, of these while the host still answered: {outcome.at_once}"
    )
    sys.exit(not outcome.is_good)


if __name__ == "__main__":
    main()
