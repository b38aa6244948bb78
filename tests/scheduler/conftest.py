"""The home and the mail server that the letters are tested with."""

from tests.letters.conftest import authority, engine, postbox, settings

__all__ = ["authority", "engine", "postbox", "settings"]
