"""How many requests a client may send."""

from __future__ import annotations

import pytest

from web.access import rates
from web.access.rates import Rates


def test_so_many_at_once_and_then_as_the_bucket_fills() -> None:
    limits = Rates(60)
    assert [limits.wait("203.0.113.9", 0.0) for _ in range(60)] == [0.0] * 60
    assert limits.wait("203.0.113.9", 0.0) == pytest.approx(1.0)
    assert limits.wait("203.0.113.9", 0.5) == pytest.approx(0.5)
    assert limits.wait("203.0.113.9", 1.1) == 0.0
    assert limits.wait("203.0.113.9", 1000.0) == 0.0


def test_clients_do_not_use_up_what_others_have() -> None:
    limits = Rates(1)
    assert [limits.wait(client, 0.0) for client in ("192.0.2.1", "192.0.2.2")] == [0.0, 0.0]
    assert limits.wait("192.0.2.1", 0.0) > 0
    assert limits.wait("::ffff:192.0.2.2", 0.0) > 0


def test_a_customers_network_of_ipv6_is_one_client() -> None:
    limits = Rates(1)
    assert limits.wait("2001:db8:1:2::1", 0.0) == 0.0
    assert limits.wait("2001:db8:1:2:ffff::9", 0.0) > 0
    assert limits.wait("2001:db8:1:3::1", 0.0) == 0.0


def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rates, "_MOST_CLIENTS", 3)
    limits = Rates(1)
    assert all(limits.wait(f"192.0.2.{number}", 0.0) == 0.0 for number in range(10))
    assert len(limits._buckets) == 3
    assert limits.wait("192.0.2.9", 0.0) > 0
