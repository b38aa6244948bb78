"""The settings of this installation, held against the sources that ship: what every command works
with."""

from __future__ import annotations

import os
from collections.abc import Mapping

from crawler import sources
from store import config
from store.config import Settings
from store.settings.config_error import Fault


def load_settings(environ: Mapping[str, str] = os.environ) -> Settings:
    """The settings in force. Raises ConfigError, in one line that names what is wrong."""
    return config.load(environ, shipped=sources.names())


def setting_faults(environ: Mapping[str, str] = os.environ) -> tuple[Fault, ...]:
    """All that is wrong in them, at once. Raises ConfigError where the file cannot be read."""
    return config.faults(environ, shipped=sources.names())
