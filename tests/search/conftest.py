"""A log to search."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.search.engines import ENGINES
from tests.search.examples import Blotter


@pytest.fixture
def blotter(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Blotter]:
    """An empty log with its settings: one that the engine can follow, or PostgreSQL's, where that
    is asked for."""
    engine = ENGINES[0]
    if "engine" in request.fixturenames:
        engine = request.getfixturevalue("engine")
    elif "postgresql" in request.fixturenames:
        engine = next(it for it in ENGINES if it.name == "postgres")
    with engine.log(tmp_path / "home", request) as opened:
        yield opened
