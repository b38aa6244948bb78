"""A matter as text and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from cli.terms import months

if TYPE_CHECKING:
    from enforcement.courses import Course, Sentence, Step
    from enforcement.deadlines import Deadline
    from enforcement.decisions import Decision
    from enforcement.fates import Involved
    from enforcement.links import Link

#: What the name of an action's kind says already.
_KIND_SAYS = ("stated", "charged", "pleaded", "convicted", "sentenced")


@dataclass(frozen=True, kw_only=True, slots=True)
class Matter:
    """A matter, what lies ahead in it, and what holds it together."""

    course: Course
    ahead: tuple[Deadline, ...]
    links: tuple[Link, ...]
    #: About any of its documents, in order.
    decisions: tuple[Decision, ...]
    #: Of documents, as they may be shown.
    ids: Mapping[str, str]


def lines(matter: Matter, *, why: bool) -> Iterator[str]:
    """A matter for a terminal."""
    course = matter.course
    count = f"{len(course.documents)} document{'' if len(course.documents) == 1 else 's'}"
    yield f"{course.first or 'undated'} to {course.last or 'undated'}  {count}  {course.id}"
    if course.dockets:
        yield f"dockets: {', '.join(course.dockets)}"
    yield from _part("Parties", (line for party in course.parties for line in _party(party)))
    cleared = {name: party.cleared for party in course.parties for name in party.written}
    yield from _part("Course", (line for step in course.steps for line in _step(step, cleared)))
    yield from _part("Sentences", (_sentence(one) for one in course.sentences))
    yield from _part(
        "Sums",
        (f"${one.usd:,.0f}  {one.what}  “{one.quote}”  {one.documents[0]}" for one in course.sums),
    )
    yield from _part("Ahead", (_day(one) for one in matter.ahead))
    if why:
        yield from _part("Why", _why(matter))


def described(matter: Matter) -> dict[str, Any]:
    """A matter as JSON has it. Fields are added to this, never renamed."""
    from dataclasses import asdict

    course = matter.course
    return {
        "id": course.id,
        "first": _iso(course.first),
        "last": _iso(course.last),
        "documents": list(course.documents),
        "sources": list(course.sources),
        "dockets": list(course.dockets),
        "parties": [
            {
                **asdict(one),
                "fates": [{**asdict(fate), "day": _iso(fate.day)} for fate in one.fates],
            }
            for one in course.parties
        ],
        "course": [{**asdict(step), "day": _iso(step.day)} for step in course.steps],
        "sentences": [
            {**asdict(one.term), "documents": list(one.documents)} for one in course.sentences
        ],
        "sums": [asdict(one) for one in course.sums],
        "ahead": [
            {
                "day": one.day.isoformat(),
                "what": one.what,
                "standing": one.standing,
                "documents": [told.document.id for told in one.told],
            }
            for one in matter.ahead
        ],
        "links": [
            {**asdict(one), "one": matter.ids[one.one], "other": matter.ids[one.other]}
            for one in matter.links
        ],
        "decisions": [
            {**asdict(one), "one": _id(matter, one.one), "other": _id(matter, one.other)}
            for one in matter.decisions
        ],
    }


def _part(title: str, content: Iterator[str]) -> Iterator[str]:
    """A heading and what stands under it; nothing where there is nothing."""
    found = list(content)
    if found:
        yield ""
        yield title
        yield from (f"  {line}" for line in found)


def _party(party: Involved) -> Iterator[str]:
    facts = ", ".join((*party.professions, *party.roles))
    also = f" (also {', '.join(party.aliases)})" if party.aliases else ""
    yield f"{party.name}{also}, {facts}: {', '.join(party.standing) or 'no outcome is told'}"
    first = {fate.kind: fate for fate in reversed(party.fates)}
    for fate in sorted(first.values(), key=lambda fate: fate.day or date.min):
        yield f"  {fate.day or 'undated'}  {fate.kind}  “{fate.quote}”  {fate.document}"


def _step(step: Step, cleared: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    when = f"{step.day or 'undated'}{'' if step.told else ' (published)'}"
    status = "" if step.act.status in _KIND_SAYS else f", {step.act.status}"
    quote = f"  “{step.act.quote}”" if step.act.quote and step.act.quote != step.title else ""
    yield f"{when}  {step.act.kind}{status}{quote}"
    yield f"    {step.title}"
    yield f"    {step.source}  {step.id}"
    if step.parties:
        yield f"    {', '.join(_beside(name, cleared) for name in step.parties)}"
    if step.also:
        told = (f"{act.kind} “{act.quote}”" for act in step.also)
        yield f"    also told: {', '.join(told)}"
    for act in step.unclear:
        yield f"    {act.kind} “{act.quote}”: whose, the reading does not tell"
    for id in step.folded:
        yield f"    the same text: {id}"


def _beside(name: str, cleared: Mapping[str, tuple[str, ...]]) -> str:
    """A name, and beside it that the charge came to nothing."""
    return f"{name} [{', '.join(cleared[name])}]" if cleared.get(name) else name


def _sentence(one: Sentence) -> str:
    name = one.term.name or "of a party the sentence does not name"
    return f"{name}: {', '.join(months(one.term))}  “{one.term.quote}”  {one.documents[0]}"


def _day(one: Deadline) -> str:
    standing = "" if one.standing == "stands" else f" [{one.standing}]"
    return f"{one.day}  {one.what.replace('_', ' ')}{standing}  {one.told[0].document.id}"


def _why(matter: Matter) -> Iterator[str]:
    for link in matter.links:
        shared = f" {link.shared}" if link.shared else ""
        yield f"{link.reason}{shared}: {matter.ids[link.one]} and {matter.ids[link.other]}"
    for one in matter.decisions:
        done = "linked to" if one.together else "taken out of the matter of"
        other, whose = _id(matter, one.other), _id(matter, one.one)
        yield f"by {one.by}: {other} {done} {whose}: {one.reason}"


def _id(matter: Matter, id: str) -> str:
    return matter.ids.get(id, "(a document that is gone)")


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
