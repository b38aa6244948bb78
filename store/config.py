"""Settings: from `blotter.toml` in the home folder, overridden by `BLOTTER_*` variables.

Nothing else reads either. What may be set is said in `store/settings`; secrets come from the
environment alone.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path
from typing import Annotated, Any, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from store.settings.config_error import ConfigError
from store.settings.crawling_tables import SourceSettings
from store.settings.environment import override, publishers_keys, signing_secrets
from store.settings.faults import gaps, refuse_exposed, refuse_faults, refuse_gaps, refuse_secrets
from store.settings.file import File
from store.settings.table import secret

T = TypeVar("T")


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
    def inbox(self) -> Path | None:
        """The Maildir that is read, if any is."""
        return self.home / self.mail.inbox if self.mail.inbox else None

    def source(self, name: str) -> SourceSettings:
        """What is set about one source; the defaults where nothing is."""
        return self.sources.get(name, SourceSettings())


def load(environ: Mapping[str, str] = os.environ) -> Settings:
    """The settings in force. Raises ConfigError with one line that names what is wrong."""
    there = home(environ)
    file = there / "blotter.toml"
    values = _parse(file)
    refuse_secrets(values, file)
    refuse_exposed(values, file)
    given = override(deepcopy(values), environ)
    refuse_gaps(given, file)
    # What the file leaves open the environment gives.
    is_whole = not any(gaps(values))
    _convert(
        {name: it for name, it in values.items() if is_whole or name != "smtp"}, File, str(file)
    )
    ours = {
        "home": str(there),
        "keys": publishers_keys(environ),
        "secrets": signing_secrets(environ),
    }
    settings = _convert(given | ours, Settings, "environment")
    refuse_faults(settings)
    return settings


def home(environ: Mapping[str, str] = os.environ) -> Path:
    """The folder that holds everything."""
    if named := environ.get("BLOTTER_HOME"):
        return Path(named).expanduser().absolute()
    from platformdirs import user_data_path  # only where no folder is named: saves its import

    return user_data_path("blotter")


def _parse(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        msg = f"{file}: {error}"
        raise ConfigError(msg) from error


def _convert(values: dict[str, Any], kind: type[T], place: str) -> T:
    try:
        return msgspec.convert(values, kind, strict=False, dec_hook=_own_type)
    except msgspec.ValidationError as error:
        msg = f"{place}: {error}"
        raise ConfigError(msg) from error


def _own_type(kind: type, value: Any) -> Any:
    """Build the types msgspec does not know; it names the key in the error itself."""
    if kind is Path:
        return Path(value).expanduser()
    try:
        return ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, TypeError, OSError) as error:
        msg = f"{value!r} is no time zone of the IANA database"
        raise ValueError(msg) from error
