"""What every engine knows of its words: how rare they are, and which are written alike."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from search.index.engine import OpenIndex
from store.log.projections import catch_up
from tests.search.engines import EACH, Engine
from tests.search.examples import Blotter, masked

TEXTS = ("Voskamp sold ketamine.", "Voskamp, a doctor, sold more.", "Ketamine was sold.")


@pytest.fixture(params=EACH)
def engine(request: pytest.FixtureRequest) -> Engine:
    made: Engine = request.param
    return made


@pytest.fixture
def index(engine: Engine, blotter: Blotter) -> Iterator[OpenIndex]:
    blotter.publish(*TEXTS)
    catch_up(blotter.engine, engine.index(blotter.settings, blotter.engine))
    with engine.opened(blotter.settings) as opened:
        assert opened is not None
        yield opened


def test_how_many_entries_have_each_word(index: OpenIndex) -> None:
    assert index.frequencies("stem", ["ketamin", "sold", "doctor", "zebra"]) == [2, 3, 1, 0]
    assert index.frequencies("written", []) == []


def test_how_many_entries_had_each_word_at_a_position(index: OpenIndex) -> None:
    now = index.frequencies("stem", ["ketamin", "sold"], len(TEXTS))
    assert now == [2, 3]
    by_position = [index.frequencies("stem", ["sold"], at) for at in range(len(TEXTS) + 1)]
    assert by_position == sorted(by_position)
    assert (by_position[0], by_position[-1]) == ([0], [3])


@pytest.mark.parametrize(
    ("word", "alike"),
    [
        ("voskmap", ("voskamp", 2)),
        ("ketmine", ("ketamine", 2)),
        ("ketaimne", ("ketamine", 2)),
        ("kettamine", ("ketamine", 2)),
        ("cetamine", ("ketamine", 2)),
        ("docter", ("doctor", 1)),
    ],
)
def test_a_misspelt_word_leads_to_the_one_meant(
    index: OpenIndex, word: str, alike: tuple[str, int]
) -> None:
    assert index.similar_words(word, 1) == [alike]


def test_nothing_is_like_a_word_that_differs_in_more(index: OpenIndex) -> None:
    assert index.similar_words("fentanyl", 5) == []


def test_a_masked_name_is_like_nothing(engine: Engine, blotter: Blotter) -> None:
    blotter.publish(*TEXTS)
    search = engine.index(blotter.settings, blotter.engine)
    catch_up(blotter.engine, search)
    blotter.append(masked("Voskamp"))
    catch_up(blotter.engine, search)
    with engine.opened(blotter.settings) as opened:
        assert opened is not None
        assert opened.similar_words("voskmap", 5) == []
