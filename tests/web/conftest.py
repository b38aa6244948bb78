"""A server of pages without a socket, which answers in this process, and a browser for those that
have one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("litestar", reason="the extra `web` is not installed")

from litestar import Litestar
from litestar.testing import TestClient

from store import config
from tests.letters.browser import chromium
from web.app import application


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient[Litestar]]:
    """A client of the pages of an empty store."""
    settings = config.load({"BLOTTER_HOME": str(tmp_path)})
    with TestClient(application(settings)) as client:
        yield client


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Debian's Chromium, without a window."""
    try:
        opened = chromium()
        with opened as browser:
            yield browser
    except (ImportError, LookupError) as missing:
        pytest.skip(f"no browser: {missing}")
