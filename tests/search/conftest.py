"""A log to search."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.search.examples import Blotter


@pytest.fixture
def blotter(tmp_path: Path) -> Iterator[Blotter]:
    """An empty log with its settings."""
    opened = Blotter(tmp_path / "home")
    yield opened
    opened.engine.dispose()
