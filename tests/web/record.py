"""A small record that the pages and the API are asked of."""

from __future__ import annotations

from pathlib import Path

from tests.answers.examples import CASES, DAYS, a_store
from tests.search.examples import Blotter


def a_record(home: Path) -> Blotter:
    """Seven documents at positions 1 to 7."""
    return a_store(home, (*CASES, *DAYS))
