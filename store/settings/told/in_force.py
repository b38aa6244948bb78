"""The settings in force, one a row, and where each comes from; secrets are never among them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import time
from typing import Any

from store import database_address
from store.settings.environment import KEY, SECRETS, overrides
from store.settings.file import File
from store.settings.keys import KEYS, Key

#: Where a value comes from that nobody gave, or that the file gave; else it is a variable's name.
DEFAULT, FILE = "default", "file"
_ADDRESSES = ("database.url", "database.read_url")


@dataclass(frozen=True, kw_only=True, slots=True)
class Setting:
    """One key as it is in force."""

    #: Dotted, as in the file; the name of the variable where no file may hold it.
    key: str
    #: As JSON has it; None where nothing is set, and of what is secret.
    value: bool | float | str | list[str] | None
    #: `default`, `file`, or the name of the variable.
    origin: str
    is_secret: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class SettingsInForce:
    """What an installation goes by."""

    #: The folder that everything lies in.
    home: str
    #: Of the settings, and whether it is there.
    file: str
    file_exists: bool
    #: The address of the database, without its password.
    database: str
    settings: tuple[Setting, ...]


def in_force(
    settings: File, values: Mapping[str, Any], environ: Mapping[str, str]
) -> tuple[Setting, ...]:
    """All keys in the order of the file, then the secrets that the environment holds; of sources
    and feeds those that are set. `values` are those of the file."""
    variables = {variable for variable, _, _ in overrides(environ)}
    return (
        *(_setting(key, name, table, values, variables) for key, name, table in _rows(settings)),
        *_secrets(environ),
    )


def _rows(settings: File) -> Iterator[tuple[Key, str, Any]]:
    """Each key with the name of its table in the file, and that table."""
    for key in KEYS:
        outer, is_named, _ = key.table.partition(".")
        if not is_named:
            yield key, outer, getattr(settings, outer) if outer else settings
            continue
        for name, table in getattr(settings, outer).items():
            if getattr(table, key.name) is not None:
                yield key, f"{outer}.{name}", table


def _setting(
    key: Key, name: str, table: Any, values: Mapping[str, Any], variables: set[str]
) -> Setting:
    path = f"{name}.{key.name}" if name else key.name
    origin = DEFAULT
    if key.variable in variables:
        origin = str(key.variable)
    elif key.name in _given(values, name):
        origin = FILE
    value = None if key.is_secret or table is None else getattr(table, key.name)
    return Setting(key=path, value=_plain(path, value), origin=origin, is_secret=key.is_secret)


def _given(values: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    for part in filter(None, name.split(".", 1)):
        values = values.get(part, {})
    return values


def _plain(path: str, value: Any) -> bool | float | str | list[str] | None:
    match value:
        case None | bool() | int() | float():
            return value
        case tuple():
            return list(value)
        case time():
            return value.isoformat("minutes" if not value.second else "seconds")
    return database_address.printable(value) if path in _ADDRESSES and value else str(value)


def _secrets(environ: Mapping[str, str]) -> Iterator[Setting]:
    for variable, value in environ.items():
        if value and (variable in SECRETS or variable.startswith(KEY)):
            yield Setting(key=variable, value=None, origin=variable, is_secret=True)
