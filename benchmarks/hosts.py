"""How long a night takes with many hosts: `python -m benchmarks.hosts [hosts | kill [KILLS]]`.

Twelve hosts on loopback (127.0.0.1 … 127.0.0.12) give a list and 20 pages each, 0.5 s a request.
`hosts` looks at one of them with `blotter crawl`, then at all, and reads from the servers' log
whether any host was ever asked twice at once, or sooner than its delay after it had answered.
`kill` kills parent and child at a random moment, over and over, then lets a crawl come to its end:
nothing may be lost or doubled, and no orphan may be alive after 5 s.
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
from collections.abc import Iterator
from pathlib import Path

from store.log import log
from store.log.database import open_store, reading
from tests.crawler.crawling.host_server import Hosts, hosts

BLOTTER = Path(sys.executable).parent / "blotter"
HOSTS = [f"127.0.0.{number}" for number in range(1, 13)]
NAMES = [f"host_{number}" for number in range(1, 13)]
PAGES, LATENCY, DELAY = 20, 0.25, 0.25


def settings(home: Path, served: Hosts) -> None:
    """Follow a feed at each host. Crawls name them: nothing that ships is ever asked."""
    home.mkdir(exist_ok=True)
    tables = [
        f'[feeds.{name}]\nurl = "{served.base(host)}/feed"\nkeep = "all"\n'
        f"delay = {DELAY}\nrequests_a_day = 100000\n"
        for name, host in zip(NAMES, HOSTS, strict=True)
    ]
    head = 'contact = "reader@agency.example"\nallow_private = true\n'
    (home / "blotter.toml").write_text(head + "".join(tables))


def start(home: Path, names: list[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [BLOTTER, "crawl", *names],
        env={**os.environ, "BLOTTER_HOME": str(home)},
        stdout=subprocess.DEVNULL,
    )


def peak_of(process: subprocess.Popen[bytes]) -> float:
    """The peak of memory, in MB, of a crawl and its child, once it is over."""
    highest = 0.0
    while process.poll() is None:
        highest = max([highest, *(memory(pid) for pid in [process.pid, *children(process.pid)])])
        time.sleep(0.1)
    return highest


def memory(pid: int) -> float:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:  # it has just ended
        return 0.0
    return next(
        (int(line.split()[1]) / 1024 for line in status.splitlines() if "VmHWM" in line), 0.0
    )


def children(pid: int) -> list[int]:
    try:
        return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def published(home: Path) -> Counter[str]:
    """How often each document was published, after the log has verified."""
    store = open_store(f"sqlite:///{home / 'blotter.db'}")
    with reading(store) as connection:
        log.verify_chain(connection)
        found = Counter(one.stream for one in log.read(connection, type="DocumentPublished"))
    store.dispose()
    return found


def night(home: Path, names: list[str], served: Hosts) -> tuple[float, float]:
    """Seconds of a crawl, from the first request to the last answer, and its peak of memory."""
    settings(home, served)
    for turns in served.log.values():
        turns.clear()
    peak = peak_of(start(home, names))
    asked = [one for turns in served.log.values() for one in turns]
    return max(one.ended for one in asked) - min(one.began for one in asked), peak


def compare(folder: Path) -> None:
    with hosts(dict.fromkeys(HOSTS, PAGES), latency=LATENCY) as served:
        one, _ = night(folder / "one", NAMES[:1], served)
        wall, peak = night(folder / "all", NAMES, served)
        twice = sum(served.overlaps(host) for host in HOSTS)
        nearest = min(served.nearest(host) for host in HOSTS)
        found = published(folder / "all")
    assert len(found) == len(HOSTS) * PAGES, f"{len(found)} documents"
    print(f"one host alone {one:6.1f} s")
    print(f"{len(HOSTS)} hosts       {wall:6.1f} s, ratio {wall / one:.2f}  (bar: 1.2)")
    print(f"asked twice at once {twice}  (bar: 0); nearest {nearest:.3f} s  (delay {DELAY})")
    print(f"peak memory {peak:.0f} MB  (bar: 300)")


def killed(home: Path, chance: random.Random) -> Iterator[int]:
    """Kill a crawl, parent first or child first; the processes that are alive 5 s later."""
    parent = start(home, NAMES)
    time.sleep(chance.uniform(2.0, 14.0))
    pids = [parent.pid, *children(parent.pid)]
    chance.shuffle(pids)
    if chance.random() < 0.5:  # the child is left to find out
        pids = [parent.pid]
    born = [*children(parent.pid)]
    for pid in pids:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue
    parent.wait()
    time.sleep(5.0)
    yield from (pid for pid in born if Path(f"/proc/{pid}").exists())


def kill(folder: Path, kills: int) -> None:
    chance, orphans, twice = random.Random(20260304), 0, 0
    with hosts(dict.fromkeys(HOSTS, PAGES), latency=LATENCY) as served:
        home = folder / "killed"
        settings(home, served)
        for _ in range(kills):
            orphans += len(list(killed(home, chance)))
        start(home, NAMES).wait()
        twice = sum(served.overlaps(host) for host in HOSTS)
        found = published(home)
    wrong = [stream for stream, count in found.items() if count != 1]
    print(f"{kills} kills: {len(found)} of {len(HOSTS) * PAGES} documents, {len(wrong)} doubled")
    print(f"orphans after 5 s: {orphans}; hosts asked twice at once: {twice}")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        match sys.argv[1:]:
            case ["kill", *number]:
                kill(Path(folder), int(number[0]) if number else 30)
            case _:
                compare(Path(folder))


if __name__ == "__main__":
    main()
