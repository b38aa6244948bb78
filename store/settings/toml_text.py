"""Values as `blotter.toml` has them, to be written and to be named in messages."""

from __future__ import annotations

import re
from datetime import time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from store.plain_text import clean, clip

#: Characters of a value that a message repeats.
_SHOWN = 80
_ESCAPED = re.compile(r'["\\]')


def toml_text(value: Any) -> str:
    """A value in TOML, on one line: of the kinds that keys have, and of those that files hold."""
    match value:
        case bool():
            return str(value).lower()
        case int() | float():
            return str(value)
        case time():
            return f'"{value.isoformat("minutes" if not value.second else "seconds")}"'
        case list() | tuple():
            return f"[{', '.join(map(toml_text, value))}]"
        case dict():
            return "a table"
        case str() | Path() | ZoneInfo():
            return f'"{_ESCAPED.sub(lambda sign: chr(92) + sign[0], clean(str(value)))}"'
    return str(value)


def shown(value: Any) -> str:
    """A value as a message repeats it: on one line, and not too long."""
    return clip(toml_text(value), _SHOWN)
