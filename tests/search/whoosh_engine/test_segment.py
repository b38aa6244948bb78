"""Which entries a question may find."""

from __future__ import annotations

from datetime import date

import pytest

from search.query.narrowing import Narrowing
from search.query.search import search, timeline
from store.calendar.days import Days
from store.calendar.written_days import find_days
from store.log.document import Document, Precision
from tests.search.examples import (
    NOW,
    Blotter,
    document,
    ids,
    masked,
    published,
    reread,
    revised,
    withdrawn,
)


def dated(key: str, day: date | None, precision: Precision = "day") -> Document:
    made = document(f"us_example_releases:{key}", "ketamine", published_on=day)
    fields = {name: getattr(made, name) for name in made.__slots__}
    return Document(**fields | {"precision": precision})


@pytest.mark.parametrize(
    ("days", "keys"),
    [
        ("2025-03-01", ["year", "month", "first"]),
        ("2025-03-20", ["year", "month", "instant"]),
        ("2025-03", ["year", "month", "first", "instant"]),
        ("2025", ["year", "month", "first", "instant"]),
        ("2025-04-20", ["year"]),
        ("2025-04", ["year"]),
        ("2024-03-01", []),
    ],
)
def test_days_are_covered_by_dates_as_exact_as_they_are(
    blotter: Blotter, days: str, keys: list[str]
) -> None:
    documents = (
        dated("year", date(2025, 1, 1), "year"),
        dated("month", date(2025, 3, 1), "month"),
        dated("first", date(2025, 3, 1)),
        dated("instant", date(2025, 3, 20), "instant"),
        dated("none", None),
    )
    blotter.append(*map(published, documents))
    found = timeline(blotter.settings, on=find_days(days), now=NOW)
    assert ids(found.hits) == [f"us_example_releases:{key}" for key in keys]


def test_what_was_known_at_each_position(blotter: Blotter) -> None:
    one = "us_example_releases:1"
    blotter.append(
        published(document(one, "Jane Roe was charged.", title="Charged")),
        reread(document(one, "Jane Roe, 44, was charged.", title="Charged")),
        revised(document(one, "Jane Roe was acquitted.", title="Acquitted")),
        withdrawn(one),
        masked("Jane Roe"),
    )

    def told(query: str, as_of: int | None = None) -> list[tuple[str, bool, bool]]:
        found = search(blotter.settings, query, sort="oldest", as_of=as_of, history=True)
        return [(hit.snippet, hit.superseded, hit.withdrawn) for hit in found.hits]

    assert told("roe", 0) == []
    assert told("roe", 1) == [("Jane Roe was charged.", False, False)]
    assert told("roe", 2) == [("Jane Roe, 44, was charged.", False, False)]
    was = ("Jane Roe, 44, was charged.", True, False)
    assert told("roe", 3) == [was, ("Jane Roe was acquitted.", False, False)]
    assert told("roe", 4) == [was, ("Jane Roe was acquitted.", False, True)]
    assert told("roe", 5) == told("roe") == []
    hidden = [("[masked], 44, was charged.", True, False), ("[masked] was acquitted.", False, True)]
    assert told("acquitted OR charged", 5) == told("acquitted OR charged") == hidden


def test_an_index_without_documents_answers_nothing(blotter: Blotter) -> None:
    blotter.append(masked("Jane Roe"))
    on = Days(first=date(2025, 1, 1), last=date(2025, 1, 1))
    for narrowing in (Narrowing(), Narrowing(on=on), Narrowing(as_of=1)):
        assert timeline(blotter.settings, **narrowing).total == 0
        assert search(blotter.settings, "ketamine", **narrowing).total == 0
