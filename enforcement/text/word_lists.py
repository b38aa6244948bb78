"""The lists of words that rules go by, each a file that people edit."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parents[1] / "word_lists"


@cache
def word_list(name: str) -> dict[str, Any]:
    """The tables of `word_lists/NAME.toml`, read at the first use; not to be changed."""
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def listed_words(name: str, table: str) -> frozenset[str]:
    """The words of one list of `word_lists/NAME.toml`."""
    return frozenset(word_list(name)[table].split())
