"""The keys by which two documents come to be compared at all: what either reason for a link rests
on, as text. Without a key in common no reason can hold, so a record of any size compares a document
with the few that bear one of its keys.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from zlib import crc32

from enforcement.kinds import KINDS, LITIGATION
from enforcement.reading.linking_keys import LinkingKeys
from enforcement.text.rare_words import distinct_words, rare_words, word_weight
from enforcement.text.shingles import Sketch

#: A key that more documents bear tells nothing.
COMMON = 150
#: A text that more documents have, or a part of it, is a form that is filled in.
FORM = 24
_COURT_DOCKET = re.compile(r"(?:\d{1,2}:)?\d\d-[a-z]")
#: US dollars; an amount below this is paid in too many matters.
TELLING_AMOUNT = 500_000
#: A sketch is cut into so many buckets by the value of its hashes; two texts with a share J of
#: their runs in common have the same least hash in a bucket with probability J, and in one of the
#: bands of two buckets with 1 - (1 - J^2)^8: 0.97 for 0.6, 0.9997 for 0.8 (Broder 1997; bands as of
#: Leskovec, Rajaraman, Ullman, Mining of Massive Datasets, 3.4).
_BUCKETS, _BAND = 16, 2
#: Of the rare words of a text those with the least hashes: texts that share half of their rare
#: words share one of these nearly always.
_WORDS = 8
#: And so many of the others, of at least this weight: two texts may have no rare word.
_MORE, _FAIRLY_RARE = 4, 4.0


#: Of the rare names at the beginning of a text.
_HEADLINE = 4


class PairingKey(NamedTuple):
    """A key as one document bears it."""

    #: What sort of key it is, and the key.
    text: str
    #: Whether the document is about it. Two that only mention it are not compared for its sake.
    own: bool
    #: If more documents bear it, it tells nothing.
    most: int


def pairing_keys(document: LinkingKeys) -> frozenset[PairingKey]:
    """The keys of a document, each once."""
    return frozenset(_keys(document))


def telling(name: str) -> bool:
    """Whether a name holds a word that few texts have."""
    return bool(rare_words(distinct_words(name)))


#: For those whose place is not known.
_NOWHERE = "nowhere"


def is_court_docket(number: str) -> bool:
    """Whether a docket is a court's, "2:25-cr-00183", and not an agency's or a RIN."""
    return _COURT_DOCKET.match(number) is not None


def surnames(document: LinkingKeys) -> frozenset[str]:
    """The last names of the people a document is about."""
    return frozenset(person.split()[-1] for person in document.persons)


def telling_digits(usd: float) -> int:
    """How many digits of an amount tell: one of $20 million, two of $2.5 million."""
    return len(f"{usd:.0f}".rstrip("0"))


def _keys(document: LinkingKeys) -> Iterator[PairingKey]:
    cited = {*document.cites, *document.continues, document.number, document.page}
    for number in filter(None, cited | document.dockets):
        # An agency may file whatever it does under one docket.
        agencys = number in document.dockets and not is_court_docket(number)
        yield PairingKey(f"number {number}", True, FORM if agencys else COMMON)
    for name in document.persons | document.named_persons:
        yield PairingKey(f"person {name}", name in document.persons, COMMON)
    for name in filter(telling, document.organizations | document.named_organizations):
        yield PairingKey(f"organization {name}", name in document.organizations, COMMON)
    for name in _short_forms(document.organizations):
        if name not in document.organizations | document.named_organizations:
            yield PairingKey(f"organization {name}", True, COMMON)
    if document.sketch:
        yield PairingKey(f"text {crc32(repr(document.sketch).encode())}", True, FORM)
    for band in _bands(document.sketch):
        yield PairingKey(f"band {band}", True, FORM)
    places = {document.state, document.district} - {None, ""}
    for usd in () if places else document.amounts:
        if usd >= TELLING_AMOUNT:
            yield PairingKey(f"sum {usd:.2f} {_NOWHERE}", True, COMMON)
    for place in places:
        for key in _local_keys(document):
            yield PairingKey(f"{key} {place}", True, COMMON)
    for place in places | document.prosecutors:  # by whom two may be known to be of one place
        for name in filter(telling, document.captions | surnames(document)):
            yield PairingKey(f"against {name} {place}", name in document.captions, COMMON)
    for word in _headline_words(document):
        yield PairingKey(f"headline {word}", not places, COMMON)
    for word in _telling_words(document):
        for place in places or {_NOWHERE}:
            yield PairingKey(f"word {word} {place}", True, COMMON)


def _short_forms(names: Iterable[str]) -> set[str]:
    """What the names may be shortened to: "halden", "halden health" and "health plans" of "halden
    health plans"."""
    parts = [name.split() for name in names]
    beginnings = {" ".join(words[:end]) for words in parts for end in range(1, len(words))}
    ends = {" ".join(words[at:]) for words in parts for at in range(1, len(words) - 1)}
    return set(filter(telling, beginnings | ends))


def _local_keys(document: LinkingKeys) -> Iterator[str]:
    """What tells only within one place."""
    proceeding = KINDS[document.primary].proceeding
    for usd in document.amounts:
        if usd >= TELLING_AMOUNT:
            yield f"sum {usd:.2f}"
    if proceeding == "prosecution":
        for name in filter(telling, document.organizations | document.named_organizations):
            yield f"named {name}"


def _telling_words(document: LinkingKeys) -> list[str]:
    """Some of the rare words of a prosecution or a lawsuit, and a few of the others."""
    if KINDS[document.primary].proceeding not in LITIGATION:
        return []
    rare = rare_words(document.words)
    return [*_least(rare, _WORDS), *_least(_fairly_rare(document.words - rare), _MORE)]


def _headline_words(document: LinkingKeys) -> list[str]:
    """Some of the rare names of a prosecution or a lawsuit: those whose place is not known are
    compared with all others by them."""
    if KINDS[document.primary].proceeding not in LITIGATION:
        return []
    return _least(rare_words(document.proper_words), _HEADLINE)


def _fairly_rare(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in words if word_weight(word) >= _FAIRLY_RARE)


def _least(words: frozenset[str], count: int) -> list[str]:
    return sorted(words, key=lambda word: crc32(word.encode()))[:count]


def _bands(hashes: Sketch) -> Iterator[tuple[int, ...]]:
    """The number of each band and the least hashes of its buckets, unless one of them is empty."""
    least: dict[int, int] = {}
    for value in hashes:
        least.setdefault(value % _BUCKETS, value)
    for first in range(0, _BUCKETS, _BAND):
        band = tuple(least[at] for at in range(first, first + _BAND) if at in least)
        if len(band) == _BAND:
            yield first, *band
