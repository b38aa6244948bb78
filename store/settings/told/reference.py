"""The reference of all keys, in Markdown, made from the table of keys."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from store.settings.checking.kinds import words_of
from store.settings.environment import HOME, KEY, SECRETS
from store.settings.keys import KEYS, Key
from store.settings.shapes import SECRET_LENGTH
from store.settings.toml_text import toml_text

_HEAD = f"""\
# Configuration

All that can be set, made from the code (`make reference`). Settings stand in `blotter.toml` in the
folder that `{HOME}` names, or without it in the platform's folder for data. A variable of the
environment overrides the file; an empty one counts as given. Every command refuses a file in which
anything is wrong, in one line that names file, key, what was given and what may stand there.

- `blotter config init` writes a first file, which only you may read;
- `blotter config check` says all that is wrong, and what is accepted and has no effect;
- `blotter config show` says what is in force, and where it comes from.

Secrets come from the environment alone: `{SECRETS[0]}` signs links in letters ({SECRET_LENGTH}
characters at least), `{SECRETS[1]}` is what it was before, while it is changed, and `{KEY}NAME`
holds a publisher's key.
"""
_COLUMNS = ("key", "what it is", "values", "without it", "example", "variable")
_NAMED = {
    "sources.NAME": "NAME is a source that ships: `blotter sources` lists them.",
    "feeds.NAME": "NAME is yours: lower-case letters, digits, _ and -, and no source that ships.",
}


def reference() -> str:
    """The whole page."""
    parts = [_HEAD]
    for table, keys in groupby(KEYS, key=lambda key: key.table):
        parts.append(f"## {f'`[{table}]`' if table else 'Before all tables'}\n")
        if table in _NAMED:
            parts.append(f"{_NAMED[table]}\n")
        parts += [_line(_COLUMNS), "|---" * len(_COLUMNS) + "|", *map(_row, keys), ""]
    return "\n".join(parts).rstrip() + "\n"


def _row(key: Key) -> str:
    values = key.shape.words if key.shape else words_of(key.kind)
    example = "" if key.example is None else _code(f"{key.name} = {toml_text(key.example)}")
    variable = f"`{key.variable}`" if key.variable else ""
    cells = (f"`{key.name}`", key.meaning, values, _default(key), example, variable)
    return _line(cells)


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _default(key: Key) -> str:
    if key.is_required:
        return "must be given where the table is there"
    if key.default is None:
        return "as the source says" if key.table in _NAMED else "not set"
    return _code(toml_text(key.default))


def _code(text: str) -> str:
    return f"`{text}`"
