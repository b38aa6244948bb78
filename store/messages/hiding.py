"""What no message may hold: secrets of the settings, and names that are masked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from store import database_address
from store.config import Settings
from store.database_address import StoreError
from store.privacy.masking import NO_MASKS, Masks, masked
from store.views import peek


class Hiding:
    """Hides them in texts: names as they are masked when a text is written, or were when the
    database was last there."""

    def __init__(self, settings: Settings) -> None:
        self._url = settings.database_url
        self._secrets = sorted(_secrets(settings), key=len, reverse=True)
        self._masks = NO_MASKS

    def __call__(self, text: str) -> str:
        for secret in self._secrets:
            text = text.replace(secret, "…")
        return masked(text, self._in_force())

    def _in_force(self) -> Masks:
        with suppress(StoreError):  # what is to be told may be that
            self._masks = peek.masks(self._url) or NO_MASKS
        return self._masks


def _secrets(settings: Settings) -> Iterator[str]:
    yield from settings.keys.values()
    yield from settings.secrets
    addresses = settings.database_url, settings.database.read_url
    passwords = map(database_address.password, addresses)
    yield from filter(None, (settings.web.token, *passwords))
    if settings.smtp and settings.smtp.password:
        yield settings.smtp.password
