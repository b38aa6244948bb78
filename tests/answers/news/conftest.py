"""A record that news is told of."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.search.examples import Blotter


@pytest.fixture
def blotter(tmp_path: Path) -> Iterator[Blotter]:
    """A store in which nothing is recorded yet."""
    blotter = Blotter(tmp_path)
    yield blotter
    blotter.engine.dispose()
