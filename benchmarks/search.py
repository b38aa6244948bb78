"""The index beside SQLite FTS5, on the same texts in the same run: `python -m benchmarks.search`.

The texts are made up: a Zipf vocabulary with words of the field, citations, dates over sixteen
years. The number of documents is the first argument (default 10,000). Both engines are asked the
same questions for twenty hits and an exact count; FTS5 keeps its texts, the index leaves them in
the log. Times are medians (and 95th percentiles) in milliseconds, after one pass to warm up.
"""

from __future__ import annotations

import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from pathlib import Path

from search.index import volume
from search.index.engine import Filters, Order
from search.index.planning import planned
from search.language.parsing import parse
from search.whoosh_engine.opened_index import opened
from search.whoosh_engine.whoosh_index import WhooshIndex
from store.log.database import open_store, writing
from store.log.document import Capture, Document
from store.log.events import DocumentPublished
from store.log.log import NewEvent, append

NOW = datetime(2026, 1, 1, tzinfo=UTC)
FIRST = date(2010, 1, 1)
COMMON = ("united", "states", "attorney", "office", "investigation", "charged", "clinic", "court")
PASSES = 3


def made_up(count: int) -> Iterator[Document]:
    """Documents of about 365 words; the same ones in every run."""
    chance = random.Random(20260101)
    vocabulary = [f"w{chance.randrange(36**5):x}" for _ in range(60_000)]
    weights = list(accumulate(1 / (rank + 3) ** 1.05 for rank in range(len(vocabulary))))
    for n in range(count):
        words = chance.choices(vocabulary, cum_weights=weights, k=chance.randint(150, 560))
        for word in COMMON:
            if chance.random() < 0.4:
                words.insert(chance.randrange(len(words)), word)
        if chance.random() < 0.3:
            words.insert(chance.randrange(len(words)), "21 U.S.C. § 841(a)(1)")
        if chance.random() < 0.2:
            words.insert(chance.randrange(len(words)), "grand jury")
        if chance.random() < 0.002:
            words.insert(chance.randrange(len(words)), f"esketamine surname{chance.randrange(20)}")
        yield Document(
            id=f"us_source_{n % 25}:{n}",
            source=f"us_source_{n % 25}",
            url=f"https://example.org/{n}",
            title=" ".join(words[:8]),
            text=" ".join(words),
            published_on=FIRST + timedelta(days=chance.randrange(16 * 365)),
        )


def record(home: Path, documents: list[Document]) -> WhooshIndex:
    """A log of the documents and an index that is yet to be built."""
    engine = open_store(f"sqlite:///{home / 'blotter.db'}")
    capture = Capture(
        url="https://example.org/", fetched_at=NOW, status=200, media_type="", sha256="0" * 64
    )
    for start in range(0, len(documents), 1000):
        with writing(engine) as connection:
            append(
                connection,
                [
                    NewEvent(
                        stream=f"document/{document.id}",
                        event=DocumentPublished(document=document, capture=capture),
                    )
                    for document in documents[start : start + 1000]
                ],
                now=NOW,
            )
    return WhooshIndex(home / "index", engine)


def fts5(home: Path, documents: list[Document]) -> sqlite3.Connection:
    """The same in SQLite, in the order of dates."""
    table = sqlite3.connect(home / "fts5.db")
    table.execute(
        "CREATE TABLE documents(n INTEGER PRIMARY KEY, source, published_on, title, text)"
    )
    table.execute("CREATE INDEX by_date ON documents(published_on)")
    table.execute(
        "CREATE VIRTUAL TABLE words USING fts5(title, text, content=documents, content_rowid=n)"
    )
    rows = [
        (n, document.source, str(document.published_on), document.title, document.text)
        for n, document in enumerate(sorted(documents, key=lambda d: str(d.published_on)))
    ]
    table.executemany("INSERT INTO documents VALUES (?, ?, ?, ?, ?)", rows)
    table.execute("INSERT INTO words(words) VALUES ('rebuild')")
    table.commit()
    return table


