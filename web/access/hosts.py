"""Which names a server answers to. A page elsewhere can have its own name lead to this machine (DNS
rebinding); browsers then take what is answered for that page's own. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address

#: RFC 3986 section 3.2.2: a name, an IPv4 address, or an IPv6 address in brackets; and a port.
_HOST = re.compile(
    r"(?P<name>[A-Za-z0-9_.-]{1,255}|\[[0-9A-Fa-f:.]{2,45}\])(?::(?P<port>[0-9]{0,5}))?"
)
_PORTS = 1 << 16
_LOOPBACK = "localhost"


@dataclass(frozen=True, kw_only=True, slots=True)
class Hosts:
    """The names of one server."""

    #: In small letters; addresses as `ipaddress` writes them.
    names: frozenset[str]
    #: Whether it listens at every address of its machine. An address that is asked for by number is
    #: then its own; rebinding takes a name.
    at_every_address: bool = False

    def has(self, header: str) -> bool:
        """Whether a Host header means this server."""
        name = host_name(header)
        if name is None:
            return False
        address = address_of(name)
        if address is None:
            return name == _LOOPBACK or name in self.names
        return address.is_loopback or self.at_every_address or str(address) in self.names


def hosts_of(listening: str, *public: str) -> Hosts:
    """The names of a server that listens there and is reached by further ones, too."""
    names = {name for it in (listening, *public) if (name := _name(it))}
    address = address_of(_name(listening))
    return Hosts(names=frozenset(names), at_every_address=bool(address and address.is_unspecified))


def host_name(header: str) -> str | None:
    """The host that a Host header names, without its port; None where it is none."""
    match = _HOST.fullmatch(header)
    is_one = match is not None and int(match["port"] or 0) < _PORTS
    return _name(match["name"]) if match and is_one else None


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches what listens there. Where others lead, nobody knows."""
    name = _name(host)
    address = address_of(name)
    return address.is_loopback if address else name == _LOOPBACK


def address_of(text: str) -> IPv4Address | IPv6Address | None:
    """An address as it is written, if it is one; an IPv4 address within IPv6 is that."""
    try:
        address = ip_address(text)
    except ValueError:
        return None
    return (address.ipv4_mapped if isinstance(address, IPv6Address) else None) or address


def _name(host: str) -> str:
    plain = host.strip("[]").rstrip(".").lower()
    address = address_of(plain)
    return str(address) if address else plain
