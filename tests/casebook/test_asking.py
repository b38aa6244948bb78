"""What is answered as of a position is what was answered then, whatever happened since."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import given, settings

from answers.catch_up import catch_up_on
from answers.document_history import UnknownDocumentError
from answers.matters.case import NothingReadError, case
from answers.matters.cases import cases
from answers.matters.counts import ActFilter, counts
from answers.matters.due import due
from answers.reader import reader
from casebook.asking.casebook_at import Basis
from casebook.casebook import Casebook
from store.config import Settings, load
from store.log.projections import catch_up
from tests.answers.examples import CASES, DAYS
from tests.casebook.contents import contents, linked, worked_out
from tests.casebook.histories import (
    CALM,
    EXAMPLES,
    FEW,
    IDS,
    Life,
    Steps,
    a_copy,
    common_above,
    histories,
)
from tests.casebook.invented import a_reader
from tests.search.examples import Blotter, masked, published, revised

#: Stands for what an answer rests on.
NOTHING = Basis(position=0, reader="")
TODAY = date(2026, 3, 2)


class Asked:
    """Every question about matters, put to a store."""

    def __init__(self, home: Path) -> None:
        self._settings: Settings = load({"BLOTTER_HOME": str(home)})

    def answers(self, position: int | None = None) -> Iterator[Any]:
        """What is answered now, or as of a position."""
        ours = self._settings
        yield cases(ours, at_least=1, position=position)
        yield cases(ours, fields={"tier": ["press"]}, since=date(2021, 1, 1), position=position)
        for id in (*IDS, *(document.id for document in (*CASES, *DAYS))):
            yield self._case(id, position)
        for by in ("quarter", "agency", "profession"):
            yield counts(ours, [by, "state"], ActFilter(position=position))
        yield due(ours, today=TODAY, first=TODAY, last=date(2026, 5, 1), position=position)

    def _case(self, id: str, position: int | None) -> Any:
        try:
            return case(self._settings, id, today=TODAY, position=position)
        except UnknownDocumentError:
            # What comes later is known by its id then.
            return f"nothing was read in {id}: unknown then, or erased"
        except NothingReadError as error:
            return str(error)


@settings(max_examples=max(2, EXAMPLES // 10))
@given(few=FEW, steps=histories(CALM, most=10))
def test_the_past_is_answered_as_it_was_then(empty_store: Path, few: int, steps: Steps) -> None:
    with common_above(few), a_copy(empty_store) as (engine, home):
        casebook, life, asked = Casebook(engine, a_reader()), Life(engine), Asked(home)
        catch_up(engine, casebook)
        given_then = [list(asked.answers())]
        for step in steps:
            life.take(step)
            catch_up(engine, casebook)
            given_then.append(list(asked.answers()))
        for position, answers in enumerate(given_then):
            assert list(asked.answers(position)) == answers


def test_what_the_true_reader_reads_is_kept_and_answered_so_too(tmp_path: Path) -> None:
    blotter = Blotter(tmp_path)
    engine, ours = blotter.engine, blotter.settings
    changed = replace(CASES[1], text=CASES[1].text.replace("00183", "00999"))
    events = [*map(published, (*CASES, *DAYS)), revised(changed), masked("Bram Tolliver")]
    answered = []
    for event in events:
        blotter.append(event)
        catch_up_on(engine, ours)
        answered.append((cases(ours, query="conspiracy"), list(Asked(tmp_path).answers())))
    kept = contents(engine)
    Casebook(engine, reader(ours)).rebuild()
    assert contents(engine) == kept
    assert linked(engine) == worked_out(engine, reader(ours))
    for position, (found, answers) in enumerate(answered, 1):
        then = cases(ours, query="conspiracy", position=position)
        assert (then.cases, then.too_small) == (found.cases, found.too_small)
        asked = list(Asked(tmp_path).answers(position))
        assert list(map(without_basis, asked)) == list(map(without_basis, answers))
    engine.dispose()


def without_basis(answer: Any) -> Any:
    """What was read again later says so, and is no other answer for it."""
    return replace(answer, basis=NOTHING) if not isinstance(answer, str) else answer
