"""How long a search takes, beside SQLite FTS5 and stock tantivy: `python -m benchmarks.search`.

    python -m benchmarks.search [FOLDER] [DOCUMENTS]

FOLDER, or BLOTTER_SHARED, holds `data`: 24,676 releases of a wire, or the first DOCUMENTS of them,
and 108,098 records of the Federal Register. All is CPU time of the process in milliseconds, median
and 95th percentile over the questions of a kind, each asked `PASSES` times after one pass to warm
up; each question is parsed, planned, and answered with a count and twenty entries. The first pass
also opens what tantivy then keeps open.
"""

from __future__ import annotations

import gc
import os
import random
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TypeAlias

from benchmarks.corpus import register_records, releases
from benchmarks.search import beside
from benchmarks.search.ours import ENGINES, Ours, ours
from benchmarks.search.questions import FILTER_BAR, SHARES, TANTIVY_BAR, Question, questions
from search.index.engine import Filters
from store.log.document import Document

PASSES = 3
_REGISTER_BAR = 8.0

Ask: TypeAlias = Callable[[Question], int]
BESIDE = {"SQLite FTS5": beside.fts5, "stock tantivy": beside.tantivy}


def main() -> None:
    shared = Path(sys.argv[1] if len(sys.argv) > 1 else os.environ.get("BLOTTER_SHARED", ""))
    if not (shared / "data" / "news_wire").is_dir():
        print(f"skipped: no {shared / 'data' / 'news_wire'}; name the folder, or BLOTTER_SHARED")
        return
    most = int(sys.argv[2]) if len(sys.argv) > 2 else None
    documents = list(islice(releases(shared / "data"), most))
    with tempfile.TemporaryDirectory() as folder:
        of_releases(documents, Path(folder))
    with tempfile.TemporaryDirectory() as folder:
        of_records(list(register_records(shared / "data")), Path(folder))


def of_releases(documents: Sequence[Document], folder: Path) -> None:
    """The releases in our engines and in both engines beside."""
    engines = {name: ours(name, documents, folder) for name in ENGINES}
    asked: dict[str, Ask] = {name: engine.ask for name, engine in engines.items()}
    for name, made in BESIDE.items():
        start = time.process_time()
        asked[name] = made(documents, folder)
        rate = len(documents) / (time.process_time() - start)
        print(f"{name}: {rate:.0f} documents/s", flush=True)
    print_table(asked, list(questions()))
    print_filters(engines)


def of_records(documents: Sequence[Document], folder: Path) -> None:
    """The records of the register in the faster engine."""
    print(f"\n{len(documents)} records of the register (bar: {_REGISTER_BAR:.0f})")
    print_table({"tantivy": ours("tantivy", documents, folder).ask}, list(questions()))


def print_table(asked: Mapping[str, Ask], all_: Sequence[Question]) -> None:
    """A line a kind of question, a column an engine."""
    gc.freeze()  # the documents, which no search holds, are not looked through for garbage
    kinds: dict[str, list[Question]] = defaultdict(list)
    for question in all_:
        kinds[question.kind].append(question)
    print(f"\n{'p50 / p95':18}" + "".join(f"{name:>18}" for name in asked) + "   bars")
    for kind, alike in kinds.items():
        line = "".join(f"{timed(ask, alike):>18}" for ask in asked.values())
        print(f"{kind:18}{line}   {alike[0].bar:.0f}, {TANTIVY_BAR:.0f}", flush=True)


def timed(ask: Ask, alike: Sequence[Question]) -> str:
    """Median and 95th percentile; `-` where an engine has no words for a question."""
    times = []
    for turn in range(PASSES + 1):
        for question in alike:
            start = time.process_time()
            try:
                ask(question)
            except LookupError:
                return "-"
            if turn:
                times.append((time.process_time() - start) * 1000)
    return f"{statistics.median(times):.2f} / {sorted(times)[int(len(times) * 0.95)]:.2f}"


def print_filters(engines: Mapping[str, Ours]) -> None:
    """What it takes to let through only a share of the documents, as fields over claims do."""
    common = [question for question in questions() if question.kind == "common word"]
    print(f"\ncommon words among a share of the documents (bar: {FILTER_BAR:.0f} more)")
    for share in SHARES:
        chance = random.Random(20260301)
        for name, engine in engines.items():
            positions = frozenset(n for n in range(1, engine.size + 1) if chance.random() < share)
            narrowed = [replace(asked, filters=Filters(positions=positions)) for asked in common]
            print(f"{share:4.0%} {name:14} {timed(engine.ask, narrowed)}", flush=True)


if __name__ == "__main__":
    main()
