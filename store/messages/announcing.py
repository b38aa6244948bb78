"""What a command says while it works: printed for people, or a message like all others."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any, Protocol

from store.config import Settings


class Announce(Protocol):
    """Takes a line, and what it tells as fields for programs."""

    def __call__(self, line: str, **fields: Any) -> None: ...


def announcing(settings: Settings, echo: Callable[[str], object], logger: str) -> Announce:
    """What prints each line, or where the settings ask for JSON writes it as a message of a
    logger."""
    log = logging.getLogger(logger)

    def printed(line: str, **fields: Any) -> None:
        echo(line)

    def logged(line: str, **fields: Any) -> None:
        log.info("%s", line, extra=fields)

    return logged if settings.log == "json" else printed
