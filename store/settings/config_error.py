"""What every command says of settings that it cannot work with."""

from __future__ import annotations


class ConfigError(ValueError):
    """A setting is missing, unknown or wrong; the message names it and where it stands."""
