"""What the settings allow to whom."""

from __future__ import annotations

from dataclasses import dataclass
from secrets import token_urlsafe
from urllib.parse import urlsplit

from store.config import Settings
from store.networks import Network, networks
from store.settings.config_error import ConfigError
from web.access.hosts import Hosts, hosts_of, is_loopback
from web.access.signing import Signing


@dataclass(frozen=True, kw_only=True, slots=True)
class Policy:
    """Who may do what at one server."""

    hosts: Hosts
    #: The host that is reached by https, as far as the settings say; else empty.
    https_host: str
    #: Whether reading asks for nothing.
    reads_freely: bool
    #: What a program shows, or a person signs in with; empty where nobody can.
    token: str
    proxies: tuple[Network, ...]
    user_header: str
    requests_a_minute: int
    signing: Signing

    @property
    def writes(self) -> bool:
        """Whether there is a way to tell who decides something, so that people may."""
        return bool(self.token or self.proxies)


def policy_of(settings: Settings, listening: str) -> Policy:
    """What is allowed at a server that listens at this host. Raises ConfigError where others than
    this machine would reach it, and nothing is set that tells who may read."""
    web = settings.web
    is_local = is_loopback(listening)
    if not (is_local or web.public or web.writes):
        msg = (
            f"{listening} is reached from the network: set BLOTTER_WEB_TOKEN, or trusted_proxy"
            " or public = true under [web]"
        )
        raise ConfigError(msg)
    proxies, public = networks(web.trusted_proxy), urlsplit(web.url)
    return Policy(
        hosts=hosts_of(listening, public.hostname or ""),
        https_host=(public.hostname or "") if public.scheme == "https" else "",
        # What a proxy hands over comes from this machine too, where it runs here.
        reads_freely=web.public or (is_local and not proxies),
        token=web.token,
        proxies=proxies,
        user_header=web.user_header,
        requests_a_minute=web.requests_a_minute,
        # A session ends with the token that it was begun by.
        signing=Signing(key=web.token or next(iter(settings.secrets), "") or token_urlsafe()),
    )
