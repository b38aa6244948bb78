"""Why a feed of the settings cannot be followed: told from the settings alone, nothing is asked."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit

from crawler.politeness.public_ranges import is_public
from store.config import Settings


def wrong_feeds(settings: Settings) -> dict[str, str]:
    """The feeds that are not followed because of their own settings, and why, by name: each of them
    keeps no other from being followed."""
    faults = {
        name: _address_fault(name, feed.url, settings) for name, feed in settings.feeds.items()
    }
    return {name: fault for name, fault in faults.items() if fault}


def _address_fault(name: str, url: str, settings: Settings) -> str | None:
    host = urlsplit(url).hostname or ""
    if settings.allow_private or not _is_private(host):
        return None
    return (
        f"feeds.{name}.url: {host} is a private address;"
        " allow_private = true before all tables of blotter.toml permits it"
    )


def _is_private(host: str) -> bool:
    """Whether a host is this machine, or an address that is not public; of a name, nobody knows
    before it is resolved."""
    if host == "localhost" or host.endswith(".localhost"):  # RFC 6761 section 6.3
        return True
    try:
        ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return not is_public(host)
