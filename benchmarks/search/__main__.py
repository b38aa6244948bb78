"""How long a search takes, beside SQLite FTS5 and stock tantivy: `python -m benchmarks.search`.

    python -m benchmarks.search [FOLDER] [DOCUMENTS]

FOLDER, or BLOTTER_SHARED, holds `data`: 24,676 releases of a wire, or the first DOCUMENTS of them,
and 108,098 records of the Federal Register. All is CPU time of the process in milliseconds, median
and 95th percentile over the questions of a kind, each asked `PASSES` times after one pass to warm
up; each question is parsed, planned, and answered with a count and twenty entries.
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from benchmarks.corpus import register_records, releases
from benchmarks.recorded import record
from benchmarks.search import beside
from benchmarks.search.ours import ENGINES, Ours
from benchmarks.search.questions import (
    FILTER_BAR,
    SHARES,
    TANTIVY_BAR,
    Question,
    of_register,
    questions,
)
from store.log.document import Document

PASSES = 3
#: Documents that are added to a full index, and what is kept back for it.
ADDED = 100
_REGISTER_BAR = 8.0


def main() -> None:
    shared = Path(sys.argv[1] if len(sys.argv) > 1 else os.environ.get("BLOTTER_SHARED", ""))
    if not (shared / "data" / "news_wire").is_dir():
        print(f"skipped: no {shared / 'data' / 'news_wire'}; name the folder, or BLOTTER_SHARED")
        return
    documents = list(islice(releases(shared / "data"), *map(int, sys.argv[2:3] or [10**9])))
    with tempfile.TemporaryDirectory() as folder:
        of_releases(documents, Path(folder))
    with tempfile.TemporaryDirectory() as folder:
        of_records(list(register_records(shared / "data")), Path(folder))


def of_releases(documents: Sequence[Document], folder: Path) -> None:
    """The releases in both our engines and in both engines beside."""
    engines = [Ours(name, documents, folder, added=ADDED) for name in ENGINES]
    asked: dict[str, Callable[[Question], int]] = {ours.name: ours.ask for ours in engines}
    for ask in (beside.fts5, beside.tantivy):
        start = time.process_time()
        asked[f"{ask.__name__} "] = ask(documents, folder)
        print(f"{ask.__name__}: {len(documents) / (time.process_time() - start):.0f} documents/s")
    print_table(asked, list(questions()))
    print_filters(engines)


def of_records(documents: Sequence[Document], folder: Path) -> None:
    """The records of the register in tantivy."""
    ours = Ours("tantivy", documents, folder, added=ADDED)
    print(f"\n{len(documents)} records of the register (bar: {_REGISTER_BAR:.0f})")
    print_table({ours.name: ours.ask}, list(of_register()))


def print_table(asked: dict[str, Callable[[Question], int]], all_: Sequence[Question]) -> None:
    """A line a kind of question, a column an engine."""
    kinds: dict[str, list[Question]] = defaultdict(list)
    for question in all_:
        kinds[question.kind].append(question)
    print(f"\n{'p50 / p95':18}" + "".join(f"{name:>18}" for name in asked) + "   bars")
    for kind, alike in kinds.items():
        line = "".join(f"{timed(ask, alike):>18}" for ask in asked.values())
        print(f"{kind:18}{line}   {alike[0].bar:.0f}, {TANTIVY_BAR:.0f}", flush=True)


def timed(ask: Callable[[Question], int], alike: Sequence[Question]) -> str:
    times = []
    for turn in range(PASSES + 1):
        for question in alike:
            start = time.process_time()
            if ask(question) < 0:
                return "-"
            if turn:
                times.append((time.process_time() - start) * 1000)
    return f"{statistics.median(times):.2f} / {sorted(times)[int(len(times) * 0.95)]:.2f}"


def print_filters(engines: Sequence[Ours]) -> None:
    """What it takes more to let through a share of the documents, as claims do."""
    common = [question for question in questions() if question.kind == "common word"]
    print(f"\nclaims let through (bar: {FILTER_BAR:.0f} more)")
    for share in SHARES:
        chance = random.Random(20260301)
        for ours in engines:
            positions = frozenset(n for n in ours.positions if chance.random() < share)
            narrowed = [
                replace(question, filters=replace(question.filters, positions=positions))
                for question in common
            ]
            print(f"{share:4.0%} {ours.name:10} {timed(ours.ask, narrowed)}", flush=True)


if __name__ == "__main__":
    main()
