"""A small record that assistants ask."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.answers.examples import CASES, DAYS, a_store
from tests.search.examples import Blotter

#: Without the extra `mcp` there is nothing to test.
collect_ignore_glob = [] if find_spec("mcp") else ["test_*.py"]


@pytest.fixture(scope="package")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Blotter]:
    """Seven documents at positions 1 to 7, for tests that add nothing."""
    blotter = a_store(tmp_path_factory.mktemp("record"), (*CASES, *DAYS))
    yield blotter
    blotter.engine.dispose()


@pytest.fixture
def blotter(tmp_path: Path) -> Blotter:
    """The same, for a test alone."""
    return a_store(tmp_path, (*CASES, *DAYS))
