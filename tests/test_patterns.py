"""What the regular expressions of all packages keep to, for every Python that runs them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from types import ModuleType
from typing import Any

import pytest

PACKAGES = ("answers", "cli", "crawler", "enforcement", "scheduler", "search", "store")
ROOT = Path(__file__).resolve().parents[1]

_CLASS = re.compile(r"\[\^?\]?[^\]]*\]")
_POSSESSIVE = re.compile(r"(?:[*+?]|\{\d*,?\d*\})\+|\(\?>")


def possessive(pattern: str) -> bool:
    """Whether a pattern repeats possessively or groups atomically: Python before 3.11.5 matches
    these wrongly (https://github.com/python/cpython/issues/106052)."""
    without_escapes = re.sub(r"\\.", "x", pattern, flags=re.DOTALL)
    return _POSSESSIVE.search(_CLASS.sub("x", without_escapes)) is not None


@pytest.mark.parametrize("pattern", ["a*+", "[^]]++", r"\s?+", "(?:ab){1,2}+", "a{3}+", "(?>a|b)c"])
def test_possessive_and_atomic_patterns_are_noticed(pattern: str) -> None:
    assert possessive(pattern)


@pytest.mark.parametrize("pattern", ["a+", r"\*+", "[*+]+", "[]*+]", "(?=a)+?", "a{1,2}?", r"\++"])
def test_other_patterns_are_let_be(pattern: str) -> None:
    assert not possessive(pattern)


@pytest.mark.parametrize("package", PACKAGES)
def test_no_compiled_pattern_is_possessive(package: str) -> None:
    patterns = [
        pattern
        for module in _modules(package)
        for value in list(vars(module).values())
        for pattern in _patterns(value)
    ]
    assert [pattern for pattern in patterns if possessive(pattern)] == []


@pytest.mark.parametrize("package", PACKAGES)
def test_no_piece_of_a_pattern_is_possessive(package: str) -> None:
    texts = [
        (file.relative_to(ROOT), text)
        for file in (ROOT / package).rglob("*.py")
        for text in _texts(ast.parse(file.read_text(encoding="utf-8")))
    ]
    assert [(file, text) for file, text in texts if possessive(text)] == []


def _modules(package: str) -> Iterator[ModuleType]:
    top = import_module(package)
    yield top
    for found in walk_packages(top.__path__, f"{package}."):
        # Migrations and `__main__` run when they are imported.
        if not found.name.startswith("store.migrations") and "__main__" not in found.name:
            yield import_module(found.name)


def _patterns(value: Any) -> Iterator[str]:
    """The patterns of a value of a module, in whatever tuple, mapping or dataclass they lie."""
    if isinstance(value, re.Pattern):
        yield str(value.pattern)
    elif isinstance(value, dict):
        for part in value.values():
            yield from _patterns(part)
    elif isinstance(value, tuple | list | frozenset | set):
        for part in value:
            yield from _patterns(part)
    elif not isinstance(value, type) and hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from _patterns(getattr(value, name))


def _texts(tree: ast.AST) -> Iterator[str]:
    """The strings of a source, a digit in place of what an f-string puts in."""
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            parts = (part.value if isinstance(part, ast.Constant) else "1" for part in node.values)
            yield "".join(map(str, parts))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
