"""Two `serve` on one PostgreSQL do nothing twice, though the leader dies in the middle of it."""

from __future__ import annotations

import pytest

from benchmarks.two_serves.clock import LIBRARY
from benchmarks.two_serves.slots import measured
from tests.postgresql import programs

#: Real servers, or processes of their own (`make test-servers`).
pytestmark = [
    pytest.mark.servers,
    pytest.mark.skipif(programs() is None, reason="PostgreSQL is not installed"),
    pytest.mark.skipif(not LIBRARY.exists(), reason="libfaketime is not installed"),
]


def test_each_slot_is_done_once() -> None:
    outcome = measured(2, kills=1, restarts=1)
    assert outcome.is_good, outcome
    assert (outcome.struck_nights, outcome.struck_mornings) == (1, 1)
