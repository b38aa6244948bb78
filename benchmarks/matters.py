"""Matters of the real announcements, to be read by eye: `python -m benchmarks.matters DATA`.

DATA is the folder of the real texts (`benchmarks.corpus`). The announcements in HHS-OIG's lists are
read and linked; drawn are matters of two documents or more, each with its documents and the reasons
that join them. Reported are also the links by reason and the milliseconds a document took.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter, defaultdict
from pathlib import Path

from answers.reader import reader
from benchmarks.corpus import leads
from enforcement.matters.grouping import group_into_matters
from enforcement.matters.links import MatterLink, links_between
from enforcement.reading.dossier import Dossier
from store.config import load
from store.log.document import Document

#: Characters of a text that are shown.
SHOWN = 240


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--seed", type=int, default=20261129)
    parser.add_argument("--matters", type=int, default=40)
    given = parser.parse_args()
    documents = {document.id: document for document in leads(given.data)}
    read = reader(load({})).read
    dossiers = [read(document) for document in documents.values()]
    links = linked(dossiers)
    members: dict[str, list[str]] = defaultdict(list)
    for id, matter in group_into_matters(documents, links).items():
        members[matter].append(id)
    drawn = sorted(matter for matter, ids in members.items() if len(ids) > 1)
    for matter in random.Random(given.seed).sample(drawn, given.matters):
        show(members[matter], documents, links)


def linked(dossiers: list[Dossier]) -> list[MatterLink]:
    """The links of the documents, and what they cost."""
    start = time.process_time()
    links = links_between([dossier.linking_keys for dossier in dossiers])
    spent = time.process_time() - start
    print(f"{len(dossiers):,} documents: {spent / len(dossiers) * 1000:.2f} ms each")
    print(dict(Counter(link.reason for link in links)))
    return links


def show(ids: list[str], documents: dict[str, Document], links: list[MatterLink]) -> None:
    """A matter: its documents, and why they belong together."""
    print(f"\n{min(ids)}, {len(ids)} documents")
    for id in sorted(ids):
        document = documents[id]
        text = f"{document.title} | {document.text}"[:SHOWN].replace("\n", " ")
        print(f"  {id.rpartition(':')[2]} {document.published_on} {text}")
    for link in links:
        if {link.document, link.other_document} <= {*ids}:
            ends = (it.rpartition(":")[2] for it in (link.document, link.other_document))
            print(f"    {' - '.join(ends)}: {link.reason} {link.shared}")


if __name__ == "__main__":
    main()
