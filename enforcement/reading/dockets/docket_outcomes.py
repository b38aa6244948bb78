"""To whom each step of a docket was done: to defendants, never to who sues or intervenes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from enforcement.claims import Kind, Party, PartyAction
from enforcement.kinds import (
    ACCUSATIONS,
    CLEARED,
    JUDGMENT,
    PERSONAL,
    PLEA,
    PROPERTY_KINDS,
    is_undone,
)
from enforcement.reading.dockets.docket_sheet import DocketEntry, DocketSheet
from enforcement.reading.dockets.docket_steps import DocketStep
from enforcement.reading.dockets.sides.name_finder import NameFinder
from enforcement.reading.dockets.sides.side_words import side_words
from enforcement.text.stretch import Stretch

_AGAINST_ALL = re.compile(r"\b(?:against|as\sto)\sall\sdefendants\b", re.IGNORECASE)
_AGAINST = re.compile(r"\bagainst\s(?P<names>[^;(]{3,400})", re.IGNORECASE)
_PLEA_OPEN = re.compile(r"(?:entry|change)\sof\splea\b", re.IGNORECASE)
_GUILTY = re.compile(r"\b(?:guilty|nolo|no\scontest)\b", re.IGNORECASE)
#: Characters of an entry in which it says whom it is about.
_REACH = 600


class Subjects:
    """Tells which defendants of a docket a step was done to."""

    def __init__(self, sheet: DocketSheet, parties: Iterable[Party], finder: NameFinder) -> None:
        self._whole, self._finder = sheet.whole, finder
        defendants = [party for party in parties if party.role == "defendant"]
        self._defendants = [party.name for party in defendants]
        self._things = {party.name for party in defendants if party.type == "property"}
        self._in_rem = bool(defendants) and len(self._things) == len(defendants)

    def outcomes(self, steps: Iterable[DocketStep]) -> tuple[PartyAction, ...]:
        """What was done to each defendant, each kind once: the first time, unless it was undone
        since, or done again after that. In the order of the docket."""
        done: dict[tuple[str, Kind], PartyAction] = {}
        for step in steps:
            for name in self.done_to(step):
                known, new = done.get((name, step.action.kind)), _done_to(name, step)
                if known is None or _stands(known) != _stands(new):
                    done[name, new.kind] = new
                elif new.kind in ACCUSATIONS and _is_over(known, done):
                    done[name, new.kind] = replace(new, anew=True)
        return tuple(sorted(done.values(), key=lambda it: it.start))

    def done_to(self, step: DocketStep) -> Sequence[str]:
        """To whom a step does something; things alone are forfeited, and all of them where things
        are the only defendants and none is named."""
        kind = step.action.kind
        if kind not in PERSONAL:
            done = kind in PROPERTY_KINDS and self._things
            return [it for it in self._of(step) if it in self._things] if done else []
        return self._of(step) if self._is_told(step) else []

    def _of(self, step: DocketStep) -> Sequence[str]:
        if named := self.of(step):
            return named
        return self._defendants if self._in_rem and step.action.kind in PROPERTY_KINDS else []

    def _is_told(self, step: DocketStep) -> bool:
        """Whether a step does something to somebody: an "ENTRY OF PLEA" does not say which plea."""
        if step.action.kind == PLEA and _PLEA_OPEN.match(step.action.quote):
            return _GUILTY.search(self._whole, *step.entry.words) is not None
        return True

    def of(self, step: DocketStep) -> Sequence[str]:
        """The defendants whom a step names, or the only one; nobody where it is not clear whose it
        is, as of a judgment that does not say whom it is against."""
        words = step.entry.words
        if _AGAINST_ALL.search(self._whole, *words):
            return self._defendants
        if step.action.kind == JUDGMENT:
            against = _AGAINST.finditer(self._whole, *words)
            return self._named(Stretch(*it.span("names")) for it in against)
        told = side_words(self._whole, words, prosecution=True)
        lists = [it.names for it in told if it.side == "defendant"]
        if named := self._named(lists):
            return named
        named = self._named([Stretch(words.start, min(words.end, words.start + _REACH))])
        if len(named) == 1:
            return named
        return self._defendants if len(self._defendants) == 1 and not lists else []

    def named(self, entry: DocketEntry) -> frozenset[str]:
        """The defendants that an entry names as those it is about."""
        told = side_words(self._whole, entry.words, prosecution=True)
        return frozenset(self._named(it.names for it in told if it.side == "defendant"))

    def _named(self, lists: Iterable[Stretch]) -> list[str]:
        names = (it.name for span in lists for it in self._finder.within(self._whole, span))
        return [name for name in dict.fromkeys(names) if name in self._defendants]


def _done_to(name: str, step: DocketStep) -> PartyAction:
    act = step.action
    return PartyAction(
        name=name,
        kind=act.kind,
        status=act.status,
        quote=act.quote,
        start=act.start,
        end=act.end,
        day=act.day,
        in_part=act.in_part,
    )


def _is_over(act: PartyAction, done: Mapping[tuple[str, Kind], PartyAction]) -> bool:
    """Whether what was done since cleared the party of an act."""
    since = (done.get((act.name, kind)) for kind in CLEARED)
    return any(it and it.start > act.start and not it.in_part and _stands(it) for it in since)


def _stands(act: PartyAction) -> bool:
    return not is_undone(act.kind, act.status)
