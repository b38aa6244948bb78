"""Which reader a document was read by, told without loading the rules that read."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

from enforcement.topics import Topic

_PACKAGE = Path(__file__).parents[1]


def reader_version(about: Topic, package: Path = _PACKAGE) -> str:
    """Names the reading of a topic: it changes when code, a word list or the vocabulary does."""
    return _own_version(about.sha256) if package == _PACKAGE else _version(about.sha256, package)


@cache
def _own_version(vocabulary: str) -> str:
    """Of the code that runs, which is read once: it stays what it is while it runs."""
    return _version(vocabulary, _PACKAGE)


def _version(vocabulary: str, package: Path) -> str:
    digest = sha256(vocabulary.encode())
    for file in sorted([*package.rglob("*.py"), *package.glob("word_lists/*.toml")]):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]
