"""Which reader a document was read by, told without loading the rules that read."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from enforcement.topics import Topic

_PACKAGE = Path(__file__).parents[1]


def reader_version(about: Topic, package: Path = _PACKAGE) -> str:
    """Names the reading of a topic: it changes when code, a word list or the vocabulary does."""
    digest = sha256(about.sha256.encode())
    for file in sorted([*package.rglob("*.py"), *package.glob("word_lists/*.toml")]):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]
