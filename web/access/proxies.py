"""What a proxy in front says of a request: who asks, and from where. It is believed of proxies that
the settings name, and of nobody else. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from store.networks import Network
from store.plain_text import one_line
from web.access.hosts import address_of
from web.access.refused import Refused

#: Longer names are nobody's.
LONGEST_NAME = 80
#: So many proxies, at most, one behind the other.
_MOST_HOPS = 20


@dataclass(frozen=True, kw_only=True, slots=True)
class Forwarded:
    """What is known of a request before it is known who asks."""

    #: The address that asks.
    client: str
    #: The user that a proxy names; empty where none does.
    user: str = ""


def forwarded(
    peer: str,
    headers: Sequence[tuple[bytes, bytes]],
    *,
    proxies: Sequence[Network],
    user_header: str,
) -> Forwarded:
    """What a request is that came from a peer's address. Raises Refused where a proxy says two
    things at once: what one of them was written by its client?"""
    if not is_among(peer, proxies):
        return Forwarded(client=peer)
    return Forwarded(
        client=_client(peer, _values(headers, "x-forwarded-for"), proxies),
        user=_user(_values(headers, user_header.lower())),
    )


def is_among(address: str, networks: Sequence[Network]) -> bool:
    """Whether an address belongs to any of these networks."""
    known = address_of(address)
    return known is not None and any(known in network for network in networks)


def _client(peer: str, chain: Sequence[str], proxies: Sequence[Network]) -> str:
    """The last address in X-Forwarded-For that is no proxy of ours: what stands before it, its
    client may have written."""
    hops = [hop.strip() for value in chain for hop in value.split(",")]
    client = peer
    for hop in reversed(hops[-_MOST_HOPS:]):
        address = address_of(hop)
        if address is None:
            return client
        client = str(address)
        if not is_among(client, proxies):
            return client
    return client


def _user(values: Sequence[str]) -> str:
    if len(values) > 1:
        raise Refused(400, "The proxy named more than one user at once.")
    named = one_line(values[0]) if values else ""
    if len(named) > LONGEST_NAME:
        detail = f"The proxy named a user by more than {LONGEST_NAME} characters."
        raise Refused(400, detail)
    return named


def _values(headers: Sequence[tuple[bytes, bytes]], name: str) -> list[str]:
    # Names of people are written in UTF-8 where they are not ASCII.
    wanted = name.encode()
    return [value.decode("utf-8", "replace") for key, value in headers if key == wanted]
