"""What the environment gives: variables that override the file, keys of publishers, secrets."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

from store.settings.config_error import ConfigError
from store.settings.keys import KEYS, VARIABLES, Key
from store.settings.shapes import SECRET_LENGTH

#: Names the folder that holds everything.
HOME = "BLOTTER_HOME"
#: Begins the variables that hold keys of publishers.
KEY = "BLOTTER_KEY_"
#: The variables that hold secrets to sign with, the one in force first.
SECRETS = ("BLOTTER_SECRET", "BLOTTER_SECRET_BEFORE")
#: Names the folder in which systemd gives a service its secrets (systemd.io/CREDENTIALS).
_CREDENTIALS = "CREDENTIALS_DIRECTORY"
#: What only letters and the page need: no process that fetches pages is given it.
_NOT_FOR_CRAWLERS = frozenset((*SECRETS, *(key.variable for key in KEYS if key.is_secret)))


def crawlers_environment(environ: Mapping[str, str] = os.environ) -> dict[str, str]:
    """What a process is given that fetches pages: all but the secrets that only letters
    and the page need.

    The database's address and the publishers' keys stay, without which it could not work; so does
    what is not ours, such as the address of a proxy.
    """
    given = with_credentials(environ)
    without = _NOT_FOR_CRAWLERS | {_CREDENTIALS}
    return {name: value for name, value in given.items() if name not in without}


def with_credentials(environ: Mapping[str, str]) -> dict[str, str]:
    """The environment, and what lies in the folder of secrets that it names: each file is called
    as the variable that it is instead of. What is set itself goes before. Raises ConfigError."""
    if not (folder := environ.get(_CREDENTIALS)):
        return dict(environ)
    try:
        given = {
            file.name: file.read_text("utf-8").removesuffix("\n")
            for file in Path(folder).iterdir()
            if file.name.startswith("BLOTTER_")
        }
    except (OSError, UnicodeDecodeError) as error:
        msg = f"{_CREDENTIALS}: {folder} cannot be read: {error}"
        raise ConfigError(msg) from error
    return {**given, **environ}


def is_ours(variable: str) -> bool:
    """Whether a variable is to override a key, by its name."""
    is_other = variable == HOME or variable in SECRETS or variable.startswith(KEY)
    return variable.startswith("BLOTTER_") and not is_other


def overrides(environ: Mapping[str, str]) -> Iterator[tuple[str, Key, str]]:
    """The variables that override keys, each with its key and its text."""
    for variable, value in environ.items():
        if is_ours(variable) and variable in VARIABLES:
            yield variable, VARIABLES[variable], value


def laid_over(values: Mapping[str, Any], environ: Mapping[str, str]) -> dict[str, Any]:
    """The file's values with those of the environment laid over them."""
    given = deepcopy(dict(values))
    for _, key, value in overrides(environ):
        table = given.setdefault(key.table, {}) if key.table else given
        if isinstance(table, dict):
            table[key.name] = value
    return given


def publishers_keys(environ: Mapping[str, str]) -> dict[str, str]:
    """The keys by name, in lower case; a variable that is empty is not set.

    Raises ConfigError, which does not repeat the key, for what cannot stand in a header
    (RFC 9110 section 5.5).
    """
    keys: dict[str, str] = {}
    for variable, value in environ.items():
        if not variable.startswith(KEY) or not value:
            continue
        if not value.isascii() or not value.isprintable() or value != value.strip():
            msg = f"{variable}: a key is printable ASCII, without a space or line end around it"
            raise ConfigError(msg)
        keys[variable.removeprefix(KEY).lower()] = value
    return keys


def signing_secrets(environ: Mapping[str, str]) -> tuple[str, ...]:
    """What to sign with, then what is accepted too; a variable that is empty is not set.

    Raises ConfigError, which does not repeat the secret.
    """
    given = {variable: secret for variable in SECRETS if (secret := environ.get(variable, ""))}
    for variable, secret in given.items():
        if len(secret) < SECRET_LENGTH:
            msg = f"{variable}: a secret has {SECRET_LENGTH} characters at least, drawn by chance"
            raise ConfigError(msg)
    if given and SECRETS[0] not in given:
        msg = f"{SECRETS[1]} is for what {SECRETS[0]} was before: set {SECRETS[0]} too"
        raise ConfigError(msg)
    return tuple(given.values())
