"""What the tests of the casebook ask for."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.log.database import open_store


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with an empty store."""
    file = tmp_path_factory.mktemp("empty") / "blotter.db"
    open_store(f"sqlite:///{file}").dispose()
    return file
