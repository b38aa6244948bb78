"""How many requests a client may send: a bucket each, which fills with time (token bucket)."""

from __future__ import annotations

from collections import OrderedDict
from ipaddress import IPv6Address, ip_network

from web.access.hosts import address_of

#: Buckets that are kept; those that were not asked for longest go first, and are full again.
_MOST_CLIENTS = 10_000
_MINUTE = 60.0


class Rates:
    """The clients of one server, and what each has left."""

    def __init__(self, a_minute: int) -> None:
        self._capacity = float(a_minute)
        #: What was left in each bucket, and when (seconds of a clock that is never set).
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, client: str, now: float) -> float:
        """Seconds after which a client may ask; 0 where it may now, which is then counted."""
        key = _bucket(client)
        left, at = self._buckets.pop(key, (self._capacity, now))
        left = min(self._capacity, left + (now - at) * self._capacity / _MINUTE)
        self._buckets[key] = (left - 1 if left >= 1 else left, now)
        if len(self._buckets) > _MOST_CLIENTS:
            self._buckets.popitem(last=False)
        return 0.0 if left >= 1 else (1 - left) * _MINUTE / self._capacity


def _bucket(client: str) -> str:
    """Whose bucket it is: of IPv6, a customer has a network of 64 bits at least."""
    address = address_of(client)
    if isinstance(address, IPv6Address):
        return str(ip_network((int(address), 64), strict=False))
    return str(address or client)
