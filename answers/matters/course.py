"""The course of a matter: what was done to whom and when, a lane for each party. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeAlias

from enforcement.claims import Kind, Status
from enforcement.matters.matter import Matter
from enforcement.matters.party_history import MatterParty

#: Documents tell of one act within so many days of each other: a docket on its day, an announcement
#: on the day of its publication.
_ONE_ACT = timedelta(days=31)

_Told: TypeAlias = tuple[date, str, Kind, Status]


@dataclass(frozen=True, kw_only=True, slots=True)
class CourseAct:
    """An act, on the first day that a document gives for it."""

    day: date
    kind: Kind
    status: Status
    #: Ids of those that tell of it, by the days they give.
    documents: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class CourseLane:
    """What was done to a party, or to none of them."""

    #: Its name in the matter; None for what no party's history holds.
    party: str | None
    #: By day; what is only recalled, without its day, is left out.
    acts: tuple[CourseAct, ...]


def course_of(matter: Matter) -> tuple[CourseLane, ...]:
    """The lanes of a matter: those of its parties, in their order, then that of none of them; a
    lane without an act is left out."""
    lanes = [CourseLane(party=it.name, acts=tuple(_acts(_done_to(it)))) for it in matter.parties]
    lanes.append(CourseLane(party=None, acts=tuple(_acts(_done_to_none(matter)))))
    return tuple(lane for lane in lanes if lane.acts)


def _done_to(party: MatterParty) -> Iterator[_Told]:
    for event in party.history:
        if event.day and not event.recalled:
            yield event.day, event.document, event.kind, event.status


def _done_to_none(matter: Matter) -> Iterator[_Told]:
    attributed = {(event.document, event.kind) for it in matter.parties for event in it.history}
    for step in matter.steps:
        for act in (step.act, *step.other_acts):
            day = act.day or step.day
            if day and (step.id, act.kind) not in attributed:
                yield day, step.id, act.kind, act.status


def _acts(told: Iterable[_Told]) -> list[CourseAct]:
    """Each act once, whoever tells of it."""
    by_act: dict[tuple[Kind, Status], list[list[_Told]]] = defaultdict(list)
    for one in sorted(told):
        day, _, kind, status = one
        same = by_act[kind, status]
        if same and day - same[-1][-1][0] <= _ONE_ACT:
            same[-1].append(one)
        else:
            same.append([one])
    acts = [
        CourseAct(
            day=together[0][0],
            kind=kind,
            status=status,
            documents=tuple(dict.fromkeys(document for _, document, _, _ in together)),
        )
        for (kind, status), times in by_act.items()
        for together in times
    ]
    return sorted(acts, key=lambda act: act.day)
