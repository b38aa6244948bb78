"""Of which documents something else is known since a position."""

from __future__ import annotations

from pathlib import Path

from answers.record import make_up_small_lag
from casebook.asking.casebook_at import casebook_at
from casebook.asking.found.touched import touched_since
from store.log.events import CaseUnlinked
from tests.answers.examples import ACQUITTAL, CASES, CHARGE, PLEA, SETTLEMENT, a_store, decide
from tests.search.examples import Blotter, revised


def touched(blotter: Blotter, since: int) -> frozenset[str]:

    make_up_small_lag(blotter.settings)
    with casebook_at(blotter.settings.database_url) as book:
        return touched_since(book, since)


def test_it_is_what_changed_and_all_of_its_matter(tmp_path: Path) -> None:
    blotter = a_store(tmp_path, CASES)
    assert touched(blotter, 4) == frozenset()
    assert touched(blotter, 3) == {SETTLEMENT}
    assert touched(blotter, 2) == {CHARGE, ACQUITTAL, PLEA, SETTLEMENT}
    blotter.append(revised(CASES[3]))
    assert touched(blotter, 4) == {SETTLEMENT}


def test_who_was_parted_is_touched_on_both_sides(tmp_path: Path) -> None:
    blotter = a_store(tmp_path, CASES)
    assert touched(blotter, 4) == frozenset()
    parted = CaseUnlinked(document=PLEA, by="ada", reason="another doctor")
    decide(blotter.engine, CHARGE, parted)
    assert touched(blotter, 4) == {CHARGE, ACQUITTAL, PLEA}
