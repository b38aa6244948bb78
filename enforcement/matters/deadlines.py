"""The days that lie ahead, as documents tell them: each thing once, with who says otherwise.

Two documents of one matter speak of the same thing where they give days for the same step of the
same parties. A later document goes before an earlier one only where it speaks of all of its parties
and of a single day; else both are shown, and nothing is decided between them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from enforcement.claims import Coming, ComingDay
from enforcement.kinds import KINDS
from enforcement.reading.dossier import Dossier

Standing = Literal["stands", "disputed", "superseded", "over"]

#: Steps of a proceeding against somebody; the other days are of a document's own.
_PERSONAL: frozenset[Coming] = frozenset(("sentencing", "trial", "hearing"))


@dataclass(frozen=True, kw_only=True, slots=True)
class Statement:
    """That a document tells a day; the quote is empty where a field of the publisher's does."""

    document: Dossier
    claim: ComingDay
    #: The how-manieth of the document's days of this kind it is, from 0.
    number: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Deadline:
    """A day that lies ahead."""

    day: date
    what: Coming
    #: The matter's id.
    case: str
    #: Who tells this day, the newest document first; never empty.
    told: tuple[Statement, ...]
    #: Who tells another day for the same thing, the newest document first.
    against: tuple[Statement, ...]
    standing: Standing
    #: The later document that supersedes it, or tells that it is over.
    by: Dossier | None = None


def deadlines(
    dossiers: Mapping[str, Dossier], cases: Mapping[str, str], *, first: date, last: date
) -> list[Deadline]:
    """Days from `first` to `last`, both included, in their order.

    Days told for one thing stand together, at the first of them, the newest document first. A day
    out of these bounds is among them where a document tells one within for the same thing.
    """
    of_case: dict[str, list[Dossier]] = defaultdict(list)
    for dossier in sorted(dossiers.values(), key=_age, reverse=True):
        of_case[cases[dossier.id]].append(dossier)
    things = (thing for case, told in of_case.items() for thing in _things(case, told))
    within = [thing for thing in things if any(first <= one.day <= last for one in thing)]
    within.sort(
        key=lambda thing: (min(one.day for one in thing if first <= one.day), _key(thing[0]))
    )
    return [deadline for thing in within for deadline in thing]


_Told: TypeAlias = Mapping[str, Sequence[Statement]]


def _things(case: str, documents: Sequence[Dossier]) -> Iterator[list[Deadline]]:
    """The deadlines of a matter, those of one thing together; documents are newest first."""
    by_what: dict[Coming, dict[str, list[Statement]]] = defaultdict(dict)
    for document in documents:
        for statement in _statements(document):
            by_what[statement.claim.what].setdefault(document.id, []).append(statement)
    for told in by_what.values():
        things: list[list[Deadline]] = []
        for statement in (one for said in told.values() for one in said):
            if any(_among(statement, one.told) for thing in things for one in thing):
                continue
            deadline = _deadline(case, statement, told, documents)
            for thing in things:
                if any(_among(statement, one.against) for one in thing):
                    thing.append(deadline)
                    break
            else:
                things.append([deadline])
        yield from things


def _among(statement: Statement, others: Sequence[Statement]) -> bool:
    key = statement.document.id, statement.claim.day
    return any(key == (one.document.id, one.claim.day) for one in others)


def _statements(document: Dossier) -> list[Statement]:
    """The days a document tells, each once for one thing, in words rather than by a field."""
    told: dict[tuple[Coming, date], ComingDay] = {}
    for claim in document.reading.coming:
        key = claim.what, claim.day
        if key not in told or not told[key].quote:
            told[key] = claim
    ordered = sorted(told.values(), key=lambda claim: (claim.what, claim.day))
    numbers: dict[Coming, int] = defaultdict(int)
    found = []
    for claim in ordered:
        found.append(Statement(document=document, claim=claim, number=numbers[claim.what]))
        numbers[claim.what] += 1
    return found


def _deadline(
    case: str, statement: Statement, told: _Told, documents: Sequence[Dossier]
) -> Deadline:
    """A statement with what the other documents of its matter say of the same thing."""
    mine, day, what = statement.document, statement.claim.day, statement.claim.what
    copies: list[Statement] = []
    rivals: list[Statement] = []
    for id, said in told.items():
        same = [one for one in said if one.claim.day == day]
        if id == mine.id:
            copies += same
        elif _same_thing(mine, said[0].document, what):
            copies += same
            rivals += [] if same else _rivals(told[mine.id], said)
    newest = copies[0].document
    standing, by = _standing(newest, told[newest.id], rivals, documents, what)
    return Deadline(
        day=day,
        what=what,
        case=case,
        told=tuple(copies),
        against=tuple(rivals),
        standing=standing,
        by=by,
    )


def _same_thing(one: Dossier, other: Dossier, what: Coming) -> bool:
    """Whether two documents of one matter can only mean one and the same by such a day."""
    if what == "other":
        return False
    if what in _PERSONAL:
        parties, others = _parties(one), _parties(other)
        return not parties or not others or not parties.isdisjoint(others)
    newer = max(one, other, key=_age)
    return one.source != other.source or KINDS[newer.reading.primary].amends


def _rivals(mine: Sequence[Statement], other: Sequence[Statement]) -> list[Statement]:
    """What another document says instead: nothing if the two agree on any day, or if the earlier
    one's days were past when the later one came out, which then tells the next step."""
    if {one.claim.day for one in mine} & {one.claim.day for one in other}:
        return []
    earlier, later = sorted((mine, other), key=lambda said: _age(said[0].document))
    published = later[0].document.published_on
    if published and all(one.claim.day < published for one in earlier):
        return []
    return list(other)


def _standing(
    mine: Dossier,
    said: Sequence[Statement],
    rivals: Sequence[Statement],
    documents: Sequence[Dossier],
    what: Coming,
) -> tuple[Standing, Dossier | None]:
    """What has become of a day that a document tells."""
    for later in reversed(documents):
        if what in KINDS[later.reading.primary].ends and _goes_before(later, mine, what):
            return "over", later
    newer = [rival.document for rival in rivals if _age(rival.document) > _age(mine)]
    for rival in newer:
        if len(said) == 1 and _goes_before(rival, mine, what):
            return "superseded", rival
    days = Counter(rival.document.id for rival in rivals)
    outdated = (
        days[rival.document.id] == 1 and _goes_before(mine, rival.document, what)
        for rival in rivals
    )
    return ("stands" if all(outdated) else "disputed"), None


def _goes_before(later: Dossier, mine: Dossier, what: Coming) -> bool:
    """Whether a document is later than another and speaks of all its parties."""
    if mine.published_on is None or later.published_on is None:
        return False
    if what in _PERSONAL and not (_parties(mine) and _parties(mine) <= _parties(later)):
        return False
    return later.published_on > mine.published_on


def _parties(document: Dossier) -> frozenset[str]:
    return document.traits.persons or document.traits.organizations


def _age(document: Dossier) -> tuple[date, str]:
    return document.published_on or date.min, document.id


def _key(deadline: Deadline) -> tuple[str, str]:
    return deadline.what, deadline.told[0].document.id
