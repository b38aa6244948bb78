"""The days ahead that documents state: those for one occasion together, with what contradicts them.

Two documents of one matter are about the same occasion where they give days for the same step of
the same parties. A later document supersedes an earlier one only where it is about all of its
parties and gives a single day; else both are shown as disputed. A document that moves or cancels a
day in so many words supersedes or cancels it wherever the matter states it; one that takes back a
rule or an order cancels the days that were set for it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from enforcement.claims import Coming, ComingDay, DayStatus
from enforcement.kinds import KINDS, PAPERS, is_undone
from enforcement.reading.dossier import Dossier

DeadlineStatus = Literal["stands", "disputed", "superseded", "cancelled", "over"]

#: Steps of a proceeding against somebody; all other days belong to one document.
_PERSONAL: frozenset[Coming] = frozenset(("sentencing", "trial", "hearing"))
#: Days that fall with what they are set for, wherever it is taken back.
_OF_AN_ACT: frozenset[Coming] = frozenset(("effective", "comment_deadline"))
#: What becomes of a day that a document takes back.
_TAKEN_BACK: Mapping[DayStatus, DeadlineStatus] = {
    "moved_from": "superseded",
    "cancelled": "cancelled",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class StatedDay:
    """A day that a document states; the quote is empty where a field of the publisher's does."""

    document: Dossier
    claim: ComingDay
    #: Its place among the document's days of this kind, from 0.
    number: int

    @property
    def stands(self) -> bool:
        """Whether the document sets it, rather than moves or cancels it."""
        return self.claim.status == "set"


@dataclass(frozen=True, kw_only=True, slots=True)
class Deadline:
    """A day that lies ahead."""

    day: date
    what: Coming
    #: The matter's id.
    case: str
    #: Who states this day, the newest document first; never empty.
    stated_by: tuple[StatedDay, ...]
    #: Who states another day for the same occasion, the newest document first.
    conflicts: tuple[StatedDay, ...]
    status: DeadlineStatus
    #: The document that moves, cancels or supersedes it, or shows that it is over.
    status_document: Dossier | None = None


def deadlines(
    dossiers: Mapping[str, Dossier], cases: Mapping[str, str], *, first: date, last: date
) -> list[Deadline]:
    """Days from `first` to `last`, both included, in their order; `cases` gives the matter of each
    document, by id.

    Days for one occasion follow each other, placed by the first of them, the newest document first.
    A day out of these bounds is included where another of the same occasion is within.
    """
    of_case: dict[str, list[Dossier]] = defaultdict(list)
    for dossier in sorted(dossiers.values(), key=lambda it: it.publication_order, reverse=True):
        of_case[cases[dossier.id]].append(dossier)
    ordered: list[tuple[date, str, str, list[Deadline]]] = []
    for case, documents in of_case.items():
        for occasion in _occasions(case, documents):
            within = [deadline.day for deadline in occasion if first <= deadline.day <= last]
            if within:
                newest = occasion[0].stated_by[0].document.id
                ordered.append((min(within), occasion[0].what, newest, occasion))
    ordered.sort(key=lambda row: row[:3])
    return [deadline for *_, occasion in ordered for deadline in occasion]


def _occasions(case: str, documents: Sequence[Dossier]) -> Iterator[list[Deadline]]:
    """The deadlines of a matter, those of one occasion together; documents are newest first."""
    by_what: dict[Coming, dict[str, list[StatedDay]]] = defaultdict(dict)
    for document in documents:
        for stated in sorted(_stated_days(document), key=lambda it: not it.stands):
            by_what[stated.claim.what].setdefault(document.id, []).append(stated)
    for by_id in by_what.values():
        occasions: list[list[Deadline]] = []
        placed: list[StatedDay] = []
        for stated in (day for days in by_id.values() for day in days):
            if stated in placed:
                continue
            deadline = _deadline(case, stated, by_id, documents, placed)
            placed += deadline.stated_by
            for known in occasions:
                if any(_contradict(deadline, earlier) for earlier in known):
                    known.append(deadline)
                    break
            else:
                occasions.append([deadline])
        yield from occasions


def _contradict(one: Deadline, other: Deadline) -> bool:
    """Whether two days are told for one occasion."""
    return any(stated in other.conflicts for stated in one.stated_by) or any(
        stated in one.conflicts for stated in other.stated_by
    )


def _stated_days(document: Dossier) -> list[StatedDay]:
    """The days a document states, each once for one step, in words rather than by a field; one that
    it also takes back as taken back."""
    claims: dict[tuple[Coming, date], ComingDay] = {}
    for claim in sorted(document.reading.coming, key=lambda it: it.status == "set"):
        key = claim.what, claim.day
        if key not in claims or (claims[key].status == claim.status and not claims[key].quote):
            claims[key] = claim
    ordered = sorted(claims)
    first = {what: ordered.index((what, day)) for what, day in reversed(ordered)}
    return [
        StatedDay(document=document, claim=claims[key], number=place - first[key[0]])
        for place, key in enumerate(ordered)
    ]


