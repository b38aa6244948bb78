"""Which addresses may be asked: public ones over http or https.

A listing is written by others, and so are redirects: without this a page could make the crawler
fetch from the machine it runs on or the network around it.
"""

from __future__ import annotations

import asyncio
import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scrapy.exceptions import IgnoreRequest

if TYPE_CHECKING:
    from scrapy.http import Request, Response

#: NAT64 (RFC 6052 section 2.1): the last 32 bits are the IPv4 address that is reached.
_NAT64 = IPv6Network("64:ff9b::/96")


class AddressRefused(IgnoreRequest):
    """An address that is not asked; the message says why."""


class PublicAddresses:
    """A Scrapy downloader middleware that refuses every other address, redirects included."""

    async def process_request(self, request: Request) -> None:
        """Look at the address, and at all that its host name stands for. Raises AddressRefused."""
        parts = urlsplit(request.url)
        if parts.scheme not in ("http", "https"):
            msg = f"only http and https are asked, not {parts.scheme}"
            raise AddressRefused(msg)
        for address in await _resolved(parts.hostname or ""):
            _refuse_unless_public(address)

    def process_response(self, request: Request, response: Response) -> Response:
        """Look at who did answer: a name may stand for another address a moment later."""
        if response.ip_address is not None and not request.meta.get("proxy"):
            _refuse_unless_public(str(response.ip_address))
        return response


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet, also where it is wrapped in another."""
    parsed = ip_address(address.partition("%")[0])
    if isinstance(parsed, IPv6Address) and (wrapped := _wrapped(parsed)):
        return is_public(str(wrapped))
    return parsed.is_global and not parsed.is_multicast


def _wrapped(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that is reached through an IPv6 one, where there is one."""
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]


async def _resolved(host: str) -> list[str]:
    """All addresses of a host; none where it is unknown, which the download itself will report."""
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return []
    return [str(entry[4][0]) for entry in found]


def _refuse_unless_public(address: str) -> None:
    if not is_public(address):
        msg = f"{address} is a private address; allow_private = true in blotter.toml permits it"
        raise AddressRefused(msg)
