"""What every answer rests on."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from answers.log.record_state import coverage_then, record_state
from store.config import load
from store.log import log
from store.log.database import open_store, writing
from store.log.events import SourceChecked
from store.log.seals import seal
from tests.store.examples import NOW


def test_now_and_as_of_the_past(tmp_path: Path) -> None:
    settings = load({"BLOTTER_HOME": str(tmp_path)})
    engine = open_store(settings.database_url)
    empty = record_state(settings, engine)
    assert (empty.position, empty.recorded_at, empty.seal) == (0, None, "")
    assert empty.coverage.startswith("no source was ever looked at")
    for days in range(3):
        look = SourceChecked(checked_at=NOW + timedelta(days=days), outcome="ok", listed=1)
        with writing(engine) as connection:
            new = log.NewEvent(stream="source/us_x", event=look)
            log.append(connection, [new], now=NOW + timedelta(days=days))
    state = record_state(settings, engine)
    assert (state.position, state.end) == (3, 3)
    assert state.recorded_at == NOW + timedelta(days=2)
    past = record_state(settings, engine, "2")
    assert (past.position, past.end, past.coverage) == (2, 3, "")
    assert coverage_then(settings, past) == "1 of 1 source fresh"
    assert seal(past.seal).position == 2
    assert past.moment == NOW + timedelta(days=1)
    with pytest.raises(ValueError, match="the log ends at 3"):
        record_state(settings, engine, "4")
