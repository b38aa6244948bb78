"""The looks at one source."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from answers.asking.page import Page
from answers.log.source_looks import UnknownSourceError, source_looks
from store.log.database import writing
from store.log.events import Outcome, SourceChecked
from store.log.log import NewEvent, append
from tests.search.examples import Blotter, masked
from tests.store.examples import NOW

OUTCOMES: tuple[tuple[Outcome, str], ...] = (
    ("ok", ""),
    ("walled", "akamai-denied"),
    ("failed", "no page of Orla Quennell"),
)
NAME = "us_dea_press_releases"


@pytest.fixture
def blotter(tmp_path: Path) -> Iterator[Blotter]:
    """Three looks, a day apart."""
    blotter = Blotter(tmp_path)
    for days, (outcome, reason) in enumerate(OUTCOMES):
        at = NOW + timedelta(days=days)
        look = SourceChecked(checked_at=at, outcome=outcome, reason=reason, newest=NOW.date())
        with writing(blotter.engine) as connection:
            append(connection, [NewEvent(stream=f"source/{NAME}", event=look)], now=at)
    yield blotter
    blotter.engine.dispose()


def test_the_newest_look_comes_first(blotter: Blotter) -> None:
    now = NOW + timedelta(days=2)
    found = source_looks(blotter.engine, blotter.settings, NAME, now=now)
    assert [look.outcome for look in found.looks] == ["failed", "walled", "ok"]
    assert [look.position for look in found.looks] == [3, 2, 1]
    assert (found.total, found.source.name) == (3, NAME)
    part = source_looks(
        blotter.engine, blotter.settings, NAME, now=now, page=Page(limit=1, offset=1)
    )
    assert ([look.position for look in part.looks], part.total) == ([2], 3)


def test_as_of_a_position(blotter: Blotter) -> None:
    found = source_looks(blotter.engine, blotter.settings, NAME, now=NOW, position=1)
    assert ([look.outcome for look in found.looks], found.total) == (["ok"], 1)
    assert found.source.state == "ok"


def test_a_masked_name_is_hidden(blotter: Blotter) -> None:
    blotter.append(masked("Orla Quennell"))
    found = source_looks(blotter.engine, blotter.settings, NAME, now=NOW)
    assert "Quennell" not in repr(found)


def test_a_source_without_looks_and_one_that_is_none(blotter: Blotter) -> None:
    found = source_looks(blotter.engine, blotter.settings, "us_ny_ag_press_releases", now=NOW)
    assert (found.looks, found.total) == ((), 0)
    with pytest.raises(UnknownSourceError, match="there is no 'us_x'"):
        source_looks(blotter.engine, blotter.settings, "us_x", now=NOW)
