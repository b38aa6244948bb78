"""Days are told from what was read of lone documents' days alone, as from all that was read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import given, settings

from casebook.asking.casebook_at import EVERYTHING, StandingDocument, casebook_at
from casebook.asking.found.stated_days import dossiers_stating
from casebook.casebook import Casebook
from enforcement.matters.deadlines import StatedDay, deadlines
from enforcement.reading.dossier import Dossier
from store.log.projections import catch_up
from tests.casebook.histories import EXAMPLES, FEW, Life, Steps, a_copy, common_above, histories
from tests.casebook.invented import a_reader

FIRST, LAST = date(2026, 3, 20), date(2026, 4, 30)


@settings(max_examples=EXAMPLES)
@given(few=FEW, steps=histories())
def test_days_of_any_history_at_any_position(empty_store: Path, few: int, steps: Steps) -> None:
    with common_above(few), a_copy(empty_store) as (engine, home):
        life = Life(engine)
        for step in steps:
            life.take(step)
        catch_up(engine, Casebook(engine, a_reader()))
        for position in (None, *range(len(steps) + 1)):
            with casebook_at(f"sqlite:///{home / 'blotter.db'}", position) as book:
                whole = book.dossiers(book.matters_of(EVERYTHING))
                assert told(dossiers_stating(book, FIRST, LAST)) == told(whole)


def told(read: Mapping[int, Mapping[StandingDocument, Dossier]]) -> list[Any]:
    """What is told of the days of these matters."""
    shown = {it.id: it for documents in read.values() for it in documents.values()}
    cases = {it.id: str(matter) for matter, of in read.items() for it in of.values()}
    return [
        (
            *(it.day, it.what, it.case, it.status),
            it.status_document and it.status_document.id,
            *(tuple(map(_stated, some)) for some in (it.stated_by, it.conflicts)),
        )
        for it in deadlines(shown, cases, first=FIRST, last=LAST)
    ]


def _stated(of: StatedDay) -> tuple[Any, ...]:
    about = of.document
    said = (about.id, about.source, about.title, about.url, about.published_on)
    return (*said, of.claim, of.number)
