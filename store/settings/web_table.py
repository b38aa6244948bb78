"""The table about the page and the API."""

from __future__ import annotations

from typing import Annotated

from store.settings.shapes import HEADER_NAME, PROXIES, PUBLIC_ADDRESS, TOKEN
from store.settings.table import Count, Table, key, secret


class WebSettings(Table, frozen=True, kw_only=True):
    """`[web]`: where readers find this Blotter, and who may ask it what."""

    url: Annotated[
        str,
        key(
            "The public address, which letters lead to.",
            "https://blotter.observatory.example",
            PUBLIC_ADDRESS,
        ),
    ] = ""
    token: Annotated[str, secret("What a program shows, or a person signs in with.", TOKEN)] = ""
    trusted_proxy: Annotated[
        str | tuple[str, ...],
        key(
            "Addresses and networks of proxies that say who asks: a list, or parted by commas.",
            ["10.0.0.0/8", "::1"],
            PROXIES,
        ),
    ] = ()
    user_header: Annotated[
        str, key("The header in which a proxy says who asks.", "X-Remote-User", HEADER_NAME)
    ] = "X-Forwarded-User"
    public: Annotated[
        bool, key("Whether everybody who reaches it may read, wherever it listens.", True)
    ] = False
    requests_a_minute: Annotated[
        Count,
        key("Requests of one address in a minute, at most; those of this machine are free.", 60),
    ] = 600

    @property
    def writes(self) -> bool:
        """Whether there is a way to tell who decides something, so that people may."""
        return bool(self.token or self.trusted_proxy)
