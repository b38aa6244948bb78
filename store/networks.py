"""Addresses and networks of the internet protocol, as settings name them. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from ipaddress import IPv4Network, IPv6Network, ip_network
from typing import TypeAlias

Network: TypeAlias = IPv4Network | IPv6Network


def networks(named: str | Sequence[str]) -> tuple[Network, ...]:
    """Addresses and networks, as a list or parted by commas; an address is a network of one.
    Raises ValueError, which says what is wrong with which of them."""
    parts = named.split(",") if isinstance(named, str) else named
    return tuple(ip_network(part.strip()) for part in parts if part.strip())
