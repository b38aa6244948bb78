"""The API of a small record."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from tests.search.examples import Blotter
from tests.web.record import a_record
from web.app import application


@pytest.fixture
def blotter(tmp_path: Path) -> Blotter:
    """The record, at seven events."""
    return a_record(tmp_path)


@pytest.fixture
def client(blotter: Blotter) -> Iterator[TestClient[Litestar]]:
    """A client of its API."""
    with TestClient(application(blotter.settings)) as client:
        yield client
