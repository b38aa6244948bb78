"""Private addresses are not asked, however they are written."""

from __future__ import annotations

import asyncio
from ipaddress import ip_address
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy.http import Request
from twisted.internet.address import IPv4Address, IPv6Address
from twisted.internet.task import Clock

from crawler.politeness.public_addresses import (
    AddressRefused,
    PublicAddresses,
    PublicResolver,
)
from crawler.politeness.public_ranges import is_public


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1%eth0",
        "fc00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
    ],
)
def test_private_loopback_and_link_local_addresses_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "2600:1408::1", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_public_addresses_are_public(address: str) -> None:
    assert is_public(address)


@given(st.ip_addresses(v=4))
def test_an_address_wrapped_in_ipv6_is_judged_as_itself(address: object) -> None:
    plain = str(address)
    assert is_public(f"::ffff:{plain}") is is_public(plain)
    assert is_public(str(ip_address(f"64:ff9b::{plain}"))) is is_public(plain)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://[::1]/",
        "http://localhost:8080/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0/",
        "https://169.254.169.254/latest/meta-data/",
    ],
)
def test_a_request_to_a_private_address_is_refused(url: str) -> None:
    """A proxy would ask it; without one, the resolver refuses (test_rebinding.py)."""
    request = Request(url, meta={"proxy": "http://proxy.example:3128"})
    with pytest.raises(AddressRefused, match="private address"):
        asyncio.run(PublicAddresses().process_request(request))


def test_only_http_is_asked() -> None:
    with pytest.raises(AddressRefused, match="not ftp"):
        asyncio.run(PublicAddresses().process_request(Request("ftp://8.8.8.8/")))


def test_a_public_address_is_asked() -> None:
    asyncio.run(PublicAddresses().process_request(Request("http://8.8.8.8/")))


def test_the_address_of_a_proxy_is_not_the_publishers() -> None:
    request = Request("http://8.8.8.8/", meta={"proxy": "http://10.0.0.1:3128"})
    asyncio.run(PublicAddresses().process_request(request))
    with pytest.raises(AddressRefused, match=r"10\.0\.0\.1 is a private address"):
        asyncio.run(PublicAddresses().process_request(Request("http://10.0.0.1/")))


class Resolving(Clock):
    """A reactor whose resolver answers when it is told to, if at all."""

    def __init__(self) -> None:
        super().__init__()
        self.nameResolver = self
        self.receiver: Any = None

    def resolveHostName(self, receiver: Any, name: str, *how: Any) -> None:
        self.receiver = receiver

    def answer(self, *addresses: Any) -> None:
        for address in addresses:
            self.receiver.addressResolved(address)
        self.receiver.resolutionComplete()


class Connecting:
    """Who wants to connect: the addresses it is given, and how often it was told that is all."""

    def __init__(self, reactor: Resolving, name: str) -> None:
        self.hosts: list[str] = []
        self.completed = 0
        resolver = PublicResolver(reactor, 0)  # type: ignore[arg-type]
        resolver.timeout = 60
        resolver.resolveHostName(self, name)

    def resolutionBegan(self, resolution: Any) -> None:
        """It may begin."""

    def addressResolved(self, address: Any) -> None:
        self.hosts.append(address.host)

    def resolutionComplete(self) -> None:
        self.completed += 1


def test_a_name_stands_for_all_its_public_addresses() -> None:
    reactor = Resolving()
    connecting = Connecting(reactor, "www.agency.example")
    reactor.answer(IPv4Address("TCP", "8.8.8.8", 80), IPv6Address("TCP", "2600:1408::1", 80))
    assert (connecting.hosts, connecting.completed) == (["8.8.8.8", "2600:1408::1"], 1)
    assert reactor.getDelayedCalls() == []


def test_a_name_that_is_not_resolved_in_time_stands_for_nothing() -> None:
    reactor = Resolving()
    connecting = Connecting(reactor, "slow.agency.example")
    reactor.advance(59)
    assert connecting.completed == 0
    reactor.advance(1)
    assert (connecting.hosts, connecting.completed) == ([], 1)
    reactor.answer(IPv4Address("TCP", "8.8.8.8", 80))
    assert (connecting.hosts, connecting.completed) == ([], 1)
