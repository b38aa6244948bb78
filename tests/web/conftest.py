"""A server of pages without a socket: what is asked of it, it answers in this process."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("litestar", reason="the extra `web` is not installed")

from litestar import Litestar
from litestar.testing import TestClient

from store import config
from web.app import application


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient[Litestar]]:
    """A client of the pages of an empty store."""
    settings = config.load({"BLOTTER_HOME": str(tmp_path)})
    with TestClient(application(settings)) as client:
        yield client
