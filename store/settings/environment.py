"""What the environment gives: variables that override the file, keys of publishers, secrets."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from store.settings.config_error import ConfigError
from store.settings.keys import KEYS, VARIABLES, Key

#: Begins the variables that hold keys of publishers.
_KEY = "BLOTTER_KEY_"
#: The variables that hold secrets to sign with, the one in force first.
_SECRETS = ("BLOTTER_SECRET", "BLOTTER_SECRET_BEFORE")
#: What only letters and the page need: no process that fetches pages is given it.
_NOT_FOR_CRAWLERS = frozenset((*_SECRETS, *(key.variable for key in KEYS if key.is_secret)))
#: What nobody guesses has so many characters at least.
SECRET_LENGTH = 16


def crawlers_environment(environ: Mapping[str, str] = os.environ) -> dict[str, str]:
    """What a process is given that fetches pages: all but the secrets that only letters
    and the page need.

    The database's address and the publishers' keys stay, without which it could not work; so does
    what is not ours, such as the address of a proxy.
    """
    return {name: value for name, value in environ.items() if name not in _NOT_FOR_CRAWLERS}


def override(values: dict[str, Any], environ: Mapping[str, str]) -> dict[str, Any]:
    """The file's values with those of the environment laid over them. Raises ConfigError."""
    for variable, value in environ.items():
        is_ours = variable.startswith("BLOTTER_") and variable != "BLOTTER_HOME"
        if not is_ours or variable.startswith(_KEY) or variable in _SECRETS:
            continue
        if variable not in VARIABLES:
            msg = f"{variable}: no such setting; known are {', '.join(sorted(VARIABLES))}"
            raise ConfigError(msg)
        _set(values, VARIABLES[variable], value)
    return values


def _set(values: dict[str, Any], key: Key, value: str) -> None:
    target = values.setdefault(key.table, {}) if key.table else values
    if not isinstance(target, dict):
        msg = f"{key.table}: it is a table, [{key.table}], and {key.variable} belongs in it"
        raise ConfigError(msg)
    target[key.name] = value


def publishers_keys(environ: Mapping[str, str]) -> dict[str, str]:
    """The keys by name, in lower case; a variable that is empty is not set.

    Raises ConfigError, which does not repeat the key, for what cannot stand in a header
    (RFC 9110 section 5.5).
    """
    keys: dict[str, str] = {}
    for variable, value in environ.items():
        if not variable.startswith(_KEY) or not value:
            continue
        if not value.isascii() or not value.isprintable() or value != value.strip():
            msg = f"{variable}: a key is printable ASCII, without a space or line end around it"
            raise ConfigError(msg)
        keys[variable.removeprefix(_KEY).lower()] = value
    return keys


def signing_secrets(environ: Mapping[str, str]) -> tuple[str, ...]:
    """What to sign with, then what is accepted too; a variable that is empty is not set.

    Raises ConfigError, which does not repeat the secret.
    """
    given = {variable: secret for variable in _SECRETS if (secret := environ.get(variable, ""))}
    for variable, secret in given.items():
        if len(secret) < SECRET_LENGTH:
            msg = f"{variable}: a secret has {SECRET_LENGTH} characters at least, drawn by chance"
            raise ConfigError(msg)
    if given and _SECRETS[0] not in given:
        msg = f"{_SECRETS[1]} is for what {_SECRETS[0]} was before: set {_SECRETS[0]} too"
        raise ConfigError(msg)
    return tuple(given.values())
