"""Stores to test on: SQLite always, PostgreSQL where its programs are installed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from store.database import open_store
from tests.postgresql import Server


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty database of each kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'blotter.db'}"
        return
    server: Server = request.getfixturevalue("postgresql")
    with server.database() as address:
        yield address


@pytest.fixture
def engine(url: str) -> Iterator[sa.Engine]:
    """An empty store of each kind."""
    opened = open_store(url)
    yield opened
    opened.dispose()
