"""What all requests are answered from."""

from __future__ import annotations

from dataclasses import dataclass

from store.config import Settings
from store.log.database import Engine


@dataclass(frozen=True, kw_only=True, slots=True)
class Blotter:
    """The record that is served: its settings and its store, opened once."""

    settings: Settings
    engine: Engine
