"""Whom `person` takes for one: `python -m benchmarks.names DATA`.

DATA is the folder of the real texts (`benchmarks.corpus`). A store on SQLite is filled with the
announcements in HHS-OIG's lists, and `person` is asked for the name that each pair of
`tests/enforcement/matters/read_by_eye/same_names.jsonl` shares. A line a pair: what was read by
eye, and how the two are held: in one case, as one person in two, or apart. Ends with status 1 if
two people are held together.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from answers.matters.case import case
from answers.matters.names.person import person
from answers.reader import reader
from benchmarks.corpus import leads
from casebook.casebook import Casebook
from store.config import Settings, load
from store.log.database import open_store
from store.log.document import Document
from tests.casebook.histories import publish

_PAIRS = Path(__file__).parents[1] / "tests/enforcement/matters/read_by_eye/same_names.jsonl"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    documents = {document.id: document for document in leads(parser.parse_args().data)}
    pairs = list(map(json.loads, _PAIRS.read_text().splitlines()))
    with tempfile.TemporaryDirectory() as home:
        settings = filled(Path(home), list(documents.values()))
        held = [(pair["who"], _held(settings, documents, pair)) for pair in pairs]
    for pair, (who, how) in zip(pairs, held, strict=True):
        print(f"{pair['a']} {pair['b']}: {who}; {how}")
    for (who, how), count in Counter(held).most_common():
        print(f"{count} {who}: {how}")
    sys.exit(any(who == "two people" and how in ("one case", "one person") for who, how in held))


def filled(home: Path, documents: list[Document]) -> Settings:
    """A store of the documents, read and linked."""
    settings = load({"BLOTTER_HOME": str(home)})
    engine = open_store(settings.database_url)
    publish(engine, *documents)
    Casebook(engine, reader(settings)).follow()
    return settings


def _held(settings: Settings, documents: dict[str, Document], pair: dict[str, Any]) -> str:
    """How `person` holds the two documents of a pair, by the name that both are about."""
    read = reader(settings).read
    ours, theirs = (read(documents[pair[it]]).linking_keys.persons for it in "ab")
    held = [_held_by(settings, name, pair["a"], pair["b"]) for name in ours & theirs]
    return min(held, default="no name of both", key=_ORDER.index)


def _held_by(settings: Settings, name: str, one: str, other: str) -> str:
    cases = {
        id: case(settings, id, today=date.today(), position=None).id  # noqa: DTZ011
        for id in (one, other)
    }
    entries = {entry.case: entry for entry in person(settings, name).entries}
    if not entries.keys() >= {*cases.values()}:
        return "no entry"
    if cases[one] == cases[other]:
        return "one case"
    return "one person" if cases[other] in entries[cases[one]].same_as else "apart"


#: The closest first.
_ORDER = ("one case", "one person", "apart", "no entry", "no name of both")


if __name__ == "__main__":
    main()
