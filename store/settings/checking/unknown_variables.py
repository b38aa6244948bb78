"""Variables that begin as Blotter's do and are none of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from store.nearest import did_you_mean, nearest
from store.settings.checking.unknown_keys import where
from store.settings.environment import HOME, KEY, SECRETS, is_ours
from store.settings.keys import KEYS, VARIABLES

#: By the name that a variable would have, the keys that only the file has.
_OF_THE_FILE = {key.path.replace(".", "_").upper(): key for key in KEYS if key.variable is None}


def unknown_variables(environ: Mapping[str, str], file: Path) -> Iterator[tuple[str, str]]:
    """Their names, each with what is wrong."""
    for variable in environ:
        if is_ours(variable) and variable not in VARIABLES:
            yield variable, _unknown(variable, file)


def _unknown(variable: str, file: Path) -> str:
    if key := _OF_THE_FILE.get(variable.removeprefix("BLOTTER_")):
        return f"no variable sets this: write {key.name} {where(key.table)} of {file}"
    known = (*VARIABLES, HOME, *SECRETS)
    hint = did_you_mean(nearest(variable, known)) or f"; known are {', '.join(sorted(known))}"
    return f"there is no such setting{hint} ({KEY}NAME holds a publisher's key)"
