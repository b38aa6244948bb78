"""A plan as a query of tantivy."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from math import log

from tantivy import Occur, Query, Searcher

from search.index.engine import SOME_WORDS, refuse_broad
from search.index.plan import (
    AllOf,
    AnyOf,
    AtPositions,
    BestOf,
    Everything,
    Field,
    Like,
    Misspelt,
    NoneOf,
    OfSource,
    Plan,
    Run,
    Term,
    Within,
    patterns,
)
from search.language.arrangements import Placed, arrangements
from search.tantivy_engine.lexicon import fitting_words, likely_words
from search.tantivy_engine.schema import SCHEMA


def compiled_together(plans: Sequence[Plan], searcher: Searcher) -> list[Query]:
    """The queries that find in an index what these plans do. Raises TooBroadError."""
    likes = [leaf for leaf in patterns(*plans) if isinstance(leaf, Like)]
    if len(likes) > 1:  # of one it is seen where its words are looked up anyway
        refuse_broad({like: len(fitting_words(searcher, like)) for like in likes})
    return [compiled(plan, searcher) for plan in plans]


def compiled(plan: Plan, searcher: Searcher) -> Query:
    """The query that finds in an index what a plan does. Raises TooBroadError for a pattern that
    stands for too many words, not for several that do so together."""
    match plan:
        case Term(field=field, word=word):
            return Query.term_query(SCHEMA, field, word)
        case Run(field=field, words=words):
            return _phrase(searcher, field, list(enumerate(words)))
        case Within():
            return _within(plan, searcher)
        case Like():
            return _like(plan, searcher)
        case Misspelt():
            return _misspelt(plan, searcher)
        case AllOf(parts=parts):
            return _all_of(parts, searcher)
        case AnyOf(parts=parts):
            return any_of(compiled(part, searcher) for part in dict.fromkeys(parts))
        case BestOf(parts=parts):
            return _best_of(parts, searcher)
        case NoneOf():
            return _all_of((plan,), searcher)
        case _:
            return unscored(_filter(plan))


def _best_of(parts: tuple[Plan, ...], searcher: Searcher) -> Query:
    """The best of several ways to say the same, each word as rare as the most frequent."""
    terms = [part for part in parts if isinstance(part, Term)]
    rarities = {
        term: rarity(searcher.doc_freq(term.field, term.word), searcher.num_docs) for term in terms
    }
    least = min(rarities.values(), default=0.0)
    return Query.disjunction_max_query(
        [
            Query.boost_query(compiled(part, searcher), least / rarities[part])
            if part in rarities
            else compiled(part, searcher)
            for part in parts
        ]
    )


def any_of(queries: Iterable[Query]) -> Query:
    """What at least one of these finds."""
    return Query.boolean_query([(Occur.Should, query) for query in queries])


def best_of(queries: Iterable[Query]) -> Query:
    """What at least one of these finds, with the best score."""
    return Query.disjunction_max_query(list(queries))


def unscored(query: Query) -> Query:
    """What a query finds, scored 0."""
    return Query.const_score_query(query, 0.0)


def rarity(found: int, entries: int) -> float:
    """How much it says that a word is found in so many of the entries, as tantivy reckons it."""
    return log(1 + (max(entries - found, 0) + 0.5) / (found + 0.5))


def _filter(plan: OfSource | AtPositions | Everything) -> Query:
    match plan:
        case OfSource(name=name, prefix=True):
            return Query.regex_query(SCHEMA, "source", re.escape(name) + ".*")
        case OfSource(name=name):
            return Query.term_query(SCHEMA, "source", name)
        case AtPositions(positions=positions):
            return Query.term_set_query(SCHEMA, "position", list(positions))
        case Everything():
            return Query.all_query()


def _all_of(parts: Sequence[Plan], searcher: Searcher) -> Query:
    wanted = [part for part in parts if not isinstance(part, NoneOf)]
    barred = [part.part for part in parts if isinstance(part, NoneOf)]
    return Query.boolean_query(
        [(Occur.Must, compiled(part, searcher)) for part in wanted or [Everything()]]
        + [(Occur.MustNot, compiled(part, searcher)) for part in barred]
    )


def _phrase(searcher: Searcher, field: Field, placed: Placed, between: int = 0) -> Query:
    """Words at these places, with at most so many further ones between; scored like a word as rare
    as the rarest of them, where tantivy adds up what each says."""
    known = [searcher.doc_freq(field, word) for _, word in placed]
    if not all(known):
        return Query.empty_query()
    if len(placed) == 1:
        return Query.term_query(SCHEMA, field, placed[0][1])
    says = [rarity(found, searcher.num_docs) for found in known]
    phrase = Query.phrase_query(SCHEMA, field, [*placed], slop=between)
    return Query.boost_query(phrase, max(says) / sum(says))


def _within(near: Within, searcher: Searcher) -> Query:
    one, *others = near.runs
    two_words = len(others) == 1 and len(one) == len(others[0]) == 1 and one != others[0]
    if two_words:
        orders = (one + others[0], others[0] + one)
        phrases = (
            _phrase(searcher, near.field, list(enumerate(order)), near.words) for order in orders
        )
        return best_of(phrases)
    return best_of(
        _phrase(searcher, near.field, placed) for placed in arrangements(near.runs, near.words)
    )


def _like(like: Like, searcher: Searcher) -> Query:
    words = fitting_words(searcher, like)
    refuse_broad({like: len(words)})
    if each := _as_one(searcher, like.field, words):
        return best_of(each)
    written = re.escape(like.pattern).replace(r"\*", ".*").replace(r"\?", ".")
    return unscored(Query.regex_query(SCHEMA, like.field, written))


def _misspelt(leaf: Misspelt, searcher: Searcher) -> Query:
    every = Query.fuzzy_term_query(SCHEMA, leaf.field, leaf.word, distance=leaf.edits)
    likely = _as_one(searcher, leaf.field, likely_words(searcher, leaf))
    return best_of([unscored(every), *likely])


def _as_one(searcher: Searcher, field: Field, words: Mapping[str, int]) -> list[Query]:
    """What has each of some alike words, of which the best counts: by how often it has the word,
    as if this were as rare as all of them. None of very many: that one of these occurs says
    nothing."""
    if not 0 < len(words) <= SOME_WORDS:
        return []
    says = rarity(max(words.values()), searcher.num_docs)
    return [
        Query.boost_query(
            Query.term_query(SCHEMA, field, word), says / rarity(found, searcher.num_docs)
        )
        for word, found in words.items()
    ]
