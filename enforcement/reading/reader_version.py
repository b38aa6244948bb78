"""Which reader a document was read by, told without loading the rules that read."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

from enforcement.topics import Topic

_PACKAGE = Path(__file__).parents[1]


def reader_version(about: Topic, package: Path = _PACKAGE) -> str:
    """Names the reading of a topic: it changes when code, a word list or the vocabulary does. Told
    once in a process, which reads with the code that it began with."""
    return version_of(about.sha256, package)


@cache
def version_of(vocabulary: str, package: Path) -> str:
    """The version of the code in a package with a vocabulary of this hash."""
    digest = sha256(vocabulary.encode())
    for file in sorted([*package.rglob("*.py"), *package.glob("word_lists/*.toml")]):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]
