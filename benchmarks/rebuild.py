"""Read models built anew: `python -m benchmarks.rebuild [EVENTS [KILLS]]`.

How fast they are filled from the log, on SQLite and on PostgreSQL; whether what is built equals
what has followed a log of EVENTS events of every type, row for row and hit for hit; and whether
kill -9 at a random moment of a rebuild leaves the old ones whole, and a repetition finishes it.
"""

from __future__ import annotations

import os
import random
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from search.whoosh_engine.whoosh_index import WhooshIndex
from store.config import Settings, load
from store.log import log
from store.log.database import Engine, open_store, reading
from store.views.tables import LIVE
from store.views.views import Views
from tests.followed import follow, hits, rows
from tests.lives import Lives, append
from tests.postgresql import running
from tests.search.index_contents import index_contents

ROUNDS = 5
#: Words of a document in the log that is timed: payloads of about 2 kB.
WORDS = 500
#: Events of the log on which rebuilds are killed.
SHORT = 3000
BLOTTER = [sys.executable, "-c", "from cli.main import main; main()", "rebuild"]


def rate(url: str, events: int) -> str:
    """Events a second into the read models in SQL."""
    engine = open_store(url)
    lives, count = Lives(chance=random.Random(1), length=WORDS, sources=12), 0
    while count < events:
        some = lives.entries(500)
        append(engine, some, lives.now)
        count += len(some)
    rates, of_work = [], []
    for _ in range(ROUNDS):
        start, work = time.perf_counter(), time.process_time()
        Views(engine).rebuild()
        rates.append(count / (time.perf_counter() - start))
        of_work.append(count / (time.process_time() - work))
    with reading(engine) as connection:
        size = connection.scalar(sa.text("SELECT avg(length(payload)) FROM events"))
    engine.dispose()
    spread = f"{min(rates):,.0f} to {max(rates):,.0f}"
    alone = f"{statistics.median(of_work):,.0f} in a second of our own work"
    return (
        f"{statistics.median(rates):,.0f} events/s ({spread}; {alone}), "
        f"{count} events of {size:.0f} bytes"
    )


def contents(engine: Engine, settings: Settings) -> dict[str, Any]:
    """All that the read models hold, and what queries find in them."""
    index = index_contents(settings.index_dir)
    return {"rows": rows(engine), "entries": index, "hits": hits(settings)}


def followed(home: Path, events: int, seed: int) -> tuple[Engine, Settings, dict[str, Any]]:
    """A log with read models that have followed it."""
    settings = load({"BLOTTER_HOME": str(home)})
    engine = open_store(settings.database_url)
    follow(engine, settings, random.Random(seed), events=events, batch=1000)
    return engine, settings, contents(engine, settings)


def equality(home: Path, events: int) -> None:
    engine, settings, before = followed(home, events, seed=4)
    with reading(engine) as connection:
        types = Counter(recorded.type for recorded in log.read(connection))
    print(f"followed: {types.total()} events of {len(types)} types")
    Views(engine).rebuild()
    start = time.perf_counter()
    WhooshIndex(settings.index_dir, engine).rebuild()
    spent = time.perf_counter() - start
    after = contents(engine, settings)
    for name, what in before.items():
        assert what == after[name], f"{name} differ"
    count = sum(map(len, before["rows"].values()))
    found = sum(len(some) for _, some in before["hits"])
    entries = len(before["entries"])
    print(f"equal: {count} rows, {entries} entries, {found} hits of {len(before['hits'])} queries")
    print(f"the index alone was built in {spent:.1f} s")
    engine.dispose()


def kills(home: Path, times: int) -> None:
    engine, settings, before = followed(home, SHORT, seed=5)
    engine.dispose()
    environment = {**os.environ, "BLOTTER_HOME": str(home)}
    start = time.perf_counter()
    subprocess.run(BLOTTER, env=environment, check=True, capture_output=True)
    length = time.perf_counter() - start
    chance, struck = random.Random(6), 0
    for _ in range(times):
        child = subprocess.Popen(BLOTTER, env=environment, stdout=subprocess.DEVNULL)
        try:
            child.wait(timeout=chance.uniform(0.3, length))
        except subprocess.TimeoutExpired:
            child.send_signal(signal.SIGKILL)
            struck += child.wait() == -signal.SIGKILL
        assert contents(engine, settings) == before, "the old ones are not whole"
        with reading(engine) as connection:
            log.verify_chain(connection)
        subprocess.run(BLOTTER, env=environment, check=True, capture_output=True)
        assert contents(engine, settings) == before, "the new ones are others"
        assert leftovers(engine, settings) == [], "something is left"
        engine.dispose()
    print(f"{times} rebuilds of about {length:.1f} s, {struck} killed: old whole, new the same")


def leftovers(engine: Engine, settings: Settings) -> list[str]:
    """Tables and volumes that nobody uses."""
    tables = set(sa.inspect(engine).get_table_names()) - set(LIVE.metadata.tables)
    folders = sorted(folder.name for folder in settings.index_dir.iterdir() if folder.is_dir())
    return [*(table for table in tables if "view" in table), *folders[1:]]


def main() -> None:
    events = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    times = int(sys.argv[2]) if len(sys.argv) > 2 else 20
    with tempfile.TemporaryDirectory() as name:
        print(f"SQLite      {rate(f'sqlite:///{name}/rate.db', events)}  (bar: 30,000)")
        with running() as server, server.database() as url:
            print(f"PostgreSQL  {rate(url, events)}")
        kills(Path(name) / "killed", times)
        equality(Path(name) / "followed", events)


if __name__ == "__main__":
    main()
