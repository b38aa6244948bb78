"""What a word of a query finds besides its family: other words of this field that say the same."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias

from search.language.tree import And, Not, Or, Text, Tree, with_each
from search.language.words.stems import stem
from search.language.words.written import words

_SHIPPED = Path(__file__).with_name("synonyms.toml")
#: A word or several, by their families; with full stops where it is meant only with them.
_Key: TypeAlias = tuple[str, ...]
#: The other words of a word's groups, as they are written.
Synonyms: TypeAlias = Mapping[_Key, tuple[str, ...]]
#: No synonym has more words.
_LONGEST = 6


@cache
def shipped_synonyms() -> Synonyms:
    """Those of this field, whatever the topic."""
    return synonyms_of(tomllib.loads(_SHIPPED.read_text(encoding="utf-8"))["groups"])


def synonyms_of(groups: Iterable[Sequence[str]], also: Synonyms = MappingProxyType({})) -> Synonyms:
    """The synonyms of groups whose words say the same, and those that are known besides."""
    found = {key: list(others) for key, others in also.items()}
    for group in groups:
        for word in group:
            others = found.setdefault(_key(word), [])
            others += [other for other in group if other != word and other not in others]
    return {key: tuple(others) for key, others in found.items()}


def with_synonyms(tree: Tree, synonyms: Synonyms) -> Tree:
    """A tree in which a word without quotes, or several side by side, may be said otherwise."""
    match tree:
        case And(parts=parts, strict=strict):
            together = tuple(_side_by_side(parts, synonyms))
            return together[0] if len(together) == 1 else And(parts=together, strict=strict)
        case Or(alike=False):
            return with_each(tree, lambda part: with_synonyms(part, synonyms))
        case Text():
            return _said_otherwise((tree,), synonyms) or tree
        case _:
            return tree


def added_words(tree: Tree) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The words for which others are found too, and those others."""
    match tree:
        case Or(parts=(asked, *others), alike=True):
            written = [leaf.text for leaf in _texts(asked)]
            yield " ".join(written), tuple(leaf.text for other in others for leaf in _texts(other))
        case And(parts=parts) | Or(parts=parts):
            for part in parts:
                yield from added_words(part)
        case Not():
            return


def _texts(tree: Tree) -> list[Text]:
    parts = tree.parts if isinstance(tree, And) else (tree,)
    return [part for part in parts if isinstance(part, Text)]


def _side_by_side(parts: Sequence[Tree], synonyms: Synonyms) -> Iterator[Tree]:
    """The parts, those that are a synonym together as one: `nurse practitioner`."""
    at = 0
    while at < len(parts):
        for length in range(min(_LONGEST, len(parts) - at), 1, -1):
            if together := _said_otherwise(parts[at : at + length], synonyms):
                yield together
                at += length
                break
        else:
            yield with_synonyms(parts[at], synonyms)
            at += 1


def _said_otherwise(parts: Sequence[Tree], synonyms: Synonyms) -> Tree | None:
    asked = [part for part in parts if isinstance(part, Text) and not part.quoted]
    if len(asked) < len(parts) or any(part.field for part in asked):
        return None
    others = synonyms.get(tuple(word for part in asked for word in _key(part.text)))
    if not others:
        return None
    first = asked[0] if len(asked) == 1 else And(parts=tuple(asked))
    return Or(parts=(first, *(Text(text=other) for other in others)), alike=True)


def _key(text: str) -> _Key:
    return (text.lower(),) if "." in text else tuple(map(stem, words(text)))
