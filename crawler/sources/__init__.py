"""Every source, found by its file: a new one needs no registration."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crawler.source.source import Source
    from enforcement.topics import Topic


def names() -> tuple[str, ...]:
    """The names of the sources that ship, in alphabetical order."""
    return _modules_in(tuple(__path__))


@cache
def _modules_in(folders: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(module.name for module in pkgutil.iter_modules(folders)))


def load(name: str, about: Topic | None = None) -> Source:
    """The source of that name, asking for a topic or for the shipped default; raises KeyError where
    there is none."""
    if name not in names():
        raise KeyError(name)
    from crawler.source.source import Source  # lxml with it: the names alone are had without

    module = import_module(f"{__name__}.{name}")
    kinds = [
        kind
        for kind in vars(module).values()
        if isinstance(kind, type)
        and issubclass(kind, Source)
        and kind.__module__ == module.__name__
    ]
    if len(kinds) != 1:
        msg = f"crawler/sources/{name}.py must define one Source, it defines {len(kinds)}"
        raise TypeError(msg)
    source: Source = kinds[0](name, about)
    return source
