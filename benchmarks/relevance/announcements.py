"""Announcements of enforcement, by what belongs together: made by rule, no hand labels.

The documents are the leads of HHS-OIG's lists (each text once) and the records of the Federal
Register on controlled substances. A sentence is the headline of one of them, or the first sentence
of its text; it should find the others of the same matter: those that name the same person (one who
is given an age or a degree somewhere, and named in two to six announcements), or that place the
same substance in a schedule. The document a sentence was taken from does not count, nor does a
sentence that stands word for word in all it should find.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path

from benchmarks.corpus import leads
from benchmarks.relevance.collection import Collection, Topic
from store.log.document import Document

#: A matter is told of that often.
_FEWEST, _MOST = 2, 6
#: Of so many documents that belong to a matter, one is asked about.
_EVERY = 2
_PERSON = re.compile(
    r"\b([A-Z][a-z]+(?: [A-Z]\.)? [A-Z][a-z]{2,})"
    r"(?=,(?: age)? \d\d\b|, (?:M\.?D|D\.?O|R\.?N|D\.?D)\b)"
)
_SUBSTANCE = re.compile(r"lacement of (.{3,60}?) (?:and .*)?[Ii]n(?:to)? Schedule")
#: The end of a sentence: not of an initial or a title.
_END = re.compile(r"(?<=[a-z\d)]{3})[.?!](?=\s|$)")
_SHORTEST = 40


def announcements(data: Path) -> Collection:
    """The collection, from the folder that holds `hhs_oig` and `federal_register`."""
    texts = {document.text: document for document in leads(data) if document.text}
    documents = {document.id: document for document in (*texts.values(), *_records(data))}
    asked = dict(list(_matters(documents).items())[::_EVERY])
    return Collection(
        name="Announcements",
        documents=tuple(documents.values()),
        topics=(
            *_topics(asked, documents, lambda document: document.title),
            *_topics(asked, documents, _first_sentence),
        ),
    )


def _records(data: Path) -> Iterator[Document]:
    """The records of the register on controlled substances."""
    file = data / "federal_register" / "fr_dea_subset.jsonl"
    for row in map(json.loads, file.read_text("utf-8").splitlines()):
        yield Document(
            id=f"us_fr_dea_documents:{row['document_number'].lower()}",
            source="us_fr_dea_documents",
            url=row["html_url"],
            title=row["title"],
            text=row["abstract"] or "",
            published_on=date.fromisoformat(row["publication_date"]),
            number=row["document_number"],
        )


def _matters(documents: Mapping[str, Document]) -> dict[str, frozenset[str]]:
    """For each document of a matter, the others of it."""
    named = {name for d in documents.values() for name in _PERSON.findall(d.text)}
    surnames = defaultdict(set)
    for name in named:
        surnames[name.rsplit(" ", 1)[1]].add(name)
    told: dict[str, set[str]] = defaultdict(set)
    for document in documents.values():
        words = set(re.findall(r"[A-Z][a-z]{2,}", document.text))
        for name in (name for word in words & surnames.keys() for name in surnames[word]):
            if name in document.text:
                told[name].add(document.id)
        if placed := _SUBSTANCE.search(document.title):
            told[placed[1].casefold()].add(document.id)
    matters: dict[str, set[str]] = defaultdict(set)
    for together in told.values():
        if _FEWEST <= len(together) <= _MOST:
            for id in together:
                matters[id] |= together - {id}
    return {id: frozenset(others) for id, others in sorted(matters.items())}


def _topics(
    matters: Mapping[str, frozenset[str]],
    documents: Mapping[str, Document],
    taken: Callable[[Document], str],
) -> Iterator[Topic]:
    for id, told in matters.items():
        sentence = " ".join(taken(documents[id]).split())
        copied = all(sentence in f"{documents[n].title} {documents[n].text}" for n in told)
        if len(sentence) >= _SHORTEST and not copied:
            yield Topic(sentence=sentence, relevant=told, left_out=frozenset({id}))


def _first_sentence(document: Document) -> str:
    """The first sentence of the text after its headline."""
    return _END.split(document.text.removeprefix(document.title).strip(), maxsplit=1)[0]