#: What is asked, for ours and for FTS5, with the order and whether dates are narrowed.
QUESTIONS: dict[str, tuple[str, str, Order, bool]] = {
    "rare word": ("esketamine", "esketamine", "relevance", False),
    "common word": ("investigation", "investigation", "relevance", False),
    "two common words": ("clinic court", "clinic court", "relevance", False),
    "phrase": ('"grand jury"', '"grand jury"', "relevance", False),
    "citation": ("21 USC 841(a)(1)", '"21 u s c 841 a 1"', "relevance", False),
    "prefix": ("surname*", "surname*", "relevance", False),
    "word and not": ("court -clinic", "court NOT clinic", "relevance", False),
    "common, 2 years": ("investigation", "investigation", "relevance", True),
    "common, newest": ("investigation", "investigation", "newest", False),
}
SINCE, UNTIL = date(2018, 1, 1), date(2019, 12, 31)


def ask_index(directory: Path, query: str, sort: Order, narrowed: bool) -> int:
    filters = Filters(since=SINCE, until=UNTIL) if narrowed else Filters()
    with opened(directory) as index:
        assert index is not None
        total, _ = index.find(planned(parse(query)), filters, sort, 20)
    return total


def open_index(directory: Path) -> int:
    with opened(directory):
        return 0


def ask_fts5(table: sqlite3.Connection, query: str, sort: Order, narrowed: bool) -> int:
    # CROSS JOIN keeps SQLite from going through the dates and asking for the words of each.
    rank = ", rank" if sort == "relevance" else ""
    hits = (
        f"FROM (SELECT rowid{rank} FROM words WHERE words MATCH ?) f "
        "CROSS JOIN documents d ON d.n = f.rowid"
    )
    where = f" WHERE d.published_on BETWEEN '{SINCE}' AND '{UNTIL}'" if narrowed else ""
    order = "f.rank" if sort == "relevance" else "d.n DESC"
    table.execute(f"SELECT d.n {hits}{where} ORDER BY {order} LIMIT 20", [query]).fetchall()
    if narrowed:
        (total,) = table.execute(f"SELECT count(*) {hits}{where}", [query]).fetchone()
    else:
        counting = "SELECT count(*) FROM words WHERE words MATCH ?"
        (total,) = table.execute(counting, [query]).fetchone()
    return int(total)


def timed(ask: Callable[[], int]) -> tuple[int, float, float]:
    """The count, and the median and the 95th percentile of the milliseconds it took."""
    total, times = ask(), []
    for _ in range(PASSES * 5):
        start = time.perf_counter()
        ask()
        times.append((time.perf_counter() - start) * 1000)
    return total, statistics.median(times), sorted(times)[int(len(times) * 0.95)]


def size(folder: Path) -> float:
    """Megabytes of a folder's files."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        documents = list(made_up(count))
        index = record(home, documents)
        start = time.perf_counter()
        index.rebuild()
        ours = time.perf_counter() - start
        start = time.perf_counter()
        table = fts5(home, documents)
        theirs = time.perf_counter() - start
        folder = volume.latest(index.directory)
        assert folder is not None
        print(f"{count} documents            {'index':>20}  {'SQLite FTS5':>20}")
        print(f"build, documents/s  {count / ours:20.0f}  {count / theirs:20.0f}")
        whole = (home / "fts5.db").stat().st_size / 1e6
        print(f"size, MB            {size(folder):20.1f}  {whole:17.1f} (with the texts)")
        _, opened, late = timed(lambda: open_index(index.directory))
        print(f"open                {opened:12.1f} /{late:6.1f}  {'-':>20}")
        for label, (query, match, sort, narrowed) in QUESTIONS.items():
            total, p50, p95 = timed(lambda: ask_index(index.directory, query, sort, narrowed))  # noqa: B023
            found, q50, q95 = timed(lambda: ask_fts5(table, match, sort, narrowed))  # noqa: B023
            differ = "" if total == found else f"   ({total} and {found} hits)"
            print(f"{label:<18}  {p50:12.1f} /{p95:6.1f}  {q50:12.1f} /{q95:6.1f}{differ}")
        table.close()


if __name__ == "__main__":
    main()
