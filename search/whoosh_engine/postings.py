"""A query's tree as a query of Whoosh, which walks the postings of its words."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from typing import Any

from whoosh import matching, query

from search.language.compound_words import as_compound_word
from search.language.syntax import And, Not, Or, Phrase, Tree, Word


def compiled(tree: Tree) -> Any:
    """The Whoosh query for a tree."""
    match tree:
        case Word(text=text, field=field, prefix=True):
            return query.Prefix(field or "text", text)
        case Word(text=text, field=field):
            return query.Term(field or "text", text)
        case Phrase(words=words, field=field):
            if run := as_compound_word(words):
                return query.Term(field or "text", run)
            return Adjacent(field or "text", list(words))
        case Or(parts=parts):
            return query.Or([compiled(part) for part in parts])
        case Not(part=part):
            return Except(query.Every(), compiled(part))
        case And(parts=parts):
            needed = [compiled(part) for part in parts if not isinstance(part, Not)]
            barred = [compiled(part.part) for part in parts if isinstance(part, Not)]
            whole = query.And(needed) if needed else query.Every()
            return Except(whole, query.Or(barred)) if barred else whole


class Adjacent(query.Phrase):  # type: ignore[misc]
    """Words one right after the other, counted from positions alone.

    Whoosh's own phrase makes an object of every span and needs several times as long. It scores
    like a word as rare as its rarest.
    """

    def matcher(self, searcher: Any, context: Any = None) -> Any:
        reader, field = searcher.reader(), self.fieldname
        words = [word.encode() for word in self.words]
        if any((field, word) not in reader for word in words):
            return matching.NullMatcher()
        by_rarity = sorted(set(words), key=lambda word: int(reader.doc_frequency(field, word)))
        found = list(
            _adjacent(
                [reader.postings(field, word) for word in by_rarity],
                [[n for n, other in enumerate(words) if other == word] for word in by_rarity],
            )
        )
        weighting = context.weighting if context else searcher.weighting
        scorer = None
        if weighting:
            rarest = max(sorted(words), key=lambda word: float(weighting.rarity(field, word)))
            scorer = weighting.scorer(searcher, field, rarest)
        return matching.ListMatcher(
            [number for number, _ in found], [weight for _, weight in found], scorer=scorer
        )


class Except(query.Query):  # type: ignore[misc]
    """What one query finds and another does not.

    Whoosh's own AndNot lets the first hit through when what is barred begins before it, and its
    Not brings deleted documents back; a set does neither.
    """

    def __init__(self, wanted: Any, barred: Any) -> None:
        self.wanted = wanted
        self.barred = barred

    def estimate_size(self, reader: Any) -> int:
        return int(self.wanted.estimate_size(reader))

    def matcher(self, searcher: Any, context: Any = None) -> Any:
        barred = self.barred.matcher(searcher, searcher.boolean_context())
        return matching.FilterMatcher(
            self.wanted.matcher(searcher, context), set(barred.all_ids()), exclude=True
        )


def _adjacent(postings: list[Any], offsets: list[list[int]]) -> Iterator[tuple[int, float]]:
    """The documents that have words one after the other, and how much that weighs in each.

    `postings` are those of the different words, and `offsets` their places in the phrase.
    """
    lead, *others = postings
    if not all(other.is_active() for other in others):
        return
    while lead.is_active():
        number = lead.id()
        for other in others:
            if other.id() < number:
                other.skip_to(number)
                if not other.is_active():
                    return
            if other.id() > number:
                lead.skip_to(other.id())
                break
        else:
            if weight := _weight(postings, offsets):
                yield number, weight
            lead.next()


def _weight(postings: list[Any], offsets: list[list[int]]) -> float:
    """How often the words stand in sequence in the current document, times what a word counts."""
    starts: set[int] | None = None
    for matcher, places in zip(postings, offsets, strict=True):
        positions = array("I", matcher.value())
        for place in places:
            here = {position - place for position in positions}
            starts = here if starts is None else starts & here
            if not starts:
                return 0.0
    counts = (m.weight() * array("I").itemsize / len(m.value()) for m in postings)
    return len(starts or ()) * float(min(counts))
