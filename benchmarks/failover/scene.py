"""One cluster, three writers; and at each kill of the leader a crawl and a letter under way."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from math import inf
from pathlib import Path

from benchmarks.failover.commands import PATIENCE, ROOT, Commands, said
from benchmarks.failover.outcome import Outcome, outcome
from crawler import sources
from store.log.database import Engine, open_store
from store.log.letter_events import Subscription
from store.subscriptions.decisions import create_subscription
from tests.crawler.crawling.host_server import Hosts, hosts
from tests.letters.delivery.faulty_server import FaultyServer, faulty_server
from tests.patroni import Cluster, failing_over

_WRITERS = ("writer_a", "writer_b", "writer_c")
#: Of each site that is crawled.
_PAGES = 6


@dataclass(kw_only=True)
class Scene:
    """Where it happens, and what has happened."""

    commands: Commands
    engine: Engine
    cluster: Cluster
    sites: Hosts
    mail: FaultyServer
    kills: list[float] = field(default_factory=list)
    crawls_again: int = 0


def measured(
    kills: int, *, minutes: float = inf, tell: Callable[[str], None] = lambda _: None
) -> Outcome:
    """Kill the leader so many times, or for so long, and see what came of all that went on
    meanwhile."""
    places = {f"127.0.1.{number}": _PAGES for number in range(1, kills + 2)}
    with (
        tempfile.TemporaryDirectory(prefix="blotter-") as home,
        failing_over() as cluster,
        cluster.database("blotter") as url,
        hosts(places, latency=0.1) as sites,
        faulty_server() as mail,
    ):
        engine = open_store(url)
        scene = Scene(
            commands=Commands(home=Path(home), url=url),
            engine=engine,
            cluster=cluster,
            sites=sites,
            mail=mail,
        )
        _settle(scene, list(places))
        with _writers(scene) as writers:
            _strike_again(scene, kills, time.monotonic() + 60 * minutes, tell)
        found = outcome(
            engine,
            {name: _acknowledged(scene, name) for name in _WRITERS},
            mail.taken,
            scene.kills,
            pages=_PAGES * (len(scene.kills) + 1),
            crawls_again=scene.crawls_again,
            gave_up=sum(it.returncode != 0 for it in writers),
        )
        engine.dispose()
        return found


def _strike_again(scene: Scene, kills: int, end: float, tell: Callable[[str], None]) -> None:
    """Kill the leader so many times, or until that moment, and start it again each time."""
    scene.commands.done("crawl", "host_0")
    for number in range(1, kills + 1):
        if time.monotonic() > end:
            break
        _strike(scene, number)
        tell(f"kill {number} of {kills}")
    scene.cluster.wait_until_safe()


def _settle(scene: Scene, places: Sequence[str]) -> None:
    """Follow a feed at each site; subscribe to what they say."""
    feeds = [
        f'[feeds.host_{number}]\nurl = "{scene.sites.base(host)}/feed"\nkeep = "all"\ndelay = 0.5\n'
        for number, host in enumerate(places)
    ]
    off = [f"[sources.{name}]\nenabled = false\n" for name in sources.names()]
    smtp = f'host = "127.0.0.1"\nport = {scene.mail.port}\nsender = "b@agency.example"\n'
    text = f'contact = "ada@agency.example"\nallow_private = true\n[smtp]\n{smtp}starttls = false\n'
    (scene.commands.home / "blotter.toml").write_text(
        "".join([text, *off, *feeds]), encoding="utf-8"
    )
    wanted = Subscription(id="ada-1", email="ada@reader.example", query="ketamine", cadence="daily")
    create_subscription(scene.engine, wanted, now=datetime.now(UTC))


@contextmanager
def _writers(scene: Scene) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Three processes that append, all the while."""
    module = [sys.executable, "-m", "benchmarks.failover.writer", scene.commands.url]
    running = [
        subprocess.Popen([*module, name, str(scene.commands.home / name)], cwd=ROOT)
        for name in _WRITERS
    ]
    try:
        yield running
    finally:
        for name, writer in zip(_WRITERS, running, strict=True):
            (scene.commands.home / f"{name}.end").touch()
            writer.wait(PATIENCE)


def _acknowledged(scene: Scene, name: str) -> list[tuple[int, float]]:
    lines = (scene.commands.home / name).read_text("ascii").splitlines()
    return [(int(number), float(at)) for number, at in map(str.split, lines)]


def _strike(scene: Scene, number: int) -> None:
    """Kill the leader while a letter has been taken and not been answered to, and a crawl is in the
    middle of its pages."""
    mail, sites = scene.mail, scene.sites
    mail.reached.clear()
    mail.over.clear()
    sites.begun.clear()
    mail.fault = "answers at last"
    letter = scene.commands.begin("digest", "--send")
    try:
        _wait(mail.reached.wait, letter, "no letter was handed over")
        crawl = scene.commands.begin("crawl", f"host_{number}")
        _wait(sites.begun.wait, crawl, "no site was asked")
        scene.cluster.kill_leader()
        scene.kills.append(time.monotonic())
        scene.cluster.wait_until_led()
        scene.cluster.bring_back()
        other = scene.commands.done("digest", "--send")
        if "being sent by another process" not in other:
            raise AssertionError(other)
    finally:
        mail.fault = ""
        mail.over.set()
    if "sent" not in (told := said(letter)):
        raise AssertionError(told)
    crawl.communicate(timeout=PATIENCE)
    while crawl.returncode:  # as `blotter serve` does
        scene.crawls_again += 1
        crawl = scene.commands.begin("crawl", f"host_{number}")
        crawl.communicate(timeout=PATIENCE)


def _wait(wait: Callable[[float], bool], process: subprocess.Popen[str], failure: str) -> None:
    if not wait(PATIENCE):
        process.kill()
        msg = f"{failure}: {process.communicate()[0]}"
        raise TimeoutError(msg)
