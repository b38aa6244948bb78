"""What of the best is shown first."""

from __future__ import annotations

from datetime import date

import pytest

from search.query.ranking.preferring import HEAD, Preference, near_first, recent_first, title_first
from search.query.search import search
from tests.search.examples import NOW, Blotter, document, ids, published

_BY_SOURCE = near_first({"press": 2, "agency": 0}.__getitem__)


@pytest.fixture
def told(blotter: Blotter) -> Blotter:
    titled = [
        ("press:1", "Dentist charged", "ketamine " * 9, date(2024, 5, 1)),
        ("agency:2", "Notice", "ketamine dentist charged ", date(2024, 3, 1)),
        ("press:3", "Ketamine dentist charged", "word " * 900, date(2024, 4, 1)),
        ("agency:4", "Notice", "ketamine dentist charged " * 9, None),
    ]
    for id, title, text, day in titled:
        made = document(id, text, title=title, published_on=day, source=id.split(":")[0])
        blotter.append(published(made))
    return blotter


def asked(blotter: Blotter, prefer: Preference | None, **options: int) -> list[str]:
    return ids(search(blotter.settings, "dentist ketamine", prefer=prefer, now=NOW, **options).hits)  # type: ignore[arg-type]


def test_title_first(told: Blotter) -> None:
    assert asked(told, title_first)[:2] == ["press:3", "press:1"]


def test_recent_first(told: Blotter) -> None:
    assert asked(told, recent_first) == ["press:1", "press:3", "agency:2", "agency:4"]


def test_near_first_keeps_the_order_of_relevance_among_equals(told: Blotter) -> None:
    plain = asked(told, None)
    expected = sorted(plain, key=lambda id: id.startswith("press"))
    assert asked(told, _BY_SOURCE) == expected


def test_pages_fit_together(told: Blotter) -> None:
    whole = asked(told, recent_first)
    pages = [asked(told, recent_first, limit=1, offset=n)[0] for n in range(4)]
    assert pages == whole


def test_only_the_best_change_places(blotter: Blotter) -> None:
    texts = ["ketamine " * 50, *["ketamine " + "word " * n for n in range(HEAD + 20)]]
    blotter.append(
        *(
            published(document(f"a:{n}", text, published_on=date(2024, 1, 1 + n % 28)))
            for n, text in enumerate(texts)
        )
    )
    plain = ids(search(blotter.settings, "ketamine", limit=None, now=NOW).hits)
    recent = ids(search(blotter.settings, "ketamine", limit=None, prefer=recent_first).hits)
    assert recent[HEAD:] == plain[HEAD:]
    assert {*recent[:HEAD]} == {*plain[:HEAD]}
    assert recent[:HEAD] != plain[:HEAD]
