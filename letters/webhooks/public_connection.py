"""A connection of HTTP or HTTPS to an address that was looked at before.

A name is resolved once and connected to as it was resolved, so that a name which stands for another
address a moment later leads nowhere else. The standard library's client is enough for one POST; it
follows no redirect and knows no proxy.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Sequence
from contextlib import suppress
from http.client import HTTPConnection
from typing import Any, TypeAlias
from urllib.parse import SplitResult

from crawler.politeness.public_ranges import is_public

#: Family and address, as `socket` takes them.
_Address: TypeAlias = tuple[socket.AddressFamily, Any]
#: Addresses of a name that are tried.
_TRIES = 4
_PORTS = {"http": 80, "https": 443}


class PrivateAddressError(OSError):
    """A name stands for an address that is not one of the public internet."""


def port_of(url: SplitResult) -> int:
    """The port of an http or https address."""
    return url.port or _PORTS[url.scheme]


def resolved(url: SplitResult, *, allow_private: bool) -> Sequence[_Address]:
    """All addresses of a host; where any is private, none may be asked. Raises OSError, also for
    what is no name, and PrivateAddressError."""
    try:
        found = socket.getaddrinfo(url.hostname, port_of(url), type=socket.SOCK_STREAM)
    except UnicodeError as error:
        msg = "it is no name of a host"
        raise OSError(msg) from error
    faults = (private_fault(str(at[0])) for *_, at in found)
    if not allow_private and (fault := next(filter(None, faults), None)):
        raise PrivateAddressError(fault)
    return [(family, at) for family, *_, at in found][:_TRIES]


def private_fault(host: str) -> str | None:
    """Why a host may not be posted to, in one line; None where it may be, as far as is known of a
    name that was not resolved."""
    with suppress(ValueError):  # a name
        if not is_public(host):
            return (
                f"{host} is a private address;"
                " allow_private = true before all tables of blotter.toml permits it"
            )
    return None


class PublicConnection(HTTPConnection):
    """Connects to addresses that are given, under the name of the host."""

    def __init__(self, url: SplitResult, addresses: Sequence[_Address], *, timeout: float) -> None:
        super().__init__(url.hostname or "", port_of(url), timeout=timeout)
        self.default_port = _PORTS[url.scheme]  # or else the header Host would name the port
        self._tls = ssl.create_default_context() if url.scheme == "https" else None
        self._addresses = addresses
        #: What is open, also while an answer is read; for whoever cuts it.
        self.open_socket: socket.socket | None = None

    def connect(self) -> None:
        """Connect to the first address that takes it, and agree on encryption. Raises OSError."""
        self.sock = self._open()
        if self._tls:
            self.open_socket = self.sock = self._tls.wrap_socket(
                self.sock, server_hostname=self.host, do_handshake_on_connect=False
            )
            self.sock.do_handshake()

    def _open(self) -> socket.socket:
        last: OSError = OSError("it has no address")
        for family, address in self._addresses:
            self.open_socket = opened = socket.socket(family, socket.SOCK_STREAM)
            opened.settimeout(self.timeout)
            try:
                opened.connect(address)
            except OSError as error:
                opened.close()
                last = error
            else:
                return opened
        raise last
