"""What of a text is laid by its canonical words: citations, and the schedules of controlled
substances, each with the words it is found by."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeAlias, TypeVar

from search.language.citing.cited_words import asked_words, cited_words
from search.language.citing.signs import Sign, may_be_in_code, may_be_in_court, signs
from search.language.words.written import words

if TYPE_CHECKING:
    from enforcement.claims import Citation


class CitedStretch(NamedTuple):
    """A citation or schedule where it stands in the text, [start, end)."""

    start: int
    end: int
    #: Its canonical words.
    run: tuple[str, ...]
    #: Whether the canonical words take the place of the written ones.
    replaces: bool
    #: Its words in the lane `cited`, and those of which a text has one that cites it.
    cited: tuple[str, ...]
    asked: tuple[str, ...]


class _InText(Protocol):
    """What stands at [start, end) of a text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


T = TypeVar("T", bound=_InText)

#: What a text cites in which these signs were seen.
CitationReader: TypeAlias = "Callable[[str, int], Iterable[Citation]]"

_REPLACING = ("usc", "cfr", "fr")
#: At most eight spaces, so that no text makes matching slow.
_S, _SS = r"\s{0,8}", r"\s{1,8}"
_HYPHEN = r"[\-\u2010\u2011]"
_ROMAN = r"(?:I{1,3}|IV|V)"
_SCHEDULE = re.compile(
    rf"[SsCc\u017f](?<!\w.)(?i:(?<!c)chedules?(?:\s|{_HYPHEN}){{1,4}}(?P<numeral>{_ROMAN}|[1-5])N?"
    rf"|(?<=c){_HYPHEN}(?P<symbol>{_ROMAN})N?)(?!\w)"
)
_FURTHER_SCHEDULE = re.compile(
    rf"(?:{_S}[,;]{_S}(?:and{_SS}|or{_SS})?|{_SS}(?:and|or|&){_SS}|{_S}/{_S}"
    rf"|(?P<to>{_SS}(?:through|thru|to){_SS}|{_S}[\-\u2010-\u2015]{_S}))"
    rf"(?P<numeral>{_ROMAN}|[2-5])N?(?!\w)",
    re.IGNORECASE,
)
_NUMERALS = ("i", "ii", "iii", "iv", "v")


def every_citation(text: str, seen: int) -> Iterator[Citation]:
    """All that a text cites, and the codes it names; two may overlap."""
    # The grammar takes longer to import than a search may, so each reader imports its own.
    if may_be_in_code(seen):
        from enforcement.citations.federal_codes import federal_citations, named_codes

        yield from federal_citations(text)
        yield from named_codes(text)
    if seen & Sign.NUMBER:
        from enforcement.citations.published_numbers import published_numbers

        yield from published_numbers(text)
    if may_be_in_court(seen):
        from enforcement.citations.court_numbers import court_numbers

        yield from court_numbers(text)
    if seen & Sign.STATE:
        from enforcement.citations.state_codes import state_citations

        yield from state_citations(text)
    if seen & Sign.ACT:
        from enforcement.citations.named_laws import named_laws

        yield from named_laws(text)


def asked_citations(text: str, seen: int) -> Iterator[Citation]:
    """What a query may cite: federal law by its sections, and numbers."""
    return every_citation(text, seen & ~(Sign.ACT | Sign.STATE))


def no_citations(_: str, __: int) -> Iterable[Citation]:
    """Nothing: for texts in which no citation is looked for."""
    return ()


def stretches(text: str, read: CitationReader, seen: int | None = None) -> Iterator[CitedStretch]:
    """What is laid by its canonical words, in order; where two overlap, the one that begins first,
    and of these the longer."""
    if read is no_citations:
        return
    seen = signs(text) if seen is None else seen
    cited = list(map(_citation, read(text, seen)))
    if seen & Sign.SCHEDULE:
        cited += _schedules(text)
    yield from side_by_side(cited)


def side_by_side(found: Iterable[T]) -> Iterator[T]:
    """What stands in a text, in order; of two that overlap the one that begins first, and of these
    the longer."""
    end = 0
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if one.start >= end:
            yield one
            end = one.end


def _citation(one: Citation) -> CitedStretch:
    kind, canonical = one.kind, one.canonical
    return CitedStretch(
        one.start,
        one.end,
        _run(canonical),
        kind in _REPLACING,
        cited_words(kind, canonical),
        asked_words(kind, canonical),
    )


@lru_cache(maxsize=20_000)
def _run(canonical: str) -> tuple[str, ...]:
    # Of a part of the regulations only the number is a word, as of a section.
    return tuple(words(canonical.replace(" CFR part ", " CFR ")))


def _schedules(text: str) -> Iterator[CitedStretch]:
    """The schedules of a text, each of `Schedules II, III and IV` for itself; of `II through IV`
    the last one stands for those between, too."""
    for named in _SCHEDULE.finditer(text):
        last = _number(named["numeral"] or named["symbol"])
        yield _schedule(*named.span(), range(last, last + 1))
        at = named.end()
        while not named["symbol"] and (further := _FURTHER_SCHEDULE.match(text, at)):
            first, last = last, _number(further["numeral"])
            at = further.end()
            among = range(first + 1 if further["to"] and first < last else last, last + 1)
            yield _schedule(further.start("numeral"), at, among)


def _number(numeral: str) -> int:
    return int(numeral) if numeral.isdigit() else _NUMERALS.index(numeral.lower()) + 1


def _schedule(start: int, end: int, numbers: range) -> CitedStretch:
    """The last of these schedules, which is what is written."""
    found = tuple(f"schedule_{_NUMERALS[number - 1]}" for number in reversed(numbers))
    run = ("schedule", _NUMERALS[numbers[-1] - 1])
    return CitedStretch(start, end, run, True, found, found[:1])
