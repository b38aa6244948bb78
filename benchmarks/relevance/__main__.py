"""nDCG@10 of sentences as they are typed, beside stock engines on the same documents.

    python -m benchmarks.relevance [FOLDER] [COLLECTION …]

FOLDER, or BLOTTER_SHARED, holds `data`. Parameters are chosen by the topics at odd places alone;
those at even places report, with the range of our lead over each stock engine in which it lies with
95 % (paired bootstrap). A lead whose range reaches below 0 is not sure, one that lies wholly below
it is a loss.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from itertools import product
from pathlib import Path

from benchmarks.relevance import stock
from benchmarks.relevance.announcements import announcements
from benchmarks.relevance.collection import Collection, Topic
from benchmarks.relevance.cranfield import cranfield
from benchmarks.relevance.measures import PAGE, bootstrap, ndcg
from benchmarks.relevance.ours import ours
from benchmarks.relevance.stock import Ranking
from store.log.document import Document

COLLECTIONS = {"cranfield": cranfield, "announcements": announcements}
ENGINES: dict[str, Callable[[Sequence[Document], Path], Ranking]] = {
    "ours, Whoosh": partial(ours, "whoosh"),
    "ours, tantivy": partial(ours, "tantivy"),
    "FTS5 porter": stock.fts5,
    "tantivy en_stem": stock.tantivy,
    "Whoosh stemming": stock.whoosh,
}


OURS = list(ENGINES)[:2]


def main() -> None:
    shared = Path(sys.argv[1] if len(sys.argv) > 1 else os.environ.get("BLOTTER_SHARED", ""))
    if not (shared / "data" / "ir").is_dir():
        print(f"skipped: no {shared / 'data' / 'ir'}; name the folder, or set BLOTTER_SHARED")
        return
    for name in sys.argv[2:] or COLLECTIONS:
        report(COLLECTIONS[name](shared / "data"))


def report(collection: Collection) -> None:
    """Print how each engine does, and how far ours is ahead of each of the others."""
    print(f"\n{collection.name}: {len(collection.documents)} documents, ", end="")
    print(f"{len(collection.topics)} sentences\nnDCG@10               odd    even     all  seconds")
    values: dict[str, list[float]] = {}
    for name, engine in ENGINES.items():
        start = time.process_time()
        with tempfile.TemporaryDirectory() as folder:
            ranked = engine(collection.documents, Path(folder))
            values[name] = [value(ranked, topic) for topic in collection.topics]
        halves = values[name][::2], values[name][1::2], values[name]
        means = "".join(f"{statistics.fmean(half):8.4f}" for half in halves)
        print(f"{name:16} {means} {time.process_time() - start:8.1f}", flush=True)
    print("lead at even places:                mean   95 % range")
    for us, them in product(OURS, [name for name in ENGINES if name not in OURS]):
        leads = [a - b for a, b in zip(values[us], values[them], strict=True)][1::2]
        low, high = bootstrap(leads)
        lead = f"{statistics.fmean(leads):+8.4f}   {low:+.4f} to {high:+.4f}"
        print(f"{us:14} over {them:16} {lead}", flush=True)


def value(ranked: Ranking, topic: Topic) -> float:
    """What an engine's first page is worth."""
    found = ranked(topic.sentence, PAGE + len(topic.left_out))
    return ndcg([id for id in found if id not in topic.left_out], topic.relevant)


if __name__ == "__main__":
    main()
