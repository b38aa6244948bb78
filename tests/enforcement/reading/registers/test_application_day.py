"""The day of an application for registration, as its notice states it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enforcement.reading.registers.application_day import applied_on

MAY = date(2031, 5, 3)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("this is notice that on may 3, 2031, tarn chemicals llc, 4 dock row, applied to be", MAY),
        ("notice that, on may 3, 2031, tarn chemicals made application by letter to", MAY),
        ("notice that on may 3, 2031, the agency issued allowances to applicants", None),
        ("comments are due may 3, 2031. tarn chemicals applied to be registered", None),
        ("notice that on its own motion, may 3, 2031, tarn chemicals applied", None),
        ("notice that on february 31, 2031, tarn chemicals applied to be registered", None),
        ("notice that on may 3, 2031, " + "x " * 200 + "applied", None),
    ],
)
def test_the_day_somebody_applied(text: str, day: date | None) -> None:
    assert applied_on(text) == day


@given(st.text())
def test_any_text_has_a_day_or_none(text: str) -> None:
    assert applied_on(text) is None
