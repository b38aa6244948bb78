"""What is asked of a server: documents by length, matters by size, searches of all kinds."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import quote, urlencode

from benchmarks.search.questions import Question, questions
from casebook.asking.casebook_at import casebook_at
from store.config import Settings
from store.views import peek

#: Of documents, matters and names, so many are asked for.
SAMPLE = 60
#: What is asked for most, and how often in a hundred requests.
MIX = {
    "document": 35,
    "search": 25,
    "facets": 8,
    "matter": 10,
    "front": 6,
    "name": 3,
    "due": 3,
    "changes": 3,
    "cases": 2,
    "counts": 2,
    "sources": 2,
    "log": 1,
}

_BY_LENGTH = """
    SELECT s.id FROM {states} s JOIN events e ON e.position = s.position
    WHERE s.until IS NULL AND e.payload IS NOT NULL ORDER BY length(e.payload)
"""
_BY_SIZE = """
    SELECT s.id FROM {matters} m JOIN {states} s ON s.document = m.matter AND s.until IS NULL
    WHERE m.until IS NULL AND m.documents > 1 ORDER BY m.documents, m.matter
"""
_NAMES = "SELECT DISTINCT name FROM {parties} ORDER BY name"


def addresses(settings: Settings) -> Mapping[str, Sequence[str]]:
    """The addresses of each kind."""
    of_record = {
        "document": [f"/document/{_part(id)}" for id in _found(settings, _BY_LENGTH)],
        "matter": [f"/case/{_part(id)}" for id in _found(settings, _BY_SIZE)],
        "name": [f"/name/{_part(name)}" for name in _found(settings, _NAMES)],
    }
    asked = [query_string(question) for question in questions()]
    past = peek.head(settings.database_url) // 2
    return {
        **of_record,
        "search": [f"/search?{query}" for query in asked],
        "facets": [f"/search/facets?{query}" for query in asked],
        "front": ["/"],
        "cases": ["/cases"],
        "due": ["/due"],
        "changes": ["/changes"],
        "counts": ["/counts", "/counts?by=quarter", "/counts?by=state&by=kind"],
        "sources": ["/sources"],
        "sources then": [f"/sources?as_of={past}"],
        "log": ["/log"],
    }


def mixed(of: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Addresses as people may ask for them, without end; the same each time."""
    chance = random.Random(20260301)
    while True:
        (kind,) = chance.choices([*MIX], [*MIX.values()])
        yield chance.choice(of[kind])


def query_string(question: Question) -> str:
    """How the page of a search is asked a question."""
    days = question.filters
    asked = {"query": question.ours, "sort": question.sort, "from": days.since, "to": days.until}
    return urlencode({name: value for name, value in asked.items() if value})


def _found(settings: Settings, query: str) -> list[str]:
    """Some of what a query finds, at equal distances, with its first and last."""
    with casebook_at(settings.database_url) as book:
        names = {name: book.table(name) for name in ("states", "matters", "parties")}
        found: list[str] = [row[0] for row in book.rows(query.format(**names))]
    return found[:: max(1, len(found) // SAMPLE)] + found[-1:]


def _part(text: str) -> str:
    return quote(text, safe=":")
