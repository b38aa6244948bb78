"""Cranfield: 1,400 abstracts of aeronautics, 225 questions, judged by their authors.

The judgements are binary (its README: any grade above 0 is relevant). They number the questions
from 1 in their order; the questions bear numbers of another list.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from benchmarks.relevance.collection import Collection, Topic
from store.log.document import Document

_DOCUMENT = re.compile(r"<doc>.*?</doc>", re.DOTALL)
_QUESTION = re.compile(r"<top>.*?<title>(.*?)</title>", re.DOTALL)


def cranfield(data: Path) -> Collection:
    """The collection, from the folder that holds `ir`."""
    folder = data / "ir" / "cranfield"
    written = (folder / "cran.qry.xml").read_text("utf-8")
    relevant: dict[int, set[str]] = defaultdict(set)
    for line in (folder / "cranqrel.trec.txt").read_text("utf-8").splitlines():
        topic, _, document, grade = line.split()
        if int(grade) > 0:
            relevant[int(topic)].add(f"cranfield:{document}")
    return Collection(
        name="Cranfield",
        documents=tuple(_documents((folder / "cran.all.1400.xml").read_text("utf-8"))),
        topics=tuple(
            Topic(sentence=" ".join(question.split()), relevant=frozenset(relevant[number]))
            for number, question in enumerate(_QUESTION.findall(written), 1)
        ),
    )


def _documents(written: str) -> Iterator[Document]:
    for record in _DOCUMENT.findall(written):
        number = _part(record, "docno")
        yield Document(
            id=f"cranfield:{number}",
            source="cranfield",
            url=f"https://cranfield.invalid/{number}",
            title=_part(record, "title"),
            text=_part(record, "text"),
        )


def _part(record: str, name: str) -> str:
    """What stands in an element, on one line; empty where it is missing."""
    found = re.search(rf"<{name}>(.*?)</{name}>", record, re.DOTALL)
    return " ".join(found[1].split()) if found else ""
