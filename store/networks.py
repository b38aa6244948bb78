"""Addresses and networks of the internet protocol, as settings name them. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from ipaddress import IPv4Network, IPv6Network, ip_network
from typing import TypeAlias

Network: TypeAlias = IPv4Network | IPv6Network

_ADDRESS = re.compile(r"(?:(?P<host>[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])?:)?(?P<port>[0-9]{1,5})")
#: Where something answers when only a port is named: on this machine alone.
_HERE = "127.0.0.1"


def networks(named: str | Sequence[str]) -> tuple[Network, ...]:
    """Addresses and networks, as a list or parted by commas; an address is a network of one.
    Raises ValueError, which says what is wrong with which of them."""
    parts = named.split(",") if isinstance(named, str) else named
    return tuple(ip_network(part.strip()) for part in parts if part.strip())


def host_and_port(text: str) -> tuple[str, int]:
    """Host and port of `HOST:PORT`, `[::1]:PORT`, or a port of this machine alone. Raises
    ValueError."""
    match = _ADDRESS.fullmatch(text)
    if match is None or int(match["port"]) > 65535:
        msg = f"{text!r} is no address: write 127.0.0.1:9464"
        raise ValueError(msg)
    return (match["host"] or _HERE).strip("[]"), int(match["port"])
