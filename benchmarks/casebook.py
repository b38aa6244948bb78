"""The casebook on real texts: `python -m benchmarks.casebook DATA [--documents N] [--large N]`.

DATA is the folder of the real texts (`benchmarks.corpus`). A store on SQLite is given documents as
a crawl gives them, some at a time: first N (32,427: the releases and leads), then up to a larger
number (all: the register's records as well). Reported are, in seconds of CPU, what reading, rows
and linking take and what one more document costs at 10,000, 30,000 and 130,000; what the commands
take above an interpreter that imports click and SQLAlchemy; and what 100 new documents take.

Checked are: what was answered at 20 positions is what is answered as of them later; what was kept
is what is read from the beginning; the order of documents does not change the matters.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from itertools import islice, zip_longest
from pathlib import Path
from typing import Any

import sqlalchemy as sa

import casebook.filling
from answers.catch_up import catch_up_on
from answers.matters.cases import cases
from answers.matters.counts import ActFilter, counts
from answers.reader import reader
from benchmarks.corpus import documents
from casebook.asking.casebook_at import casebook_at
from casebook.casebook import Casebook, always, live_set
from casebook.claim_rows import read_again
from casebook.readings import Reader
from casebook.tables import Tables, tables
from store.config import Settings, load
from store.log.database import Engine, open_store, reading
from store.log.document import Document
from tests.casebook.contents import linked
from tests.casebook.histories import publish

MARKS = (1_000, 10_000, 30_000, 130_000)
#: Documents whose mean is the cost of one more at a mark.
WINDOW = 1_000
RUNS, POSITIONS, ORDERS, SAMPLE, NEW = 5, 20, 20, 400, 100
YARDSTICK = [sys.executable, "-c", "import click, sqlalchemy"]
#: Runs a command; CPU seconds and the most memory of it in kilobytes.
_MEASURE = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, capture_output=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, used.ru_maxrss)
"""
MEASURED = [sys.executable, "-c", _MEASURE]
BLOTTER = [sys.executable, "-c", "from cli.main import main; main()"]


class Stages:
    """CPU seconds of what filling is made of."""

    def __init__(self) -> None:
        self.spent: defaultdict[str, float] = defaultdict(float)

    def timed(self, stage: str, work: Callable[..., Any]) -> Callable[..., Any]:
        """The same work, its time added to a stage."""

        def measured(*given: Any, **named: Any) -> Any:
            start = time.process_time()
            try:
                return work(*given, **named)
            finally:
                self.spent[stage] += time.process_time() - start

        return measured

    def watch(self, of: Reader) -> Reader:
        """Measure filling from now on, and this reader."""
        for stage, name in (("linking", "_link"), ("rows", "_write_states")):
            setattr(casebook.filling, name, self.timed(stage, getattr(casebook.filling, name)))
        return replace(of, read=self.timed("reading", of.read))


