"""10,000 random queries over 60,000 documents, in either engine.

    python -m benchmarks.random_queries [FOLDER] [ENGINE] [DOCUMENTS]

FOLDER, or BLOTTER_SHARED, holds `data`. The queries are made of the grammar, of noise, and of what
once took minutes. Each must be answered or refused with its place, and none may take two seconds
(CPU time of the process).
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from benchmarks.corpus import documents
from benchmarks.recorded import record
from search.query.search import QueryError, search

DOCUMENTS, QUERIES, SLOWEST = 60_000, 10_000, 2.0
_NOISE = "abkt 0123.,:;!?*~\"'()-/\\$§&|[]{}<>^%@#+=…\u2013“”\u200b\u0301\t\nORANDNOT "
_LONG = [
    " OR ".join(f"{letter}{other}*" for letter in "abcdef" for other in "aeiost"),
    " OR ".join(["th*"] * 300),
    " OR ".join(f"t{letter}*" for letter in "abcdefghijklmnopqrstuvwxyz" * 12),
    "t* " * 300,
    "a* b* c*",
    "co* in* re* de* pr*",
    " ".join(["company"] * 500),
    "(" * 200 + "clinic" + ")" * 200,
    "NOT " * 300 + "clinic",
    " w/50 ".join(["the"] * 100),
    "the w/50 of",
    '"of the" OR "in the" OR "to the" OR "and the"',
    "company~2 market~2 business~2 health~2",
    "9" * 5000,
    '"' + "the of " * 400 + '"',
]


def words(folder: Path) -> list[str]:
    """Words of the first releases: common ones come often."""
    return [w for d in islice(documents(folder), 200) for w in d.text.split()[:120] if w.isalnum()]


def from_grammar(chance: random.Random, known: list[str], depth: int = 0) -> str:
    """A query as the grammar allows it, and now and then a little beside it."""
    word, other = chance.choice(known), chance.choice(known)
    simple = [
        word,
        f"{word} {other}",
        " ".join(chance.choices(known, k=chance.randint(3, 14))),
        f'"{word} {other}"',
        f'"{word} {other}"~{chance.randint(1, 9)}',
        f"{word} w/{chance.randint(1, 50)} {other}",
        f"{word[: chance.randint(1, 5)]}*",
        f"{word[:2]}?{word[3:]}",
        f"{word}~",
        f"{word}~2",
        f"title:{word}",
        f"source:us_{chance.choice(('news*', 'news_wire', 'hhs*'))}",
        f"-{word}",
        f"21 USC {chance.randint(800, 860)}({chance.choice('ab')})",
        f"2:2{chance.randint(0, 5)}-cr-{chance.randint(1, 400):05}",
    ]
    if depth > 3 or chance.random() < 0.5:
        return chance.choice(simple)
    left, right = (from_grammar(chance, known, depth + 1) for _ in range(2))
    return chance.choice(
        [f"{left} {right}", f"({left}) OR ({right})", f"{left} AND {right}", f"({left}) -({right})"]
    )


def queries(chance: random.Random, known: list[str]) -> Iterator[str]:
    yield from _LONG
    for number in range(QUERIES - len(_LONG)):
        if number % 4:
            yield from_grammar(chance, known)
        else:
            yield "".join(chance.choices(_NOISE, k=chance.randint(1, 60)))


def main() -> None:
    shared = Path(sys.argv[1] if len(sys.argv) > 1 else os.environ.get("BLOTTER_SHARED", ""))
    if not (shared / "data" / "news_wire").is_dir():
        print(f"skipped: no {shared / 'data' / 'news_wire'}; name the folder, or BLOTTER_SHARED")
        return
    library = sys.argv[2] if len(sys.argv) > 2 else "whoosh"
    size = int(sys.argv[3]) if len(sys.argv) > 3 else DOCUMENTS
    with tempfile.TemporaryDirectory() as home:
        settings = record(list(islice(documents(shared / "data"), size)), Path(home), library)
        search(settings, "clinic")  # builds the index
        outcomes, times = Counter[str](), []
        for query in queries(random.Random(20260301), words(shared / "data")):
            start = time.process_time()
            try:
                search(settings, query)
                outcomes["answered"] += 1
            except QueryError as error:
                outcomes["refused"] += 1
                if not 0 <= (error.offset or 0) <= len(query):
                    outcomes["refused without its place"] += 1
            times.append(time.process_time() - start)
            if times[-1] > SLOWEST:
                print(f"{times[-1]:6.2f} s  {query[:80]!r}", flush=True)
    print(f"{len(times)} queries over {size} documents in {library}: {dict(outcomes)}")
    print(f"median {statistics.median(times) * 1000:.1f} ms, slowest {max(times):.2f} s (bar: 2)")


if __name__ == "__main__":
    main()