def _deadline(
    case: str,
    stated: StatedDay,
    by_id: Mapping[str, Sequence[StatedDay]],
    documents: Sequence[Dossier],
    placed: Sequence[StatedDay],
) -> Deadline:
    """A stated day, with what the other documents of its matter state for the same occasion, but
    for days that are placed with another deadline already."""
    own, day, what = stated.document, stated.claim.day, stated.claim.what
    agreeing: list[StatedDay] = []
    conflicts: list[StatedDay] = []
    for id, days in by_id.items():
        same = [other for other in days if other.claim.day == day]
        if id == own.id:
            agreeing += same
        elif _same_occasion(own, days[0].document, what, by_id):
            agreeing += [other for other in same if other not in placed]
            conflicts += [] if same else _conflicts(by_id[own.id], days)
    newest = agreeing[0].document
    status, status_document = _status(newest, by_id[newest.id], conflicts, documents, what)
    if back := _taken_back(agreeing):
        status, status_document = _TAKEN_BACK[back.claim.status], back.document
        conflicts = [it for it in by_id[back.document.id] if it.stands]
    return Deadline(
        day=day,
        what=what,
        case=case,
        stated_by=tuple(agreeing),
        conflicts=tuple(conflicts),
        status=status,
        status_document=status_document,
    )


def _taken_back(agreeing: Sequence[StatedDay]) -> StatedDay | None:
    """Where the newest of its documents moves or cancels a day; None of a day that none takes back,
    or that a later one sets again."""
    back = next((stated for stated in agreeing if not stated.stands), None)
    if back is None:
        return None
    published = back.document.published_on or date.min
    again = (it.document.published_on or date.min for it in agreeing if it.stands)
    return None if any(day > published for day in again) else back


def _same_occasion(
    one: Dossier, other: Dossier, what: Coming, by_id: Mapping[str, Sequence[StatedDay]]
) -> bool:
    """Whether such days of two documents of one matter can only be of one occasion."""
    days = *by_id[one.id], *by_id[other.id]
    shared = {it.claim.day for it in by_id[one.id]} & {it.claim.day for it in by_id[other.id]}
    moves = any(not it.stands and it.claim.day in shared for it in days)
    if what == "other":
        return moves
    if what in _PERSONAL:
        parties, others = _parties(one), _parties(other)
        return not parties or not others or not parties.isdisjoint(others)
    newer = max(one, other, key=lambda it: it.publication_order)
    return one.source != other.source or moves or KINDS[newer.reading.primary].amends


def _conflicts(own: Sequence[StatedDay], others: Sequence[StatedDay]) -> list[StatedDay]:
    """What another document states instead: nothing if the two agree on any day, or if the earlier
    one's days were past when the later one came out, which is then about the next step."""
    own, others = ([it for it in days if it.stands] for days in (own, others))
    if not own or not others:
        return []
    if {stated.claim.day for stated in own} & {stated.claim.day for stated in others}:
        return []
    earlier, later = sorted((own, others), key=lambda days: days[0].document.publication_order)
    published = later[0].document.published_on
    if published and all(stated.claim.day < published for stated in earlier):
        return []
    return list(others)


def _status(
    own: Dossier,
    stated: Sequence[StatedDay],
    conflicts: Sequence[StatedDay],
    documents: Sequence[Dossier],
    what: Coming,
) -> tuple[DeadlineStatus, Dossier | None]:
    """What has become of a day that a document states, and the later document that shows it."""
    for later in reversed(documents):
        if what in KINDS[later.reading.primary].ends and _overrules(later, own, what):
            return "over", later
        if what in _OF_AN_ACT and _takes_back(later, own):
            return "cancelled", later
    for conflict in conflicts:
        if len(stated) == 1 and _overrules(conflict.document, own, what):
            return "superseded", conflict.document
    days = Counter(conflict.document.id for conflict in conflicts)
    outdated = (
        days[conflict.document.id] == 1 and _overrules(own, conflict.document, what)
        for conflict in conflicts
    )
    return ("stands" if all(outdated) else "disputed"), None


def _takes_back(later: Dossier, earlier: Dossier) -> bool:
    """Whether a later document tells that what an earlier one does was undone as a whole: of
    everybody, or of all its parties."""
    if not (_overrules(later, earlier, "effective") and _parties(earlier) <= _parties(later)):
        return False
    kinds = {earlier.reading.primary}
    if not KINDS[earlier.reading.primary].party_wording:
        kinds.update(PAPERS.values())
    return any(
        act.kind in kinds and is_undone(act.kind, act.status) and not act.in_part
        for act in later.reading.actions
    )


def _overrules(later: Dossier, earlier: Dossier, what: Coming) -> bool:
    """Whether a document is later than another and is about all its parties."""
    if earlier.published_on is None or later.published_on is None:
        return False
    if what in _PERSONAL and not (_parties(earlier) and _parties(earlier) <= _parties(later)):
        return False
    return later.published_on > earlier.published_on


def _parties(document: Dossier) -> frozenset[str]:
    return document.linking_keys.persons or document.linking_keys.organizations
