"""A law is found by whoever cites it, or a part of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from answers.searches.search import search
from tests.search.examples import NOW, Blotter, document, published

_CITING = {
    "paragraph": "The notice is given under 21 CFR 1306.04(a) and 28 CFR 0.100(b).",
    "section": "The pharmacy did not follow 21 CFR 1306.05.",
    "part": "The rule amends 21 CFR part 1306.",
    "neighbour": "The rule amends 21 CFR part 13 and 21 CFR 13060.1.",
    "range": "The clinic resolved claims under 18 U.S.C. \u00a7\u00a7 1343-1347.",
    "hyphen": "The clinic violated 42 U.S.C. 1395w-4(b).",
}


@pytest.fixture(scope="module")
def blotter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Blotter]:
    blotter = Blotter(tmp_path_factory.mktemp("home"))
    blotter.append(*(published(document(f"us_a:{id}", text)) for id, text in _CITING.items()))
    yield blotter
    blotter.engine.dispose()


@pytest.mark.parametrize(
    ("law", "cited"),
    [
        ("21 CFR 1306", ["paragraph", "part", "section"]),
        ("21 CFR Part 1306", ["paragraph", "part", "section"]),
        ("21 CFR 1306.04", ["paragraph"]),
        ("21 CFR 1306.04(a)", ["paragraph"]),
        ("21 CFR 1306.04(b)", []),
        ("21 CFR 1306.0", []),
        ("21 CFR 13", ["neighbour"]),
        ("18 USC 1343", ["range"]),
        ("18 USC 1347", ["range"]),
        ("18 USC 1343-1347", ["range"]),
        ("18 USC 134", []),
        ("42 USC 1395w-4", ["hyphen"]),
        ("42 USC 1395w", []),
    ],
)
def test_a_field_finds_what_words_find(blotter: Blotter, law: str, cited: list[str]) -> None:
    for query in (f'cites:"{law}"', law):
        found = search(blotter.settings, query, now=NOW).hits
        assert sorted(hit.id.removeprefix("us_a:") for hit in found) == cited, query
