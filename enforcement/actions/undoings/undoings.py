"""Where a text says that an act was undone, and which: "vacated her conviction and sentence"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from enforcement.actions.undoings.clauses import (
    SPLIT,
    act_meant,
    acts_after,
    acts_before,
    acts_in,
    is_passive,
)
from enforcement.actions.undoings.objects import AWARD, VERDICT, Undone, kind_of_verdict, undone_in
from enforcement.actions.undoings.supposed import is_supposed
from enforcement.actions.undoings.verbs import VERB, outcome
from enforcement.claims import Kind, Status
from enforcement.kinds import JUDGMENT, OTHER

#: The kinds of what is none by its name.
_KINDS: dict[str, Kind] = {"order": OTHER, AWARD: JUDGMENT}
#: Verbs of a sentence that are looked at; what has more is no sentence.
_MOST = 40
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
    named: list[Undone] | None = None
    for verb in islice(VERB.finditer(text, begin, end), _MOST):
        named = acts_in(text, begin, end) if named is None else named
        for act in _acts(text, verb, (begin, end), named, headline=headline):
            start, until = min(verb.start(), act.start), max(verb.end(), act.end)
            if not is_supposed(text, (begin, end), start, verb.start()):
                yield from _undoing(text, _sense(verb), act, start, until)
                if act.what == "notice":
                    yield from _announced(text, verb, act.end, end)
    for split in islice(SPLIT.finditer(text, begin, end), _MOST):
        if not is_supposed(text, (begin, end), split.start(), split.start()):
            yield from _undoing(text, "vacate", undone_in(split), *split.span())


def _acts(
    text: str,
    verb: re.Match[str],
    sentence: tuple[int, int],
    named: Sequence[Undone],
    *,
    headline: bool,
) -> Iterator[Undone]:
    """The acts that a verb undoes; `named` are those its sentence names."""
    begin, end = sentence

    def fits(what: str) -> bool:
        return outcome(_sense(verb), what) is not None

    if meant := act_meant(text, verb, begin, fits):
        yield Undone(meant.what, *verb.span())
        return
    fitting = [act for act in named if fits(act.what)]
    if not fitting:
        return
    headline = headline or text.startswith(":", verb.end())
    before = list(acts_before(text, verb, fitting, headline=headline))
    yield from before
    if not before and not is_passive(text, verb, begin) and not _is_epithet(text, verb):
        yield from acts_after(text, verb, end)


def _sense(verb: re.Match[str]) -> str:
    return verb.lastgroup or ""


def _announced(text: str, verb: re.Match[str], begin: int, end: int) -> Iterator[Undoing]:
    """What a notice that is withdrawn was about: "the notice entitled 'Final Debarment Order'"."""
    for act in acts_in(text, begin, min(end, begin + _TITLE)):
        if act.what in ("exclusion", "revocation"):
            yield from _undoing(text, _sense(verb), act, verb.start(), act.end)
            return


def _is_epithet(text: str, verb: re.Match[str]) -> bool:
    """Whether "reduced" only says what a sentence was like: "received a reduced sentence"."""
    ahead = text[max(0, verb.start() - 5) : verb.start()]
    return _sense(verb) == "reduce" and ahead.endswith((" a ", " the ", " his ", " her "))


def _undoing(text: str, sense: str, act: Undone, start: int, end: int) -> Iterator[Undoing]:
    became = outcome(sense, act.what)
    if became is None:
        return
    kind = became.what
    if kind == VERDICT:
        kind = kind_of_verdict(text)
    yield Undoing(_KINDS.get(kind, kind), became.status, start, end)
