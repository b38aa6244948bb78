"""Sentences: words without operators, of which a document need not have all.

Few words must all occur where any document has them all; of a sentence, where a page of documents
does. Else documents are ranked by what their words say, and it is said how many have how many.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, TypeAlias, TypeGuard

from search.index.engine import Filters, FoundEntry, OpenIndex, Order
from search.index.plan import AllOf, AnyOf, Everything, Plan
from search.index.planning import planned
from search.language.citing.whole_citations import whole_citations
from search.language.printing import print_query
from search.language.tree import Among, And, FromSource, Or, Text, Tree
from search.language.words.written import words

#: So many words are a sentence: nobody expects to find all of them in one document.
_SENTENCE = 4
#: So many documents with all the words are enough.
_PAGE = 10


@dataclass(frozen=True, kw_only=True, slots=True)
class WordsFound:
    """How many words of a sentence documents have."""

    #: As they were typed, without function words.
    words: tuple[str, ...]
    #: How many documents have exactly so many of them: none (not counted), one, … all.
    documents: tuple[int, ...]

    @property
    def may_be_misspelt(self) -> bool:
        """Whether these are few words, and no document has all of them."""
        return len(self.words) < _SENTENCE and not self.documents[-1]


def line(found: WordsFound) -> str:
    """That in a few words: `no document has all 7 words; 41 have 5`."""
    count = len(found.words)
    most = next((n for n in range(count - 1, 0, -1) if found.documents[n]), 0)
    fewer = f"{_have(found.documents[most])} {most}" if most else ""
    every = "both words" if count == 2 else f"all {count} words"
    if complete := found.documents[-1]:
        having = f"{complete:,} document{'s' * (complete > 1)} {_have(complete).split()[1]} {every}"
        return f"{having}, {fewer}" if fewer else having
    if not fewer:
        return f"no document has {'either word' if count == 2 else f'any of the {count} words'}"
    return f"no document has {every}; {fewer}"


def _have(documents: int) -> str:
    return f"{documents:,} {'has' if documents == 1 else 'have'}"


@dataclass(frozen=True, kw_only=True, slots=True)
class FoundPart:
    """What was found for a tree."""

    total: int
    entries: Sequence[FoundEntry]
    #: None where all the words had to occur, and do.
    words: WordsFound | None = None


def find(
    index: OpenIndex,
    tree: Tree | None,
    filters: Filters,
    sort: Order,
    limit: int | None,
    offset: int = 0,
    *,
    all_words: bool | None = None,
) -> FoundPart:
    """What an index has for a tree without function words; without a tree, all that it has.

    Whether all words must occur is decided here, unless it was before. Raises TooBroadError.
    """
    sentence = None if tree is None or all_words else _sentence(tree)
    if sentence and sort == "relevance":
        if all_words is None:
            all_words = not sentence.is_long or _fill_a_page(index, sentence, filters)
        if not all_words:
            return _ranked(index, sentence, filters, limit, offset)
    plan = planned(tree) if tree else Everything()
    total, entries = index.find(plan, filters, sort, limit, offset)
    if sentence is None or total:
        return FoundPart(total=total, entries=entries)
    if sort == "relevance":
        return _ranked(index, sentence, filters, limit, offset)
    # By date, what has but one of the words might come first: it is only counted.
    return replace(_ranked(index, sentence, filters, 0, 0), total=0)


def positions_to_count(
    index: OpenIndex, tree: Tree, filters: Filters, *, some_words: bool
) -> list[int]:
    """The positions of what is to be counted (see `OpenIndex.positions_to_count`): of all that a
    tree finds, or with `some_words` of what has any word of one that is a sentence. Raises
    TooBroadError."""
    sentence = _sentence(tree) if some_words else None
    if sentence is None:
        return index.positions_to_count(planned(tree), filters)
    narrowed = _narrowed(index, [planned(part) for part in sentence.required], filters)
    return index.positions_to_count(AnyOf(parts=tuple(sentence.words)), narrowed)


#: A word, or one that may be said otherwise.
_Word: TypeAlias = Text | Or


class _Sentence(NamedTuple):
    #: Each with its plan, in the order of the sentence; those that are planned alike are one.
    words: Mapping[Plan, _Word]
    #: What a document must fulfil besides: fields and quotations.
    required: tuple[Tree, ...]

    @property
    def is_long(self) -> bool:
        return len(self.words) >= _SENTENCE


def _sentence(tree: Tree) -> _Sentence | None:
    """The words of a tree that has no operator, if there are several."""
    parts = list(_side_by_side(tree))
    loose = (word for part in parts if _is_loose(part) for word in _single(part))
    different = {planned(word): word for word in loose}
    required = tuple(part for part in parts if not _is_loose(part))
    without_operators = all(isinstance(part, Text | FromSource | Among) for part in required)
    return _Sentence(different, required) if without_operators and len(different) > 1 else None


def _side_by_side(tree: Tree) -> Iterator[Tree]:
    """What stands side by side, in brackets too, as in a sentence."""
    if isinstance(tree, And) and not tree.strict:
        for part in tree.parts:
            yield from _side_by_side(part)
    else:
        yield tree


def _is_loose(part: Tree) -> TypeGuard[_Word]:
    if isinstance(part, Or):
        return part.alike
    return isinstance(part, Text) and not part.quoted and part.field is None


def _single(text: _Word) -> Sequence[_Word]:
    """The words of one with a hyphen, each for itself; a citation or a number is one word."""
    if isinstance(text, Or):
        return [text]
    parts = words(text.text)
    if len(parts) < 2 or any(map(str.isdigit, text.text)) or whole_citations(text.text):
        return [text]
    return [replace(text, text=part) for part in parts]


def _fill_a_page(index: OpenIndex, sentence: _Sentence, filters: Filters) -> bool:
    """Whether enough documents have all of the words."""
    every = AllOf(parts=(*sentence.words, *map(planned, sentence.required)))
    return index.find(every, filters, "newest", 0)[0] >= _PAGE


def _ranked(
    index: OpenIndex, sentence: _Sentence, filters: Filters, limit: int | None, offset: int
) -> FoundPart:
    narrowed = _narrowed(index, [planned(part) for part in sentence.required], filters)
    found = index.find_sentence([*sentence.words], narrowed, limit, offset)
    return FoundPart(
        total=sum(found.by_words[1:]),
        entries=found.entries,
        words=WordsFound(
            words=tuple(map(print_query, sentence.words.values())), documents=found.by_words
        ),
    )


def _narrowed(index: OpenIndex, required: Sequence[Plan], filters: Filters) -> Filters:
    """The filters, to let through only what has all of this besides."""
    if not required:
        return filters
    positions = index.positions(AllOf(parts=tuple(required)), filters)
    return replace(filters, positions=frozenset(positions))
