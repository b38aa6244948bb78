"""How large a record gets, and how long it takes: `python -m benchmarks.capacity [DATA]
[--documents N …]`.

Stores are made of so many (1,000, 5,000) releases and leads of DATA (shared/data), each with a page
that says what it says; then what an installation does is done to each by a process of its own.
Printed is `docs/reference/capacity.md`'s tables: bytes on disk, seconds of CPU, the most memory.
"""

from __future__ import annotations

import argparse
import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
BLOTTER = [sys.executable, "-c", "from cli.main import main; main()"]
#: What is done to a filled store, each named by what is typed; a search, the median of several.
DONE = ("log verify", "backup {work}/copy.db", "publish {work}/site")
REBUILT = ("views", "index", "casebook")
ASKED = ("ketamine", '"pleaded guilty" clinic', "kind:sentence", "doctors who were sentenced")


@dataclass(frozen=True, kw_only=True, slots=True)
class Taken:
    """What a process took."""

    #: Seconds of CPU, its own and those of processes it waited for.
    seconds: float
    #: The most memory that it held, in MB.
    memory: float

    def __str__(self) -> str:
        seconds = f"{self.seconds:.1f}" if self.seconds < 10 else f"{self.seconds:.0f}"
        return f"{seconds} s, {self.memory:.0f} MB"


def taken(home: Path, command: Sequence[str]) -> Taken:
    """Run a command on a store, which must succeed."""
    environ = {**os.environ, "BLOTTER_HOME": str(home)}
    process = subprocess.Popen(command, cwd=ROOT, env=environ, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)}: it failed")
    return Taken(seconds=used.ru_utime + used.ru_stime, memory=used.ru_maxrss / 1024)


def size(path: Path) -> str:
    """What a file, or all in a folder, takes on disk."""
    files = [path] if path.is_file() else [it for it in path.rglob("*") if it.is_file()]
    return f"{sum(file.stat().st_size for file in files) / 1e6:,.0f} MB"


def bodies(home: Path) -> str:
    """The pages of a store: how long they are, and what is kept of that."""
    with closing(sqlite3.connect(home / "blotter.db")) as database:
        query = "SELECT sum(size) / 1e6, sum(length(zstd)) / 1e6 FROM bodies"
        whole, kept = database.execute(query).fetchone()
    return f"{whole:,.0f} MB, kept in {kept:,.0f} MB"


def measured(work: Path, data: Path, documents: int) -> tuple[list[str], list[str]]:
    """The rows of a store of so many documents."""
    home = work / "home"
    fill = [sys.executable, "-m", "benchmarks.publish", str(data), "--work", str(work)]
    filled = taken(home, [*fill, "--fill", "0", str(documents)])
    database, index = size(home / "blotter.db"), size(home / "index")
    searches = [taken(home, [*BLOTTER, "search", query]) for query in ASKED]
    asked = Taken(
        seconds=median(it.seconds for it in searches), memory=max(it.memory for it in searches)
    )
    done = [taken(home, [*BLOTTER, *it.format(work=work).split()]) for it in DONE]
    anew = [taken(home, [*BLOTTER, "rebuild", "--only", it]) for it in REBUILT]
    held = [f"{documents:,}", database, bodies(home), index, size(work / "site")]
    return held, [f"{documents:,}", *map(str, (filled, asked, *done, *anew))]


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Rows in Markdown."""
    lines = (head, ["---"] * len(head), *rows)
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def main(arguments: Sequence[str] | None = None) -> None:
    """See the module."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("data", type=Path, nargs="?", default=ROOT.parent / "shared" / "data")
    options.add_argument("--documents", type=int, nargs="+", default=[1000, 5000])
    asked = options.parse_args(arguments)
    rows = []
    for documents in asked.documents:
        with tempfile.TemporaryDirectory() as work:
            rows.append(measured(Path(work), asked.data, documents))
        print("", *rows[-1], sep="\n", file=sys.stderr)
    held, timed = zip(*rows, strict=True)
    print(
        table(("documents", "database", "of which pages", "index", "published"), held), end="\n\n"
    )
    done = (it.partition(" {")[0] for it in ("recorded and read", "search", *DONE))
    print(table(("documents", *done, *(f"rebuild --only {it}" for it in REBUILT)), timed))


if __name__ == "__main__":
    main()
