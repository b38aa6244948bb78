"""The words of an entry laid into PostgreSQL's vectors, which have room for so much and no more.

A vector keeps 255 places of a lexeme, and none beyond the 16,383rd. A text that goes further is
besides laid in pieces that overlap, in which phrases are looked for; in its vectors a lexeme has as
many places as it occurs times, so far as there is room, and these mean nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from search.index.plan import Field
from search.language.lanes import NO_WORD
from search.postgres_engine.storage.lexemes import (
    PLACED,
    Column,
    column_of,
    lexeme,
    quoted,
    source_lexeme,
)

#: Places that a vector keeps of a lexeme, and in all.
MOST_TIMES, MOST_PLACES = 255, 16_383
#: Pieces overlap by so many places: what spans no more of them lies whole in one. Fewer than a
#: piece has at least, which is `MOST_TIMES` where one word is repeated all the time.
OVERLAP = 128
#: Bytes of lexemes and places in a vector, which has a megabyte for them: what goes beyond is left
#: out.
_MOST_BYTES = 900_000
_PLACES = [str(place) for place in range(1, MOST_PLACES + 1)]
#: Places that mean nothing, by their number.
_TIMES = [",".join(_PLACES[:times]) for times in range(MOST_TIMES + 1)]


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
    times = {field: _times(lane) for field, lane in lanes.items()}
    is_long = any(_has_no_room(lane, times[field]) for field, lane in lanes.items())
    columns: dict[Column, list[str]] = {
        "stem": [f"{quoted(source_lexeme(source))}:1"],
        "written": [],
    }
    for field, lane in lanes.items():
        counted = is_long or field not in PLACED
        laid_out = _counted(field, times[field]) if counted else placed(field, lane)
        columns[column_of(field)] += laid_out
    return Laid(
        stem=_bounded(columns["stem"]),
        written=_bounded(columns["written"]),
        pieces=list(_pieces(lanes)) if is_long else None,
        stem_words=_length(times.get("stem")),
        title_words=_length(times.get("title_stem")),
        number_words=_length(times.get("number_written")),
    )


def placed(field: Field, words: Sequence[str]) -> Iterator[str]:
    """Each lexeme of some words of a lane with its places among them, from 1."""
    found: dict[str, str] = {}
    for place, word in zip(_PLACES, words, strict=False):
        found[word] = f"{found[word]},{place}" if word in found else place
    found.pop(NO_WORD, None)
    return (f"{_lexeme(field, word)}:{places}" for word, places in found.items())


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
            yield " ".join(placed(field, words[start:end]))


def _times(words: Sequence[str]) -> Counter[str]:
    times = Counter(words)
    del times[NO_WORD]
    return times


def _has_no_room(words: Sequence[str], times: Counter[str]) -> bool:
    """Whether a vector cannot keep the places of all these words."""
    return len(words) > MOST_PLACES or max(times.values(), default=0) > MOST_TIMES


def _counted(field: Field, times: Counter[str]) -> Iterator[str]:
    """Each lexeme with as many places as it occurs times, so far as there is room."""
    for word, count in times.items():
        yield f"{_lexeme(field, word)}:{_TIMES[min(count, MOST_TIMES)]}"


@lru_cache(maxsize=1 << 18)
def _lexeme(field: Field, word: str) -> str:
    """A word as it stands in a vector; most are met again."""
    return quoted(lexeme(field, word))


def _bounded(lexemes: Iterable[str]) -> str:
    text = " ".join(lexemes)
    if len(text) * 4 < _MOST_BYTES:  # a letter takes four bytes at most, and so does a place
        return text
    room, kept = _MOST_BYTES, []
    for one in lexemes:
        room -= len(one.encode())
        if room < 0:
            break
        kept.append(one)
    return " ".join(kept)


def _length(times: Counter[str] | None) -> int:
    return times.total() if times else 0
