"""Scores that depend on what an answer is given from, and on nothing else in the index."""

from __future__ import annotations

import pytest

from search.query.search import Answer, search
from search.whoosh_engine.whoosh_index import WhooshIndex
from store.log.projections import catch_up
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

QUERIES = ("clinic", "ketamine clinic", '"ketamine clinic"', "clin*", "ketamine OR raid", "title:a")


def answers(blotter: Blotter, as_of: int | None = None) -> list[Answer]:
    return [search(blotter.settings, query, now=NOW, as_of=as_of) for query in QUERIES]


def test_the_rarer_and_the_more_often_the_better(blotter: Blotter) -> None:
    blotter.publish("clinic " * 3 + "a b c", "clinic ketamine a b c", *["clinic a b c d"] * 8)
    found = search(blotter.settings, "clinic OR ketamine", now=NOW).hits
    assert ids(found)[:2] == ["us_example_releases:1", "us_example_releases:0"]
    scores = [hit.score or 0 for hit in found]
    assert scores[0] > scores[1] > scores[2] == scores[-1]


def test_a_longer_text_says_less_by_the_same_word(blotter: Blotter) -> None:
    blotter.publish("clinic " + "word " * 2000, "clinic " + "word " * 100)
    found = search(blotter.settings, "clinic", now=NOW).hits
    assert ids(found) == ["us_example_releases:1", "us_example_releases:0"]


def test_scores_do_not_depend_on_how_the_index_came_to_be(blotter: Blotter) -> None:
    index = WhooshIndex(blotter.settings.index_dir, blotter.engine)
    texts = ["a ketamine clinic", "a clinic of Jane Roe", "a raid, ketamine, a clinic", "nothing"]
    given = []
    for n, text in enumerate(texts * 3):
        made = document(f"us_example_releases:{n % 6}", f"{text} {n}", title=text)
        blotter.append((revised if n > 5 else published)(made))
        if n % 4 == 3:
            blotter.append(masked("Jane Roe") if n == 7 else reread(made))
            blotter.append(withdrawn(made.id))
        catch_up(blotter.engine, index)
        given.append((index.position(), answers(blotter)))
    index.rebuild()
    assert given[-1][1] == answers(blotter)
    for position, live in given:
        then = answers(blotter, position)
        assert [one.hits for one in then] == [one.hits for one in live]
    assert len({hit.score for _, live in given for hit in live[0].hits}) > 3


@pytest.mark.parametrize("asked", ["source:us_example_releases", "source:us_* OR -clinic"])
def test_what_is_no_word_of_a_text_counts_alike(blotter: Blotter, asked: str) -> None:
    blotter.publish("clinic", "ketamine ketamine", "a b c")
    assert len({hit.score for hit in search(blotter.settings, asked, now=NOW).hits}) <= 2
