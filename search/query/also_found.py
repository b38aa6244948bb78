"""What is said of words that were found besides those of a query."""

from __future__ import annotations

from collections.abc import Mapping

from search.index.engine import Filters, OpenIndex
from search.index.plan import Term
from search.language.synonyms import added_words, shipped_synonyms, with_synonyms
from search.language.tree import Tree
from search.language.words.stems import stem
from search.language.words.written import words

#: So many are named; a drug has a dozen brands.
_NAMED = 5


def synonyms_in(tree: Tree | None) -> Mapping[str, tuple[str, ...]]:
    """The words of a tree that have synonyms, each with these."""
    return dict(added_words(with_synonyms(tree, shipped_synonyms()))) if tree else {}


def also_found(
    index: OpenIndex, synonyms: Mapping[str, tuple[str, ...]], filters: Filters
) -> tuple[str, ...]:
    """A line on the synonyms that were found besides; nothing where none of them occurs."""
    said = []
    for asked, others in synonyms.items():
        there = [other for other in others if _occurs(index, other, filters)]
        if there:
            further = f" and {len(there) - _NAMED} more" if len(there) > _NAMED else ""
            said.append(f"{asked} also finds {', '.join(there[:_NAMED])}{further}")
    return (f"{'; '.join(said)} (in quotation marks a word finds itself alone)",) if said else ()


def _occurs(index: OpenIndex, text: str, filters: Filters) -> bool:
    """Whether every word of it is somewhere, which of one word is all there is to know."""
    terms = (Term(field="stem", word=stem(word)) for word in words(text))
    return all(index.find(term, filters, "newest", 0)[0] for term in terms)
