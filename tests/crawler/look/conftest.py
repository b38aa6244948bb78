from __future__ import annotations

from collections.abc import Callable

import pytest
import sqlalchemy as sa

from tests.crawler.look.small_web import SmallWeb, set_clock


@pytest.fixture
def new(engine: sa.Engine, monkeypatch: pytest.MonkeyPatch) -> Callable[..., SmallWeb]:
    """Makes a small web over an empty log."""
    set_clock(monkeypatch)
    return lambda **options: SmallWeb(engine, **options)
