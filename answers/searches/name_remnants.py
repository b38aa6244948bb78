"""What still stands of a name that is masked: parts of it alone, words written like them, and other
names of whoever bears it. A mask hides what it names; this says what else there is to mask."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from answers.record import record_at
from answers.searches.search import search
from casebook.asking.people import aliases_of
from store.config import Settings
from store.privacy.name_spellings import name_parts

#: Of a shorter word too many others are one letter off.
_LONG_ENOUGH = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, kw_only=True, slots=True)
class NameRemnant:
    """Something of a masked name that is still found."""

    #: In words for a person, as `"Roe" alone`.
    words: str
    #: How many documents it stands in.
    documents: int
    #: The query that finds these.
    query: str


def name_remnants(settings: Settings, name: str) -> tuple[NameRemnant, ...]:
    """What still stands of a name after it was masked, by a few looks into the index."""
    return tuple(
        NameRemnant(words=words, documents=total, query=query)
        for words, query in _sought(settings, name)
        if (total := search(settings, query, copies=True, limit=1).total)
    )


def _sought(settings: Settings, name: str) -> Iterator[tuple[str, str]]:
    """What may still stand, in words and as a query."""
    parts = name_parts(name)
    if len(parts) > 1:
        first, last = _exactly(parts[-1]), _exactly(parts[0])
        yield f"{first} near {last}", f"{first} w/3 {last}"
    for part in parts:
        exactly = _exactly(part)
        yield f"{exactly} alone", exactly
        if _LONG_ENOUGH.fullmatch(part):
            yield f"a word one letter off {exactly}", f"{part}~ -{exactly}"
    with record_at(settings, None) as record:
        aliases = aliases_of(record.book, name)
    yield from ((f"the alias {_exactly(alias)}", _exactly(alias)) for alias in sorted(aliases))


def _exactly(words: str) -> str:
    """The words in quotation marks, within which no other is understood."""
    return f'"{words.replace(chr(34), " ")}"'