class Growing:
    """A store that is given documents, and what that has taken."""

    def __init__(self, home: Path, stages: Stages) -> None:
        self.settings: Settings = load({"BLOTTER_HOME": str(home)})
        self.engine = open_store(self.settings.database_url)
        self.casebook = Casebook(self.engine, stages.watch(reader(self.settings)))
        self._stages = stages
        self._chance = random.Random(1)
        #: CPU seconds, and those of linking, when the casebook held so many documents.
        self._at: list[tuple[int, float, float]] = [(0, 0.0, 0.0)]
        #: What was answered at positions.
        self.answered: dict[int, Any] = {}

    def take(self, given: Iterator[Document], upto: int, *, ask: bool = False) -> None:
        """Publish documents and link them, some at a time, until there are so many."""
        asked = {upto * n // POSITIONS for n in range(1, POSITIONS + 1)} if ask else set()
        count, spent, linked = self._at[-1]
        self._stages.spent.clear()
        first, before = count, spent
        while some := list(islice(given, min(self._chance.randint(1, 400), upto - count))):
            publish(self.engine, *some)
            start = time.process_time()
            self.casebook.follow()
            spent += time.process_time() - start
            count += len(some)
            self._at.append((count, spent, linked + self._stages.spent["linking"]))
            if asked and min(asked) <= count:
                asked = {position for position in asked if position > count}
                self.answered[count] = answers(self.settings, None)
        self._report(count - first, spent - before)

    def _report(self, new: int, spent: float) -> None:
        stages = {**self._stages.spent}
        stages["the rest"] = spent - sum(stages.values())
        parts = ", ".join(f"{stage} {new / max(it, 1e-9):,.0f}" for stage, it in stages.items())
        print(f"{self._at[-1][0]:,} documents, {spent:.0f} s: {new / spent:,.0f} a second; {parts}")
        print(
            f"  memory at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB"
        )
        for mark in MARKS:
            if self._at[-1][0] - new < mark <= self._at[-1][0]:
                spent, linking = (cost * 1000 for cost in self._cost(mark))
                print(f"  one more at {mark:,}: {spent:.2f} ms, linking {linking:.2f}")

    def _cost(self, mark: int) -> tuple[float, float]:
        """CPU seconds a document, and those of linking it, over the window before a mark."""
        end = next(it for it in self._at if it[0] >= mark)
        start = max(it for it in self._at if it[0] <= max(0, end[0] - WINDOW))
        many = end[0] - start[0]
        return (end[1] - start[1]) / many, (end[2] - start[2]) / many


def answers(settings: Settings, position: int | None) -> Any:
    """What is compared: every matter of two documents, and the table of acts."""
    table = counts(settings, ["quarter", "state"], ActFilter(position=position))
    return cases(settings, position=position).cases, table.cells


def commands(settings: Settings, home: Path) -> None:
    """The commands as they are called, in CPU above the yardstick."""
    with casebook_at(settings.database_url) as book:
        largest = max(book.matters(at_least=2), key=lambda it: it.documents).summary
    asked = [
        ["case", largest.id],
        ["due", "--within", "30d"],
        ["cases", "physician"],
        ["stats", "--by", "quarter", "--by", "state"],
    ]
    if "\n  person " in subprocess.check_output([*BLOTTER, "--help"], text=True):
        asked.append(["person", largest.parties[0].name])
    bare, _ = least(YARDSTICK, home)
    print(f"  import click, sqlalchemy: {bare * 1000:.0f} ms")
    for command in asked:
        spent, memory = least([*BLOTTER, *command], home)
        written = " ".join(command)
        print(f"  blotter {written}: {(spent - bare) * 1000:+.0f} ms, {memory:.0f} MB")


def least(command: Sequence[str], home: Path) -> tuple[float, float]:
    """CPU seconds of the fastest of several runs, and the memory of the greediest in MB; byte code
    is written by the first, which does not count."""
    environment = {
        **os.environ,
        "BLOTTER_HOME": str(home),
        "PYTHONPYCACHEPREFIX": str(home / "pyc"),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    runs = [_run(command, environment) for _ in range(RUNS + 1)][1:]
    return min(spent for spent, _ in runs), max(memory for _, memory in runs)


def _run(command: Sequence[str], environment: dict[str, str]) -> tuple[float, float]:
    """Started by a small process, since what starts one counts as memory of the one it starts."""
    output = subprocess.check_output([*MEASURED, *command], env=environment, text=True)
    seconds, kilobytes = output.split()
    return float(seconds), int(kilobytes) / 1024


def new_documents(store: Growing, given: Sequence[Document]) -> None:
    """Texts that are there already, under new ids: each is linked to its own."""
    new = [replace(document, id=f"{document.id}-again") for document in given]
    publish(store.engine, *new)
    start = time.process_time()
    store.casebook.follow()
    spent = time.process_time() - start
    with casebook_at(store.settings.database_url) as book:
        found = sum(len(book.documents_of_id(document.id)) for document in new)
    assert found == len(new)
    print(f"{len(new)} new documents: {spent:.2f} s of CPU, all answerable")


def past_is_kept(store: Growing) -> None:
    """What was answered is answered again."""
    times = []
    for position, then in store.answered.items():
        start = time.process_time()
        assert answers(store.settings, position) == then, f"another answer as of {position}"
        times.append(time.process_time() - start)
    middle = statistics.median(times) * 1000
    print(f"as of {len(times)} positions the same answers, {middle:.0f} ms of CPU each")


def kept_is_replayed(store: Growing, folder: Path) -> None:
    """A copy is read from the beginning, and compared row by row."""
    with closing(sqlite3.connect(folder / "home" / "blotter.db")) as connection:
        connection.execute("VACUUM INTO ?", (str(folder / "copy.db"),))
    copy = open_store(f"sqlite:///{folder / 'copy.db'}")
    Casebook(copy, reader(store.settings)).rebuild()
    count = 0
    for kept, replayed in zip_longest(rows(store.engine), rows(copy)):
        assert kept == replayed, f"{kept} was kept, {replayed} is read from the beginning"
        count += 1
    copy.dispose()
    print(f"kept is replayed: {count:,} rows")


def rows(engine: Engine) -> Iterator[tuple[str, Any]]:
    """Every row of the set that is answered from; what is JSON of sets is decoded."""
    with reading(engine) as connection:
        live = live_set(connection)
        assert live is not None
        for name in Tables.__slots__:
            table = getattr(tables(live.name), name)
            if not isinstance(table, sa.Table):
                continue
            query = sa.select(table).order_by(*table.primary_key)
            for row in connection.execute(query.execution_options(yield_per=1000)):
                yield name, read_again(*row[1:]) if name == "dossiers" else tuple(row)


def in_matters(settings: Settings) -> frozenset[str]:
    """The documents of some matters of two documents and more, up to a sample."""
    with casebook_at(settings.database_url) as book:
        matters = sorted(book.matters(at_least=2), key=lambda it: it.summary.id)
        random.Random(3).shuffle(matters)
        ids: list[str] = []
        for matter in matters:
            if len(ids) + matter.documents <= SAMPLE:
                ids += [document.id for document in book.dossiers([matter.number])[matter.number]]
    return frozenset(ids)


def orders(settings: Settings, sample: list[Document], folder: Path) -> None:
    """A sample in shuffled orders, each in a store of its own."""
    of, chance = reader(settings), random.Random(2)
    read = {document.id: of.read(document) for document in sample}
    kept = replace(of, read=lambda document: read[document.id])
    partitions = set()
    for number in range(ORDERS):
        chance.shuffle(sample)
        engine = open_store(f"sqlite:///{folder / f'order{number}.db'}")
        publish(engine, *sample)
        Casebook(engine, kept).follow()
        partitions.add(linked(engine).partition)
        engine.dispose()
    assert len(partitions) == 1, "the order matters"
    print(f"{ORDERS} orders of {len(sample)} documents: {len(partitions.pop())} matters each time")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--documents", type=int, default=32_427, help="of the first store")
    parser.add_argument("--large", type=int, default=200_000, help="it grows up to so many")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store, texts = Growing(folder / "home", Stages()), documents(given.data)
        store.take(texts, given.documents, ask=True)
        catch_up_on(store.engine, store.settings, always)
        commands(store.settings, folder / "home")
        past_is_kept(store)
        kept_is_replayed(store, folder)
        store.take(texts, given.large)
        catch_up_on(store.engine, store.settings, always)
        commands(store.settings, folder / "home")
        some = list(islice(documents(given.data), 0, given.documents, given.documents // NEW))
        new_documents(store, some[:NEW])
        past_is_kept(store)
        linked_ids = in_matters(store.settings)
        orders(store.settings, [it for it in documents(given.data) if it.id in linked_ids], folder)
        store.engine.dispose()


if __name__ == "__main__":
    main()
