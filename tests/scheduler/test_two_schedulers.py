"""Two schedulers on one PostgreSQL do nothing twice, though the leader dies meanwhile."""

from __future__ import annotations

import pytest

from benchmarks.two_serves import measured
from tests.postgresql import programs

#: Real servers, or processes of their own (`make test-servers`).
pytestmark = [
    pytest.mark.servers,
    pytest.mark.skipif(programs() is None, reason="PostgreSQL is not installed"),
]


def test_each_slot_is_done_once() -> None:
    outcome = measured(4, kills=1, restarts=0)
    assert outcome.is_good, outcome
    assert outcome.taken == outcome.ids
