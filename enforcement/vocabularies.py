"""A vocabulary as its file states it: the words of a topic, and what publishers are asked for."""

from __future__ import annotations

import tomllib
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Annotated

import msgspec

_SHIPPED = Path(__file__).parent / "vocabulary"

#: It begins and ends with a letter or digit.
Word = Annotated[str, msgspec.Meta(pattern=r"^\w(?:.*\w)?\Z")]
Words = Annotated[tuple[Word, ...], msgspec.Meta(min_length=1)]
Address = Annotated[str, msgspec.Meta(pattern=r"^https?://\S+\Z")]
Name = Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9-]{0,59}\Z")]


class VocabularyError(ValueError):
    """There is no such vocabulary, or it is none; one line names the file, the key and the
    cause."""


class _Table(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table of the file: immutable, every key known."""


class Query(_Table, frozen=True, kw_only=True):
    """`[query]`: what publishers are asked for."""

    #: Names of the drug. Where a search takes only one it is asked for the first.
    words: Words
    #: What research is to be about besides; whatever it is about where there are none.
    conditions: tuple[Word, ...] = ()
    #: Standing pages on the topic, by the name of the source that watches them.
    pages: dict[str, tuple[Address, ...]] = {}

    @property
    def phrases(self) -> tuple[str, ...]:
        """The words as searches take them: several in quotation marks."""
        return tuple(f'"{word}"' if " " in word else word for word in self.words)


class TermGroup(_Table, frozen=True, kw_only=True):
    """`[[terms]]`: words that count alone."""

    kind: Word
    since: date
    words: Words


class SlangGroup(_Table, frozen=True, kw_only=True):
    """`[[slang]]`: street names."""

    since: date
    words: Words
    traps: tuple[Word, ...]


class Near(_Table, frozen=True, kw_only=True):
    """`[near]`: what a street name must stand near."""

    #: Words between the two, at most.
    window: Annotated[int, msgspec.Meta(ge=1, le=100)]
    words: Words


class Vocabulary(_Table, frozen=True, kw_only=True):
    """The file as a whole."""

    name: Name
    query: Query
    terms: Annotated[tuple[TermGroup, ...], msgspec.Meta(min_length=1)]
    slang: tuple[SlangGroup, ...] = ()
    near: Near
    #: Groups of words that say the same: a search for one finds the others.
    synonyms: tuple[Annotated[tuple[Word, ...], msgspec.Meta(min_length=2)], ...] = ()


def load(vocabulary: str) -> tuple[Vocabulary, str]:
    """A vocabulary that ships, by its name (the default where that is empty), or any other by the
    path of its file, which has a slash; and the file's SHA-256 in hexadecimal. Raises
    VocabularyError."""
    file = Path(vocabulary) if "/" in vocabulary else _shipped(vocabulary)
    try:
        content = file.read_bytes()
        read = msgspec.convert(tomllib.loads(content.decode()), Vocabulary)
    except (OSError, ValueError) as error:  # unreadable; not UTF-8, not TOML, no vocabulary
        msg = f"{file}: {error.strerror if isinstance(error, OSError) else error}"
        raise VocabularyError(msg) from error
    return read, sha256(content).hexdigest()


def _shipped(name: str) -> Path:
    name = name or (_SHIPPED / "default").read_text(encoding="utf-8").strip()
    known = sorted(file.stem for file in _SHIPPED.glob("*.toml"))
    if name not in known:
        msg = f"no vocabulary is called {name!r}; those that ship are {', '.join(known)}"
        raise VocabularyError(msg)
    return _SHIPPED / f"{name}.toml"
