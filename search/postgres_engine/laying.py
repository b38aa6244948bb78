"""The words of an entry laid into PostgreSQL's vectors, which have room for so much and no more.

A vector keeps 255 places of a lexeme, and none beyond the 16,383rd. A text that goes further is
besides laid in pieces that overlap, in which phrases are looked for; in its vectors a lexeme has as
many places as it occurs times, so far as there is room, and these mean nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from search.index.plan import Field
from search.language.lanes import NO_WORD
from search.postgres_engine.lexemes import (
    PLACED,
    Column,
    column_of,
    lexeme,
    source_lexeme,
    vector,
)

#: Places that a vector keeps of a lexeme, and in all.
MOST_TIMES, MOST_PLACES = 255, 16_383
#: Pieces overlap by so many places: what spans no more of them lies whole in one. Fewer than a
#: piece has at least, which is `MOST_TIMES` where one word is repeated all the time.
OVERLAP = 128
#: Bytes of lexemes and places in a vector, which has a megabyte for them: what goes beyond is left
#: out.
_MOST_BYTES = 900_000

#: Lexemes with their places.
Places = Mapping[str, Sequence[int]]


class Laid(NamedTuple):
    """What is written of an entry's words."""

    stem: str
    written: str
    #: None where the vectors have room for all of it.
    pieces: list[str] | None
    #: How many words there are of the families, of the title's and of the number.
    stem_words: int
    title_words: int
    number_words: int


def laid(source: str, words: Mapping[Field, str]) -> Laid:
    """The vectors of an entry of this source, given the words of its lanes."""
    lanes = {field: lane.split() for field, lane in words.items() if lane}
    by_lane = {field: places(field, lane) for field, lane in lanes.items()}
    is_long = any(map(has_no_room, by_lane.values()))
    columns: dict[Column, dict[str, Sequence[int]]] = {"stem": {}, "written": {}}
    columns["stem"][source_lexeme(source)] = (1,)
    for field, found in by_lane.items():
        counted = is_long or field.endswith("cited")
        columns[column_of(field)].update(_counted(found) if counted else found)
    return Laid(
        stem=_bounded_vector(columns["stem"]),
        written=_bounded_vector(columns["written"]),
        pieces=list(_pieces(lanes)) if is_long else None,
        stem_words=_length(by_lane.get("stem")),
        title_words=_length(by_lane.get("title_stem")),
        number_words=_length(by_lane.get("number_written")),
    )


def places(field: Field, words: Sequence[str], start: int = 0, end: int | None = None) -> Places:
    """Where each lexeme stands among these words of a lane, from 1."""
    found: dict[str, list[int]] = {}
    for place, word in enumerate(words[start:end], 1):
        if word in found:
            found[word].append(place)
        else:
            found[word] = [place]
    found.pop(NO_WORD, None)
    return {lexeme(field, word): there for word, there in found.items()}


def has_no_room(found: Places) -> bool:
    """Whether a vector cannot keep all these places."""
    return any(len(there) > MOST_TIMES or there[-1] > MOST_PLACES for there in found.values())


def stretches(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The pieces [start, end) of a lane: as long as a vector has room, each over the end of the one
    before."""
    start = 0
    while True:
        end = _end(words, start)
        yield start, end
        if end == len(words):
            return
        start = end - OVERLAP


def _end(words: Sequence[str], start: int) -> int:
    times = Counter[str]()
    for place in range(start, min(len(words), start + MOST_PLACES)):
        word = words[place]
        times[word] += 1
        if times[word] > MOST_TIMES and word != NO_WORD:
            return place
    return min(len(words), start + MOST_PLACES)


def _pieces(lanes: Mapping[Field, Sequence[str]]) -> Iterator[str]:
    for field in PLACED:
        words = lanes.get(field, ())
        for start, end in stretches(words):
            yield vector(places(field, words, start, end).items())


def _counted(found: Places) -> Places:
    """As many places as a lexeme has, which mean nothing."""
    return {word: range(1, min(len(there), MOST_TIMES) + 1) for word, there in found.items()}


def _bounded_vector(found: Places) -> str:
    room, kept = _MOST_BYTES, {}
    for word, there in found.items():
        room -= 4 * len(word) + 2 * len(there) + 4
        if room < 0:
            break
        kept[word] = there
    return vector(kept.items())


def _length(found: Places | None) -> int:
    return sum(map(len, found.values())) if found else 0
