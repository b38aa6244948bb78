"""What a query finds, by day, with what was read in it at the time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from answers.searches.timeline import Timeline, timeline
from store.privacy.masking import HIDDEN
from tests.answers.examples import ACQUITTAL, CASES, CHARGE, PLEA, SETTLEMENT, a_store
from tests.search.examples import Blotter, ids, masked, revised, withdrawn

#: Positions: the last before anything changed, and before a name was masked.
BEFORE, UNMASKED = 4, 6


@pytest.fixture(scope="module")
def blotter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Blotter]:
    made = a_store(tmp_path_factory.mktemp("home"), CASES)
    edited = replace(CASES[3], text="Ketamine. Nobody is named.")
    made.append(revised(edited), withdrawn(PLEA), masked("Orla Quennell"))
    yield made
    made.engine.dispose()


def read(found: Timeline) -> dict[str, tuple[str, ...]]:
    return {hit.id: (*hit.kinds, *hit.parties) for hit in found.hits}


def test_kinds_and_parties_are_those_of_the_state_that_is_shown(blotter: Blotter) -> None:
    now = timeline(blotter.settings)
    assert ids(now.hits) == [SETTLEMENT, CHARGE, ACQUITTAL, PLEA]
    assert read(now) == {
        SETTLEMENT: ("settlement",),
        CHARGE: ("charge", HIDDEN, "Bram Tolliver"),
        ACQUITTAL: ("acquittal", HIDDEN),
        PLEA: ("plea", "forfeiture", "Bram Tolliver"),
    }
    then = timeline(blotter.settings, as_of=BEFORE)
    assert read(then)[SETTLEMENT] == ("settlement", "Halcyon Vials, LLC")
    assert read(timeline(blotter.settings, as_of=UNMASKED))[ACQUITTAL][1] == "Orla Quennell"


def test_what_was_superseded_has_what_was_read_in_it(blotter: Blotter) -> None:
    (before, after, *_) = timeline(blotter.settings, history=True).hits
    assert (before.superseded, before.parties) == (True, ("Halcyon Vials, LLC",))
    assert (after.superseded, after.parties) == (False, ())


def test_what_is_counted_is_all_that_is_found_whatever_the_limit(blotter: Blotter) -> None:
    for limit in (0, 1, None):
        found = timeline(blotter.settings, by="quarter", limit=limit)
        assert len(found.hits) == (4 if limit is None else limit)
        assert found.histogram is not None
        counts = {period.name: period.count for period in found.histogram.periods}
        assert {name: count for name, count in counts.items() if count} == {
            "2024-Q1": 1,
            "2025-Q1": 1,
            "2026-Q1": 2,
        }
        assert len(counts) == 9
    narrowed = timeline(blotter.settings, "Tolliver", by="month", fields={"kind": ["plea"]})
    assert narrowed.histogram is not None
    assert [period.name for period in narrowed.histogram.periods] == ["2026-02"]


def test_it_says_what_it_rests_on(blotter: Blotter) -> None:
    found = timeline(blotter.settings, as_of=BEFORE)
    assert (found.basis.position, found.basis.behind) == (BEFORE, 0)
    assert found.histogram is None
