"""The days of a sentence, each with what it is for and what the sentence notes of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from enforcement.claims import Coming
from enforcement.days.changes import DayNote, day_notes
from enforcement.days.marked_sentence import MOST_DAYS, MarkedSentence, marked_sentence
from enforcement.days.purposes import purposes_in, purposes_of
from enforcement.text.times.dates import WrittenDay, written_days

#: Behind which another clause begins.
_AND = re.compile(r"\s{0,3}[-\u2013&]\s{0,3}|,?\s{1,3}and\s{1,3}")
_REPLACED = frozenset(("moved_from", "planned", "ending", "start"))
_CLAUSE = re.compile(r"[;.]|, and\b|, but\b")


@dataclass(frozen=True, slots=True)
class TextDay:
    """A day that a sentence names."""

    written: WrittenDay
    #: What it is for; empty where the sentence does not tell.
    what: tuple[Coming, ...]
    #: What the sentence notes of it; None where it only names it.
    note: DayNote | None
    sentence: MarkedSentence
    #: Where its sign stands in the sentence.
    place: int


def stated_days(
    text: str, start: int, end: int, cited: Sequence[tuple[int, int]] = ()
) -> list[TextDay]:
    """The days in characters [start, end) of a text in lower case, in order; `cited` are the spans
    of its citations of the Federal Register."""
    groups = _together(text, list(islice(written_days(text, start, end), MOST_DAYS)))
    if not groups:
        return []
    days = [replace(group[0], end=group[-1].end) for group in groups]
    sentence = marked_sentence(text, start, end, days, cited)
    notes, named = day_notes(sentence), purposes_in(sentence.text)
    stated: list[TextDay] = []
    for number, (group, place) in enumerate(zip(groups, sentence.places, strict=True)):
        note = notes.get(number)
        begin = _clause_before(sentence.text, place, stated)
        if note == "document":
            what: tuple[Coming, ...] = ()
        else:
            what = purposes_of(place, sentence.text, named, begin)
            if note == "new" and not any(begin <= it.start < place for it in named):
                what = _of_the_old_day(stated) or what
        stated += [TextDay(written, what, note, sentence, place) for written in group]
    return stated


def _together(text: str, days: Sequence[WrittenDay]) -> list[list[WrittenDay]]:
    """The days, those of one occasion as one: "May 13-14, 2024", "May 13 and 14, 2024"."""
    groups: list[list[WrittenDay]] = []
    for day in days:
        if (
            groups
            and _AND.fullmatch(text, groups[-1][-1].end, day.start)
            and text[day.start].isdigit()
        ):
            groups[-1].append(day)
        else:
            groups.append([day])
    return groups


def _of_the_old_day(earlier: Sequence[TextDay]) -> tuple[Coming, ...]:
    """What the day is for that a new one takes the place of, in the same sentence."""
    old = (it for it in reversed(earlier) if it.note in _REPLACED)
    return next((it.what for it in old if it.what), ())


def _clause_before(sentence: str, place: int, earlier: Sequence[TextDay]) -> int:
    """Where the clause of the day at a place begins: behind the last day that is for something,
    and the sign that ends its clause."""
    last = next((day.place for day in reversed(earlier) if day.what), None)
    if last is None:
        return 0
    ended = _CLAUSE.search(sentence, last, place)
    return ended.end() if ended else last
