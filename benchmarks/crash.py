"""What is left after kill -9: `python -m benchmarks.crash [KILLS]`.

A crawl of the sample archive, read models and index included, is killed at a random moment, process
group and all; then it is run again to its end. Each time the log must verify, hold what an
undisturbed run holds, and the read models and the index must equal ones built from scratch.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from search.volumes import volume
from search.whoosh_engine.storage.schema import open_volume
from search.whoosh_engine.whoosh_index import WhooshIndex, entries_in
from store.log import log
from store.log.database import open_store, reading
from store.views.views import Views, known_documents, missing_pages, source_states

ROOT = Path(__file__).resolve().parents[1]
ARCHIVE = ROOT / "sample" / "archive.warc.gz"
BLOTTER = Path(sys.executable).parent / "blotter"


def start(home: Path) -> subprocess.Popen[bytes]:
    """The crawl, as the leader of a process group of its own."""
    return subprocess.Popen(
        [BLOTTER, "crawl", "--replay", ARCHIVE],
        env={**os.environ, "BLOTTER_HOME": str(home)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def finish(home: Path) -> None:
    child = start(home)
    _, said = child.communicate()
    if child.returncode:
        sys.exit(f"the crawl failed after a kill: {said.decode()}")


def kill_after(home: Path, seconds: float) -> bool:
    """Whether the crawl was still running when it was killed."""
    child = start(home)
    try:
        child.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        os.killpg(child.pid, signal.SIGKILL)
        child.wait()
        return True
    return False


def history(home: Path) -> list[tuple[str, int, str]]:
    """Every document event, after the log has verified."""
    engine = open_store(f"sqlite:///{home / 'blotter.db'}")
    with reading(engine) as connection:
        log.verify_chain(connection)
        events = [(r.stream, r.version, r.type) for r in log.read(connection)]
    engine.dispose()
    return sorted(event for event in events if event[0].startswith("document/"))


def followed_equals_rebuilt(home: Path) -> bool:
    """Whether views and index, as they were followed, equal ones built from position 0."""
    engine = open_store(f"sqlite:///{home / 'blotter.db'}")
    followed = contents(home, "index")
    Views(engine).rebuild()
    WhooshIndex(home / "rebuilt", engine).rebuild()
    engine.dispose()
    return followed == contents(home, "rebuilt")


def contents(home: Path, index: str) -> list[object]:
    """All that the views and the index hold."""
    engine = open_store(f"sqlite:///{home / 'blotter.db'}")
    with reading(engine) as connection:
        states = source_states(connection)
        views = [
            (known_documents(connection, state.name), missing_pages(connection, state.name))
            for state in states
        ]
    engine.dispose()
    return [states, views, entries(home / index)]


def entries(directory: Path) -> set[tuple[object, ...]]:
    """Every entry of an index, with its words and where they stand."""
    found = set[tuple[object, ...]]()
    folder = volume.latest(directory)
    assert folder is not None
    with open_volume(folder).reader() as reader:
        for leaf, _ in reader.leaf_readers():
            at = dict(zip(leaf.all_doc_ids(), entries_in(leaf), strict=True))
            words = [
                (at[number], field, word, tuple(positions))
                for field, word in leaf.all_terms()
                for number, positions in _postings(leaf, field, word)
                if number in at
            ]
            found.update(words)
    return found


def _postings(leaf: Any, field: str, word: bytes) -> Iterator[tuple[int, list[int]]]:
    matcher = leaf.postings(field, word)
    while matcher.is_active():
        places = matcher.value_as("positions") if matcher.supports("positions") else []
        yield matcher.id(), places
        matcher.next()


def main() -> None:
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    chance = random.Random(20260304)
    with tempfile.TemporaryDirectory() as name:
        calm = Path(name) / "calm"
        begin = time.perf_counter()
        finish(calm)
        length = time.perf_counter() - begin
        expected = history(calm)
        print(f"undisturbed: {length:.1f} s, {len(expected)} document events")
        struck = 0
        for number in range(kills):
            home = Path(name) / str(number)
            moment = chance.uniform(0.1, length)
            struck += kill_after(home, moment)
            if (home / "blotter.db").exists():
                history(home)
            finish(home)
            assert history(home) == expected, f"kill {number} at {moment:.2f} s: other events"
            assert followed_equals_rebuilt(home), f"kill {number} at {moment:.2f} s: read models"
        print(f"{kills} runs, {struck} killed while running: nothing lost, doubled or out of step")


if __name__ == "__main__":
    main()
