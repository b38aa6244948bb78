"""A server of pages without a socket, which answers in this process."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from store import config

if TYPE_CHECKING:
    from litestar import Litestar
    from litestar.testing import TestClient

#: Without the extra `web` there is nothing to test, in the folders below either.
collect_ignore_glob = [] if find_spec("litestar") else ["*"]


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient[Litestar]]:
    """A client of the pages of an empty store."""
    from litestar.testing import TestClient

    from web.app import application

    settings = config.load({"BLOTTER_HOME": str(tmp_path)})
    with TestClient(application(settings)) as client:
        yield client
