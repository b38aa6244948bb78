"""Where the clerk's words name those of the line of parties, whatever the spelling.

"U.S. Department of Interior" is the "United States Department of the Interior" of the line, and
"Rix & Sons, Inc." its "Rix & Sons Inc". Of two on the line that differ in no word ("Rix, LLC",
"Rix LLC") the one is meant that is spelt as here.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

from enforcement.reading.dockets.sides.litigants import Litigant
from enforcement.text.stretch import Stretch
from enforcement.text.word_lists import listed_words

_TOKEN = re.compile(
    r"(?P<us>\bunited\s{1,9}states(?:\s{1,9}of\s{1,9}america)?\b|\bu\.\s?s\.(?:\s?a\.)?|\busa?\b)"
    r"|[^\W_]+(?:['\u2019][^\W_]+)*",
    re.IGNORECASE,
)
#: Words of one name, at most.
_LONGEST = 24


class NameFinder:
    """Those who are looked for, by their words."""

    def __init__(self, wanted: Iterable[Litigant]) -> None:
        self._bearers: dict[tuple[str, ...], list[Litigant]] = defaultdict(list)
        self._surnames: dict[str, list[Litigant]] = defaultdict(list)
        for litigant in wanted:
            for form in _forms(litigant):
                self._bearers[form].append(litigant)
            if litigant.type == "person" and (words := words_of(litigant.name)):
                self._surnames[words[-1]].append(litigant)
        self._lengths = sorted({len(form) for form in self._bearers}, reverse=True)

    def within(self, whole: str, span: Stretch) -> tuple[Litigant, ...]:
        """Whom the words in the span name in full, in their order."""
        return tuple(dict.fromkeys(it for _, them in self.places(whole, span) for it in them))

    def places(self, whole: str, span: Stretch) -> list[tuple[Stretch, Sequence[Litigant]]]:
        """Where the words in the span name somebody in full, and whom."""
        tokens = [(_word(it), it.start(), it.end()) for it in _TOKEN.finditer(whole, *span)]
        tokens = [token for token in tokens if token[0]]
        found: list[tuple[Stretch, Sequence[Litigant]]] = []
        at = 0
        while at < len(tokens):
            length, bearers = self._longest(tokens, at)
            if bearers:
                place = Stretch(tokens[at][1], tokens[at + length - 1][2])
                found.append((place, _spelt(bearers, whole, place)))
            at += length
        return found

    def by_short_name(self, name: str) -> Litigant | None:
        """The one who is called so for short: the person of a surname, the organization whose name
        begins with several words; None where several or none can be meant."""
        words = words_of(name)
        if len(words) == 1:
            bearers = self._surnames.get(words[0], [])
        else:
            longer = (it for form, it in self._bearers.items() if form[: len(words)] == words)
            bearers = list(dict.fromkeys(it for them in longer for it in them))
        return bearers[0] if words and len(bearers) == 1 else None

    def _longest(
        self, tokens: Sequence[tuple[str, int, int]], at: int
    ) -> tuple[int, list[Litigant]]:
        """How many of the words from here on are one name, and whose; 1 and nobody where none."""
        words = tuple(token[0] for token in tokens[at : at + _LONGEST])
        for length in self._lengths:
            if bearers := self._bearers.get(words[:length]):
                return min(length, len(words)), bearers
        return 1, []


def words_of(name: str) -> tuple[str, ...]:
    """The words by which a name is compared: small, without "the" and "Jr."."""
    words = (_word(it) for it in _TOKEN.finditer(name))
    return tuple([word for word in words if word][:_LONGEST])


def _word(token: re.Match[str]) -> str:
    if token["us"]:
        return "us"
    word = token.group().lower().replace("\u2019", "'")
    return "" if word in _idle() else word


def _forms(litigant: Litigant) -> Iterable[tuple[str, ...]]:
    """The name, and the forms in which it is written as well: "State of Arizona" for "Arizona,
    State of", without the form of company, without a person's initials."""
    words = words_of(litigant.name)
    forms = {words: None} if words else {}
    head, comma, behind = litigant.name.rpartition(",")
    if comma and behind.strip().endswith(" of"):
        forms[words_of(f"{behind} {head}")] = None
    if litigant.type == "person":
        forms[tuple(w for w in words if len(w) > 1)] = None
    elif len(words) > 2 and words[-1] in listed_words("litigants", "forms"):
        forms[words[:-1]] = None
    return [form for form in forms if len(form) > 1 or form == words]


def _spelt(bearers: Sequence[Litigant], whole: str, place: Stretch) -> Sequence[Litigant]:
    """Of several the words may mean, those whose name is spelt as here."""
    here = whole[place.start : place.end + 1].casefold()
    exact = [it for it in bearers if here.startswith(it.name.casefold())]
    return exact or bearers


@cache
def _idle() -> frozenset[str]:
    return frozenset(("the", "jr", "sr", "ii", "iii", "iv"))
