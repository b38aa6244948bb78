"""The store and the settings that every command works on."""

from __future__ import annotations

from crawler.installation import load_settings
from store.config import Settings
from store.log import database
from store.log.database import Engine


def open_store() -> tuple[Settings, Engine]:
    """The settings in force and the store they name, which `cli.main` closes at the end. Raises
    ConfigError and store.database_address.StoreError."""
    settings = load_settings()
    return settings, database.open_store(settings.database_url)
