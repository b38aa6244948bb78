"""The seal of the log, and what the log says to one that was kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from answers.log.sealed_log import sealed_log
from store.log.seals import seal
from tests.answers.examples import CASES, a_store


def test_the_seal_now_and_as_of_a_position(tmp_path: Path) -> None:
    engine = a_store(tmp_path, CASES).engine
    now, then = sealed_log(engine), sealed_log(engine, position=2)
    assert (now.position, then.position, now.held) == (4, 2, None)
    assert seal(then.seal).recorded_at == then.recorded_at


def test_an_empty_log(tmp_path: Path) -> None:
    empty = sealed_log(a_store(tmp_path, ()).engine)
    assert (empty.position, empty.seal, empty.recorded_at) == (0, "", None)


def test_it_is_held_to_a_seal_that_was_kept(tmp_path: Path) -> None:
    engine = a_store(tmp_path, CASES).engine
    kept = seal(sealed_log(engine, position=2).seal)
    held = sealed_log(engine, against=str(kept)).held
    assert held is not None
    assert (held.position, held.agrees, held.contradiction) == (2, True, "")
    for wrong, said in (
        (replace(kept, hash="0" * 64), "the log was rewritten"),
        (replace(kept, position=9), "it ends at 4"),
        (replace(kept, recorded_at=kept.recorded_at + timedelta(1)), "the seal was altered"),
    ):
        held = sealed_log(engine, against=str(wrong)).held
        assert held is not None
        assert not held.agrees
        assert said in held.contradiction


def test_what_is_no_seal(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="'x' is no seal"):
        sealed_log(a_store(tmp_path, CASES).engine, against="x")
