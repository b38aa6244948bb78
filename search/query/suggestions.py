"""What may have been meant where a query finds nothing: words of the index that are written alike.

Names that are masked are no words of the index, so none is suggested.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice, pairwise, product

from search.index.engine import Filters, OpenIndex
from search.language.lanes import lanes
from search.language.spelling import edits
from search.language.stems import stem
from search.language.tree import Near, Text, Tree, wanted_leaves
from search.query.rewording import Rewording, reworded, reworded_text

#: How many suggestions are made at most, of how many queries that are tried.
MOST = 3
_TRIED = 6
#: In so many words of a query other ones are looked for, and so many words for each.
_WORDS = 3
_CHOICES = 3
#: Words of the index that are looked at for each.
_ALIKE = 30
#: A word of fewer letters may be any other.
_SHORTEST = 4


@dataclass(frozen=True, kw_only=True, slots=True)
class Suggestion:
    """A query that finds something, in the place of one that does not."""

    query: str
    #: The words that are put in, as one.
    meant: str
    #: How many documents it finds.
    total: int


def suggestions(
    index: OpenIndex, query: str, tree: Tree, filters: Filters, count: Callable[[Tree], int]
) -> tuple[Suggestion, ...]:
    """The likeliest first, each of which finds something by `count`.

    Words that no document has are replaced all at once; where every word of the query is in some
    document, one of them is.
    """
    words = _Words(index, filters)
    made: list[Suggestion] = []
    for rewordings in islice(_rewordings(words, tree), _TRIED):
        other, text = tree, query
        for rewording in rewordings:
            other, text = reworded(other, rewording), reworded_text(text, rewording)
        if text != query and other != tree and (total := count(other)):
            meant = " ".join(rewording.meant for rewording in rewordings)
            made.append(Suggestion(query=text, meant=meant, total=total))
        if len(made) == MOST:
            break
    return tuple(made)


class _Words:
    """The words of an index, counted for the filters of a query."""

    def __init__(self, index: OpenIndex, filters: Filters) -> None:
        self._index, self._filters = index, filters

    def has(self, word: str) -> bool:
        """Whether an entry has a word of the family."""
        return self._index.frequency("stem", stem(word), self._filters) > 0

    def alike(self, word: str) -> list[str]:
        """Words that are written nearly so, the likeliest first."""
        at_most = 1 if len(word) <= _SHORTEST else 2
        found = []
        for other, entries in self._index.similar_words(word, _ALIKE):
            apart = edits(word, other, at_most)
            if apart and other.isalpha() and stem(other) != stem(word):
                found.append((apart, other[0] != word[0], -entries, other))
        return [other for *_, other in sorted(found)][:_CHOICES]


def _rewordings(words: _Words, tree: Tree) -> Iterator[tuple[Rewording, ...]]:
    """What may be tried, the likeliest first."""
    asked = _asked(tree)
    yield from (
        (Rewording(asked=pair, meant="".join(pair)),)
        for pair in pairwise(asked)
        if words.has("".join(pair))
    )
    long = [word for word in asked if len(word) >= _SHORTEST]
    unknown = [word for word in long if not words.has(word)][:_WORDS]
    if unknown:
        choices = [enumerate(_choices(words, word)) for word in unknown]
        together = sorted(product(*choices), key=lambda one: sum(rank for rank, _ in one))
        yield from (tuple(rewording for _, rewording in one) for one in together)
    else:
        yield from ((one,) for word in long[:_WORDS] for one in _choices(words, word))


def _choices(words: _Words, word: str) -> list[Rewording]:
    return [Rewording(asked=(word,), meant=other) for other in words.alike(word)]


def _asked(tree: Tree) -> list[str]:
    """The different words of a query that are letters alone, in its order."""
    texts: list[Text] = []
    for leaf in wanted_leaves(tree):
        texts += leaf.parts if isinstance(leaf, Near) else (leaf,) if isinstance(leaf, Text) else ()
    return list(dict.fromkeys(w for it in texts for w in lanes(it.text).written if w.isalpha()))
