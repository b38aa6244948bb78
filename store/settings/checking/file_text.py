"""The file as TOML reads it, or in one line why it cannot be read: where, and what to look for."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from stat import S_ISCHR, S_ISDIR, S_ISREG
from typing import Any

from store.plain_text import clip
from store.settings.config_error import ConfigError, Fault

_PLACE = re.compile(r" \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$")
#: What the reader of TOML says, and what to look for.
_ADVICE = {
    "Cannot overwrite a value": "this key stands there twice",
    "Cannot declare": "this table stands there twice",
    "Invalid value": "text, addresses and times stand in quotes",
    "Expected newline or end of document": "text, addresses and times stand in quotes",
    "Illegal character": "a quote is not closed on its line, or a character is not to be seen",
    "Unterminated string": "a quote is not closed",
    "Invalid statement": "a line is [TABLE], KEY = VALUE, or a remark after #",
    "Expected '=' after a key": "a line is [TABLE], KEY = VALUE, or a remark after #",
    "Unescaped '\\\\'": "write \\\\ for \\, or put the text in '…'",
}


def values_in(file: Path) -> dict[str, Any]:
    """What the file says; nothing where there is none. Raises ConfigError."""
    try:
        text = _text(file)
        return tomllib.loads(text) if text else {}
    except tomllib.TOMLDecodeError as error:
        fault = _told(file, text, str(error))
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        fault = Fault(place=f"{file}, line {line}", problem="it is not written in UTF-8")
    except OSError as error:
        fault = Fault(place=str(file), problem=f"it cannot be read: {error.strerror or error}")
    raise ConfigError(str(fault))


def _text(file: Path) -> str:
    """Empty where there is no file; some editors begin one with a mark of its encoding."""
    try:
        mode = file.stat().st_mode
    except FileNotFoundError:
        if not file.is_symlink():
            return ""
        raise
    if S_ISDIR(mode):
        raise IsADirectoryError(None, "it is a folder, and a file of settings belongs here")
    if not (S_ISREG(mode) or S_ISCHR(mode)):  # a pipe would be waited for
        raise OSError(None, "it is no file")
    return file.read_text(encoding="utf-8-sig")


def _told(file: Path, text: str, complaint: str) -> Fault:
    """Where TOML is not understood; of the line its beginning, since the rest may be secret."""
    place = _PLACE.search(complaint)
    said = complaint[: place.start()] if place else complaint
    advice = next((advice for begin, advice in _ADVICE.items() if said.startswith(begin)), "")
    lines = text.splitlines() or [""]
    number = int(place["line"]) if place and place["line"] else len(lines)
    column = f", column {place['column']}" if place and place["column"] else ""
    key = clip(lines[min(number, len(lines)) - 1].partition("=")[0], 40)
    problem = f"{said}: {advice}" if advice else said
    return Fault(place=f"{file}, line {number}{column}", key=key, problem=problem)
