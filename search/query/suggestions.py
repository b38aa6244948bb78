"""What may have been meant where a query finds nothing: words of the index that are written alike.

Names that are masked are no words of the index, so none is suggested.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import groupby, islice, pairwise, product
from typing import Protocol

from search.index.plan import Field
from search.language.lanes import lanes
from search.language.spelling import edits
from search.language.tree import And, Claim, Near, Or, Text, Tree
from search.language.words.stems import stem
from search.query.rewording import Rewording, reworded

#: How many suggestions are made at most, of how many queries that are tried.
MOST = 3
_TRIED = 6
#: Of so many words of a query some may be replaced, of these so many, each by so many others.
_ASKED = 20
_WORDS = 3
_CHOICES = 3
#: Words of the index that are looked at for each.
_ALIKE = 30
#: A word of fewer letters may be any other.
_SHORTEST = 4


class KnownWords(Protocol):
    """What is asked of an index (see `search.index.engine.OpenIndex`)."""

    def frequencies(self, field: Field, words: Sequence[str]) -> list[int]: ...
    def similar_words(self, word: str, limit: int) -> list[tuple[str, int]]: ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Suggestion:
    """A query that finds something, in the place of one that does not."""

    query: str
    #: The words that are put in, as one.
    meant: str
    #: How many documents it finds.
    total: int


def suggestions(
    query: str, tree: Tree, index: KnownWords, total: Callable[[str], int]
) -> tuple[Suggestion, ...]:
    """The likeliest first, each of which finds something by `total`; `tree` is that of the query.

    Words that no document has are replaced all at once; where every word of the query is in some
    document, one of them is.
    """
    made: list[Suggestion] = []
    for rewordings in islice(_rewordings(index, tree), _TRIED):
        other = reduce(reworded, rewordings, query)
        if other != query and (found := total(other)):
            meant = " ".join(rewording.meant for rewording in rewordings)
            made.append(Suggestion(query=other, meant=meant, total=found))
        if len(made) == MOST:
            break
    return tuple(made)


def _rewordings(index: KnownWords, tree: Tree) -> Iterator[tuple[Rewording, ...]]:
    """What may be tried, the likeliest first."""
    asked = _asked(tree)
    pairs = [*pairwise(asked)]
    for pair, count in zip(pairs, _frequencies(index, map("".join, pairs)), strict=True):
        if count:
            yield (Rewording(asked=pair, meant="".join(pair)),)
    long = [word for word in asked if len(word) >= _SHORTEST]
    counts = _frequencies(index, long)
    unknown = [word for word, count in zip(long, counts, strict=True) if not count]
    if unknown:
        choices = [list(enumerate(_choices(index, word))) for word in unknown[:_WORDS]]
        together = sorted(product(*filter(None, choices)), key=lambda it: sum(n for n, _ in it))
        yield from (tuple(rewording for _, rewording in one) for one in together)
    else:
        yield from ((one,) for word in long[:_WORDS] for one in _choices(index, word))


def _frequencies(index: KnownWords, words: Iterable[str]) -> list[int]:
    return index.frequencies("stem", [stem(word) for word in words])


def _choices(index: KnownWords, word: str) -> list[Rewording]:
    """The words that are written most nearly so: first those in which letters are only doubled,
    then those that begin alike, then those that more documents have."""
    at_most = 1 if len(word) <= _SHORTEST else 2
    found = []
    for other, count in index.similar_words(word, _ALIKE):
        apart = edits(word, other, at_most)
        if apart and other.isalpha() and stem(other) != stem(word):
            spoken_otherwise = _single(other) != _single(word)
            found.append((apart, spoken_otherwise, other[0] != word[0], -count, other))
    closest = sorted(one for one in found if one[0] == min(found)[0])[:_CHOICES]
    return [Rewording(asked=(word,), meant=other) for *_, other in closest]


def _single(word: str) -> str:
    """A word with one letter for two of a kind side by side."""
    return "".join(letter for letter, _ in groupby(word))


def _asked(tree: Tree) -> list[str]:
    """The different words of a query that are letters alone, in its order."""
    words = [word for text in _texts(tree) for word in lanes(text).written.split()]
    return list(dict.fromkeys(filter(str.isalpha, words)))[:_ASKED]


def _texts(tree: Tree) -> Iterator[str]:
    match tree:
        case And(parts=parts) | Or(parts=parts) | Near(parts=parts):
            for part in parts:
                yield from _texts(part)
        case Text(text=text):
            yield text
        case Claim(field="party", value=value):
            yield value
