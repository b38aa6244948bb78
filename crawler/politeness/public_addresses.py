"""Which addresses may be asked: public ones over http or https.

A listing is written by others, and so are redirects and what a name stands for: without this a page
could make the crawler fetch from the machine it runs on or the network around it.
"""

from __future__ import annotations

import asyncio
import socket
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from scrapy.exceptions import CannotResolveHostError, IgnoreRequest
from scrapy.resolver import CachingHostnameResolver

from crawler.politeness.public_ranges import is_public

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Self

    from scrapy.crawler import Crawler
    from scrapy.http import Request
    from twisted.internet.base import ReactorBase

#: A Twisted resolver is told a name and gives addresses, nothing else. So what the middleware knows
#: of a name and the resolver of a refusal stands here; a process has one resolver.
_proxies: set[str] = set()
_refused: dict[str, str] = {}


class AddressRefused(IgnoreRequest):
    """An address that is not asked; the message says why."""


class PublicAddresses:
    """A Scrapy downloader middleware that refuses every other address, redirects included.

    It says why; that no other is connected to is the work of PublicResolver, which has to be
    installed with it. It comes after Scrapy's HttpProxyMiddleware and before its RetryMiddleware
    sees what went wrong.
    """

    async def process_request(self, request: Request) -> None:
        """Refuse other schemes, and what the resolver would not see. Raises AddressRefused.

        A proxy is trusted, wherever it is, but resolves names on its own.
        """
        parts = urlsplit(request.url)
        if parts.scheme not in ("http", "https"):
            msg = f"only http and https are asked, not {parts.scheme}"
            raise AddressRefused(msg)
        if proxy := request.meta.get("proxy"):
            _proxies.add(urlsplit(proxy).hostname or "")
        unseen = await _resolved(parts.hostname) if proxy or parts.hostname in _proxies else []
        if private := _private(unseen):
            raise _refusal(private)

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Say why a name could not be resolved. Raises AddressRefused."""
        private = _refused.get(urlsplit(request.url).hostname or "")
        if private and isinstance(exception, CannotResolveHostError):
            raise _refusal(private) from exception


class PublicResolver(CachingHostnameResolver):
    """What Twisted connects by: a name that stands for any private address stands for nothing, and
    so does one that is not resolved within `DNS_TIMEOUT` seconds.

    It is asked for each connection, literal addresses too, so what was looked at is what is
    connected to.
    """

    timeout: float

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: ReactorBase) -> Self:
        resolver = super().from_crawler(crawler, reactor)
        resolver.timeout = crawler.settings.getfloat("DNS_TIMEOUT")
        return resolver

    def resolveHostName(
        self,
        resolutionReceiver: Any,
        hostName: str,
        *how: Any,
        **more: Any,
    ) -> Any:
        """Tell the receiver all addresses of a name, or none (IHostnameResolver)."""
        receiver: Any = _AllOrNone(resolutionReceiver, hostName.lower())
        receiver.deadline = self.reactor.callLater(self.timeout, receiver.give_up)
        return super().resolveHostName(receiver, hostName, *how, **more)


class _AllOrNone:
    """An IResolutionReceiver that passes addresses on once all are known to be public, or to be
    those of a proxy."""

    #: When it is given up (an IDelayedCall).
    deadline: Any

    def __init__(self, receiver: Any, name: str) -> None:
        self._receiver = receiver
        self._name = name
        self._addresses: list[Any] = []
        self.resolutionBegan = receiver.resolutionBegan

    def addressResolved(self, address: Any) -> None:
        self._addresses.append(address)

    def resolutionComplete(self) -> None:
        if not self.deadline.active():  # what comes later is no longer waited for
            return
        self.deadline.cancel()
        judged = () if self._name in _proxies else self._addresses
        private = _refused[self._name] = _private(address.host for address in judged)
        for address in () if private else self._addresses:
            self._receiver.addressResolved(address)
        self._receiver.resolutionComplete()

    def give_up(self) -> None:
        self._receiver.resolutionComplete()


async def _resolved(host: str | None) -> list[str]:
    """All addresses of a host; none where it is unknown, which the download itself will report."""
    try:
        entries = await asyncio.get_running_loop().getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return []
    return [str(entry[4][0]) for entry in entries]


def _private(addresses: Iterable[str]) -> str:
    """The first that is not public; empty where all are."""
    return next((address for address in addresses if not is_public(address)), "")


def _refusal(address: str) -> AddressRefused:
    return AddressRefused(
        f"{address} is a private address;"
        " allow_private = true before all tables of blotter.toml permits it"
    )
