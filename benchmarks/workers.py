"""What many workers do: `python -m benchmarks.workers [KILLS [WORKERS [HOSTS]]]`.

Hosts on loopback (127.0.0.2, 127.0.0.3 …) give a feed and pages each; `blotter crawl --workers`
looks at all of them with one PostgreSQL, which is started for it, while workers are killed (-9) at
random moments. The servers' log tells how often each page was asked for, whether any host was ever
asked twice at once, and the smallest pause between an answer of a host and the next request to it;
the log of Blotter, whether each page was recorded once.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from benchmarks.hosts import BLOTTER
from store.log import log
from store.log.database import open_store, reading
from tests.crawler.crawling.host_server import Hosts, hosts
from tests.postgresql import running

ROOT = Path(__file__).resolve().parents[1]
#: Crawls with so many workers as follow it.
COMMAND = (str(BLOTTER), "crawl", "--workers")
PAGES, LATENCY, DELAY = 20, 0.2, 0.5
#: Seconds that a kill waits at most, after its share of the pages was asked for.
AT_RANDOM = 2.0


@dataclass(kw_only=True)
class Outcome:
    """What was measured."""

    hosts: int
    pages: int
    #: How many workers were killed.
    kills: int = 0
    code: int = -1
    seconds: float = 0.0
    #: How often each page was asked for, and which were asked for again that were not the last
    #: before a kill.
    asked: Counter[str] = field(default_factory=Counter)
    unexplained: list[str] = field(default_factory=list)
    listings: int = 0
    at_once: int = 0
    pause: float = float("inf")
    published: Counter[str] = field(default_factory=Counter)
    verified: str = ""

    @property
    def is_good(self) -> bool:
        """Whether all is as it must be."""
        every = self.hosts * self.pages
        recorded_once = len(self.published) == every == self.published.total()
        asked = len(self.asked) == every and not self.unexplained
        kept = not self.at_once and self.pause >= DELAY
        return self.code == 0 and recorded_once and asked and kept


def measured(
    kills: int,
    *,
    workers: int,
    count: int,
    pages: int,
    folder: Path,
    command: Sequence[str] = COMMAND,
) -> Outcome:
    """Crawl so many hosts, and kill so many workers meanwhile."""
    named = [f"127.0.0.{number}" for number in range(2, count + 2)]
    outcome = Outcome(hosts=count, pages=pages)
    with (
        running() as server,
        server.database() as url,
        hosts(dict.fromkeys(named, pages), latency=LATENCY) as served,
    ):
        environment = {**os.environ, "BLOTTER_HOME": str(folder), "BLOTTER_DATABASE_URL": url}
        names = settings(folder, served, named)
        began = time.monotonic()
        with subprocess.Popen(
            [*command, str(workers), *names],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.DEVNULL,
        ) as crawl:
            outcome.kills = killed(crawl, kills, served, pages)
            outcome.code = crawl.wait()
        outcome.seconds = time.monotonic() - began
        told(outcome, served, named)
        store = open_store(url)
        with reading(store) as connection:
            log.verify_chain(connection)
            found = (one.stream for one in log.read(connection, type="DocumentPublished"))
            outcome.published.update(found)
        store.dispose()
        verify = [str(BLOTTER), "log", "verify"]
        outcome.verified = subprocess.run(
            verify, env=environment, capture_output=True, text=True, check=False
        ).stdout.strip()
    return outcome


def settings(home: Path, served: Hosts, named: list[str]) -> list[str]:
    """Follow a feed at each host; their names. Crawls name them: nothing that ships is asked."""
    names = [f"host_{number}" for number, _ in enumerate(named)]
    tables = [
        f'[feeds.{name}]\nurl = "{served.base(host)}/feed"\nkeep = "all"\n'
        f"delay = {DELAY}\nrequests_a_day = 100000\n"
        for name, host in zip(names, named, strict=True)
    ]
    head = 'contact = "reader@agency.example"\nallow_private = true\n'
    (home / "blotter.toml").write_text(head + "".join(tables))
    return names


def killed(crawl: subprocess.Popen[bytes], kills: int, served: Hosts, pages: int) -> int:
    """Kill workers at random moments of a crawl, from its beginning to its end; how many."""
    chance, done = random.Random(20261130), 0
    every = len(served.log) * pages / (kills + 1)
    while done < kills and crawl.poll() is None:
        if sum(map(len, served.log.values())) < every * (done + 1):
            time.sleep(0.05)
            continue
        time.sleep(chance.uniform(0.0, AT_RANDOM))
        if workers := workers_of(crawl.pid):
            os.kill(chance.choice(workers), signal.SIGKILL)
            done += 1
    return done


def workers_of(pid: int) -> list[int]:
    """The workers that a crawl has begun, in whichever of its threads."""
    threads = Path(f"/proc/{pid}/task").iterdir()
    return [int(child) for thread in threads for child in _children_of(thread)]


def _children_of(thread: Path) -> list[str]:
    try:
        return (thread / "children").read_text().split()
    except OSError:  # it has just ended
        return []


def told(outcome: Outcome, served: Hosts, named: list[str]) -> None:
    """Read the servers' log."""
    for host in named:
        turns = served.turns(host)
        for sooner, later in pairwise(turns):
            outcome.at_once += later.began < sooner.ended
            outcome.pause = min(outcome.pause, later.began - sooner.ended)
        pages = [one for one in turns if one.path.startswith("/feed/")]
        outcome.listings += sum(one.path == "/feed" for one in turns)
        outcome.asked.update(f"{host}{one.path}" for one in pages)
        last = {one.path: one for one in pages}
        # Who takes up a look begins with the rules of the host.
        outcome.unexplained += [
            f"{host}{one.path}"
            for one, following in pairwise(turns)
            if one.path in last and one is not last[one.path] and following.path != "/robots.txt"
        ]


def main() -> None:
    """Measure, print, and end with 1 where something is not as it must be."""
    kills, workers, count = (*map(int, sys.argv[1:]), *(20, 4, 40)[len(sys.argv) - 1 :])
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        found = measured(kills, workers=workers, count=count, pages=PAGES, folder=home)
    again = {page: times for page, times in found.asked.items() if times > 1}
    print(f"{workers} workers, {count} hosts with {PAGES} pages each, {found.seconds:.0f} s")
    print(f"workers killed: {found.kills}; exit code {found.code}  (bar: 20; 0)")
    print(f"documents recorded: {len(found.published)}, in all {found.published.total()} times")
    print(f"pages asked for: {len(found.asked)}; more than once: {len(again)}")
    print(f"of these not the last before a kill: {len(found.unexplained)}  (bar: 0)")
    print(f"feeds asked for: {found.listings}, of {count}")
    print(f"requests while the host still answered: {found.at_once}  (bar: 0)")
    print(f"smallest pause after an answer: {found.pause:.3f} s  (delay {DELAY})")
    print(f"log verify: {found.verified}")
    sys.exit(not found.is_good)


if __name__ == "__main__":
    main()
