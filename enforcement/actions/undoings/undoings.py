"""Where a text says that an act was undone, and which: "vacated her conviction and sentence"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from enforcement.actions.undoings.clauses import (
    ACT,
    SPLIT,
    act_meant,
    acts_after,
    acts_before,
    is_passive,
)
from enforcement.actions.undoings.objects import AWARD, VERDICT, Undone, kind_of_verdict, undone_in
from enforcement.actions.undoings.supposed import is_supposed
from enforcement.actions.undoings.verbs import VERB, outcome
from enforcement.claims import Kind, Status
from enforcement.kinds import JUDGMENT, OTHER

#: The kinds of what is none by its name.
_KINDS: dict[str, Kind] = {"order": OTHER, AWARD: JUDGMENT}
#: Characters of a title in which a withdrawn notice says what it was about.
_TITLE = 160


class Undoing(NamedTuple):
    """Characters [start, end) say what became of an act."""

    kind: Kind
    status: Status
    start: int
    end: int


def undoings(text: str, begin: int, end: int, *, headline: bool) -> Iterator[Undoing]:
    """The undoings that a sentence, characters [begin, end) of a normalized text, states as done.
    In a headline the auxiliary may be left out."""
    for verb in VERB.finditer(text, begin, end):
        sense = verb.lastgroup or ""
        for act in _acts(text, verb, begin, end, headline=headline):
            start, until = min(verb.start(), act.start), max(verb.end(), act.end)
            if not is_supposed(text, (begin, end), start, verb.start()):
                yield from _undoing(text, sense, act, start, until)
                if act.what == "notice":
                    yield from _announced(text, sense, start, act.end, end)
    for split in SPLIT.finditer(text, begin, end):
        if not is_supposed(text, (begin, end), split.start(), split.start()):
            yield from _undoing(text, "vacate", undone_in(split), *split.span())


def _acts(
    text: str, verb: re.Match[str], begin: int, end: int, *, headline: bool
) -> Iterator[Undone]:
    sense = verb.lastgroup or ""

    def fits(what: str) -> bool:
        return outcome(sense, what) is not None

    headline = headline or text.startswith(":", verb.end())
    if meant := act_meant(text, verb, begin, fits):
        yield Undone(meant.what, *verb.span())
        return
    before = list(acts_before(text, verb, begin, fits, headline=headline))
    yield from before
    if not before and not is_passive(text, verb, begin) and not _is_epithet(text, sense, verb):
        yield from acts_after(text, verb, end)


def _announced(text: str, sense: str, start: int, begin: int, end: int) -> Iterator[Undoing]:
    """What a notice that is withdrawn was about: "the notice entitled 'Final Debarment Order'"."""
    for noun in ACT.finditer(text, begin, min(end, begin + _TITLE)):
        act = undone_in(noun)
        if act.what == "exclusion" or act.what == "revocation":
            yield from _undoing(text, sense, act, start, act.end)
            return


def _is_epithet(text: str, sense: str, verb: re.Match[str]) -> bool:
    """Whether "reduced" only says what a sentence was like: "received a reduced sentence"."""
    return sense == "reduce" and text[: verb.start()].endswith((" a ", " the ", " his ", " her "))


def _undoing(text: str, sense: str, act: Undone, start: int, end: int) -> Iterator[Undoing]:
    became = outcome(sense, act.what)
    if became is None:
        return
    kind = became.what
    if kind == VERDICT:
        kind = kind_of_verdict(text)
    yield Undoing(_KINDS.get(kind, kind), became.status, start, end)
