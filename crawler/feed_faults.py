"""Why a feed of the settings cannot be followed: told from the settings alone, nothing is asked."""

from __future__ import annotations

import re
from ipaddress import ip_address
from urllib.parse import urlsplit

from crawler import sources
from crawler.politeness.public_ranges import is_public
from crawler.source.feeds.addresses import is_web_address
from store.config import Settings

_SLUG = re.compile(r"[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*")


def name_fault(name: str) -> str | None:
    """Why a feed cannot be called so (`state_board-news` is a name); None where it can."""
    if not _SLUG.fullmatch(name) or len(name) > 60:
        return f"feeds.{name}: a feed's name is lower-case letters, digits, _ and -, at most 60"
    return None


def taken_name(name: str) -> str | None:
    """Why a feed cannot be called so beside the sources that ship; None where it can."""
    if name in sources.names():
        return f"feeds.{name}: a source that ships has this name already"
    return None


def wrong_feeds(settings: Settings) -> dict[str, str]:
    """The feeds that are not followed because of their own settings, and why, by name: each of them
    keeps no other from being followed."""
    faults = {
        name: taken_name(name) or _address_fault(name, feed.url, settings)
        for name, feed in settings.feeds.items()
    }
    return {name: fault for name, fault in faults.items() if fault}


def _address_fault(name: str, url: str, settings: Settings) -> str | None:
    if not is_web_address(url):
        return f"feeds.{name}.url: only http and https are asked, not {url}"
    host = urlsplit(url).hostname or ""
    if settings.allow_private or not _is_private(host):
        return None
    return (
        f"feeds.{name}.url: {host} is a private address;"
        " allow_private = true in blotter.toml permits it"
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
