"""A million documents on PostgreSQL: `python -m benchmarks.million COMMAND …`.

    real   URL [DATA]             record and read the real documents (releases and leads of DATA)
    load   URL OTHER [COPIES]     fill the database OTHER with so many copies (31) of those in URL
    shown  URL OTHER              what was fitted: the real store beside the copies
    asked  OTHER [DATA]           how long cases, people, days ahead and linking take
    searched OTHER [DATA]         how long searches take, and new documents until they are found

The databases are empty ones of a PostgreSQL, as `postgresql+psycopg://postgres@127.0.0.1:5432/real`.
"""

from __future__ import annotations

import argparse
import gc
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.million.asked import asked
from benchmarks.million.copied.filled import PARTS, filled
from benchmarks.million.real import fill
from benchmarks.million.searched import searched
from benchmarks.million.shown import shown
from store.config import Settings, load

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"


def main(arguments: Sequence[str] | None = None) -> None:
    """See the module."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = options.add_subparsers(dest="command", required=True)
    real = commands.add_parser("real")
    real.add_argument("url")
    real.add_argument("data", type=Path, nargs="?", default=DATA)
    real.add_argument("--documents", type=int)
    made = commands.add_parser("load")
    made.add_argument("url")
    made.add_argument("other")
    made.add_argument("copies", type=int, nargs="?", default=31)
    made.add_argument("--seed", type=int, default=20261130)
    made.add_argument("--only", choices=PARTS, help="log, views and casebook, or the search")
    beside = commands.add_parser("shown")
    beside.add_argument("url")
    beside.add_argument("other")
    for name in ("asked", "searched"):
        questions = commands.add_parser(name)
        questions.add_argument("other")
        questions.add_argument("data", type=Path, nargs="?", default=DATA)
    given = options.parse_args(arguments)
    with tempfile.TemporaryDirectory() as home:
        match given.command:
            case "real":
                fill(_settings(given.url, home), given.data, given.documents)
            case "load":
                gc.disable()  # millions of small things are kept, none of which is garbage
                parts = (given.only,) if given.only else PARTS
                store = _settings(given.url, home)
                filled(store, given.other, given.copies, seed=given.seed, parts=parts)
            case "shown":
                print(shown(given.url, given.other))
            case "searched":
                searched(_settings(given.other, home), given.data)
            case _:
                asked(_settings(given.other, home), given.data)


def _settings(url: str, home: str) -> Settings:
    return load({"BLOTTER_HOME": home, "BLOTTER_DATABASE_URL": url})


if __name__ == "__main__":
    main()
