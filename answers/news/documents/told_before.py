"""Whether a fact was told before, or is done again. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date, timedelta

from answers.news.documents.fact_wording import act_wording
from answers.news.documents.facts import FactKey, StatedFact
from enforcement.claims import Party, PartyAction
from enforcement.kinds import CLEARED, KINDS, LITIGATION, UNDONE, is_undone

#: What an agency does to somebody a second time is done again, not told again, from here on.
_AGAIN = timedelta(days=30)
_SOMEBODY = Party(name="", type="person", role="defendant", quote="", start=0, end=0)


def is_told_before(fact: StatedFact, before: Mapping[FactKey, date]) -> bool:
    """Whether what a fact says was told before, last on the day that is given for its key, and was
    not undone since then: who is charged after a dismissal is charged anew."""
    if fact.key not in before:
        return False
    day = fact.published_on
    if day is None:
        return True
    if fact.repeats and day - before[fact.key] > _AGAIN:
        return False
    undone = (before[key] for key in _undoings(fact) if key in before)
    return not any(before[fact.key] <= ended < day for ended in undone)


def _undoings(fact: StatedFact) -> Iterator[FactKey]:
    """What may have been told that undid an act of the kind of a fact."""
    ends = [(fact.kind, status) for status in UNDONE if is_undone(fact.kind, status)]
    if KINDS[fact.kind].proceeding in LITIGATION:
        ends += [(kind, KINDS[kind].status) for kind in CLEARED]
    for kind, status in ends:
        act = PartyAction(name="", kind=kind, status=status, quote="", start=0, end=0)
        yield FactKey(fact.key.whom, act_wording(act, _SOMEBODY))


def last_told(
    before: Mapping[str, Mapping[FactKey, date]], *, but: Collection[str]
) -> dict[FactKey, date]:
    """What documents told, by the id of each, and on which day last; `but` for some of them."""
    known: dict[FactKey, date] = {}
    for id, keys in before.items():
        if id not in but:
            for key, day in keys.items():
                known[key] = max(day, known.get(key, day))
    return known
