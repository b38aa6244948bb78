"""Settings: from `blotter.toml` in the home folder, overridden by `BLOTTER_*` variables.

Nothing else reads either. What may be set is said in `store/settings`; secrets come from the
environment alone.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Annotated

import msgspec

from store.database_address import looking_only
from store.settings.checking.faults import all_faults
from store.settings.checking.file_text import values_in
from store.settings.checking.values import own_type, with_times
from store.settings.config_error import ConfigError, Fault
from store.settings.crawling_tables import SourceSettings
from store.settings.environment import (
    HOME,
    laid_over,
    publishers_keys,
    signing_secrets,
    with_credentials,
)
from store.settings.file import DatabaseSettings, File
from store.settings.table import secret


class Settings(File, frozen=True, kw_only=True):
    """All there is to set."""

    #: The folder that holds everything: blotter.db, index/, blotter.toml.
    home: Path
    keys: Annotated[
        dict[str, str],
        secret("What publishers ask for, by the name sources call it; from BLOTTER_KEY_<NAME>."),
    ] = msgspec.field(default_factory=dict)
    secrets: Annotated[
        tuple[str, ...],
        secret(
            "What links in letters are signed with, and then what is still accepted while it is"
            " changed; from BLOTTER_SECRET and BLOTTER_SECRET_BEFORE."
        ),
    ] = ()

    @property
    def database_url(self) -> str:
        """The SQLAlchemy URL of the log."""
        return self.database.url or f"sqlite:///{self.home / 'blotter.db'}"

    @property
    def for_looks(self) -> Settings:
        """The same settings for whoever only asks: their database is the replica, where there is
        one. So all of an answer is of one place."""
        if not (read_url := self.database.read_url) or self.only_looks:
            return self
        there = DatabaseSettings(url=looking_only(read_url), read_url=read_url)
        return msgspec.structs.replace(self, database=there)

    @property
    def only_looks(self) -> bool:
        """Whether the database is a replica, which is written by nobody."""
        database = self.database
        return bool(database.read_url) and database.url == looking_only(database.read_url)

    @property
    def vocabulary(self) -> str:
        """A name, or the whole path of a file: see `enforcement.vocabularies.load`."""
        named = self.topic.vocabulary
        is_path = "/" in named or named.endswith(".toml")
        return str(self.home / Path(named).expanduser()) if is_path else named

    @property
    def index_dir(self) -> Path:
        """Where the full-text index lies."""
        return self.home / "index"

    @property
    def scans_dir(self) -> Path:
        """Where is kept what archives were found to hold."""
        return self.home / "scans"

    @property
    def inbox(self) -> Path | None:
        """The Maildir that is read, if any is."""
        return self.home / self.mail.inbox if self.mail.inbox else None

    def source(self, name: str) -> SourceSettings:
        """What is set about one source; the defaults where nothing is."""
        return self.sources.get(name, SourceSettings())


def load(
    environ: Mapping[str, str] = os.environ, *, shipped: Collection[str] | None = None
) -> Settings:
    """The settings in force. Raises ConfigError with one line that names what is wrong.

    `shipped` are the names of the sources that ship, which `[sources.NAME]` may name and no feed
    may have; None where nobody asks for them.
    """
    environ = with_credentials(environ)
    file = settings_file(environ)
    values = values_in(file)
    if found := tuple(all_faults(values, file, environ, shipped)):
        raise ConfigError(_told(found))
    ours = {
        "home": file.parent,
        "keys": publishers_keys(environ),
        "secrets": signing_secrets(environ),
    }
    given = with_times(laid_over(values, environ))
    return msgspec.convert(given | ours, Settings, strict=False, dec_hook=own_type)


def faults(environ: Mapping[str, str], *, shipped: Collection[str]) -> tuple[Fault, ...]:
    """All that `load` would refuse, at once. Raises ConfigError where the file cannot be read."""
    file, given = settings_file(environ), with_credentials(environ)
    return tuple(all_faults(values_in(file), file, given, shipped))


def settings_file(environ: Mapping[str, str] = os.environ) -> Path:
    """Where the settings are, whether there is a file or not."""
    return home(environ) / "blotter.toml"


def home(environ: Mapping[str, str] = os.environ) -> Path:
    """The folder that holds everything. Raises ConfigError."""
    if named := environ.get(HOME):
        try:
            return Path(named).expanduser().absolute()
        except RuntimeError as error:
            msg = f"{HOME}: {error}"
            raise ConfigError(msg) from error
    from platformdirs import user_data_path  # only where no folder is named: saves its import

    return user_data_path("blotter")


def _told(found: Sequence[Fault]) -> str:
    """In one line."""
    first, *others = found
    return f"{first} (and {len(others)} more: see `blotter config check`)" if others else f"{first}"
