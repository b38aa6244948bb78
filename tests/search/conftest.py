"""A log to search."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.search.engines import ENGINES, Engine
from tests.search.examples import Blotter


@pytest.fixture
def blotter(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Blotter]:
    """An empty log with its settings: one that the engine can follow, where one is asked for."""
    engine: Engine = (
        request.getfixturevalue("engine") if "engine" in request.fixturenames else ENGINES[0]
    )
    with engine.log(tmp_path / "home", request) as opened:
        yield opened
