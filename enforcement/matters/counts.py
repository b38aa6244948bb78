"""How often what was done, counted so that the numbers add up and each opens to its documents.

What counts is the primary action of every document in which an action was read. Documents of one
matter about the same kind of action count once together where they are near-duplicates, or name a
party in common within thirty days: a publisher's release, and another's on the same act.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from enforcement.claims import Action, Kind
from enforcement.reading.dossier import Dossier
from enforcement.text.shingles import likeness

By = Literal[
    "quarter", "month", "year", "district", "state", "kind", "profession", "agency", "source"
]
#: The cell of documents that state no district, state, profession …
NOT_STATED = "not told"
UNDATED = "undated"

_TIMES: tuple[By, ...] = ("year", "quarter", "month")
_SAME_ACT = timedelta(days=30)
_SAME_TEXT = 0.6


@dataclass(frozen=True, kw_only=True, slots=True)
class Act:
    """Something that was done once, and the documents about it."""

    kind: Kind
    #: The matter's id.
    case: str
    #: The earliest first; never empty.
    documents: tuple[Dossier, ...]

    @property
    def day(self) -> date | None:
        """When the first of the documents was published."""
        return self.documents[0].published_on

    @property
    def source(self) -> str:
        """Of the first of the documents."""
        return self.documents[0].source

    @property
    def district(self) -> str | None:
        """The first federal judicial district that is stated."""
        return next(filter(None, (it.reading.district for it in self.documents)), None)

    @property
    def state(self) -> str | None:
        """The first state that is stated."""
        return next(filter(None, (it.reading.state for it in self.documents)), None)


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """One number of a table, and what it counts."""

    name: str
    acts: tuple[Act, ...]

    @property
    def count(self) -> int:
        """The number."""
        return len(self.acts)


@dataclass(frozen=True, kw_only=True, slots=True)
class ActTable:
    """Acts by time, place, kind … An act is in the cells of all its professions and agencies, so
    there the total may exceed the acts."""

    by: By
    cells: tuple[Cell, ...]
    #: Different acts in all cells.
    acts: int

    @property
    def total(self) -> int:
        """The sum of the cells."""
        return sum(cell.count for cell in self.cells)


def distinct_acts(dossiers: Iterable[Dossier], cases: Mapping[str, str]) -> list[Act]:
    """Every act in these documents, by the day of its first document; undated ones first. `cases`
    gives the matter of each document, by id."""
    by_kind: dict[tuple[str, Kind], list[list[Dossier]]] = defaultdict(list)
    for dossier in sorted(dossiers, key=lambda dossier: dossier.publication_order):
        if not dossier.reading.actions:
            continue
        groups = by_kind[cases[dossier.id], dossier.reading.primary]
        for group in groups:
            if any(_same_act(dossier, earlier) for earlier in group):
                group.append(dossier)
                break
        else:
            groups.append([dossier])
    acts = [
        Act(kind=kind, case=case, documents=tuple(group))
        for (case, kind), groups in by_kind.items()
        for group in groups
    ]
    return sorted(acts, key=lambda act: act.documents[0].publication_order)


def acts_between(acts: Iterable[Act], first: date | None, last: date | None) -> list[Act]:
    """The acts of these days, both included; where a bound is given, undated ones are left out."""
    if first is None and last is None:
        return list(acts)
    start, end = first or date.min, last or date.max
    return [act for act in acts if act.day and start <= act.day <= end]


def count_acts(acts: Sequence[Act], by: By) -> ActTable:
    """Count acts. Times are in their order, those without any act included; all else by number,
    and what is not stated last."""
    cells: dict[str, list[Act]] = defaultdict(list)
    for act in acts:
        for name in dict.fromkeys(_cell_names(act, by)):
            cells[name].append(act)
    if by in _TIMES:
        names = _periods(by, [act.day for act in acts if act.day])
        names += [UNDATED] if UNDATED in cells else []
    else:
        names = sorted(cells, key=lambda name: (name == NOT_STATED, -len(cells[name]), name))
    counted = tuple(Cell(name=name, acts=tuple(cells[name])) for name in names)
    return ActTable(by=by, cells=counted, acts=len(acts))


def primary_action(dossier: Dossier) -> Action:
    """The first words of a document that state its primary action, else any action."""
    actions = dossier.reading.actions
    return next((act for act in actions if act.kind == dossier.reading.primary), actions[0])


def _same_act(one: Dossier, other: Dossier) -> bool:
    """Whether two documents of one matter and kind are about the same act."""
    first, second = one.linking_keys, other.linking_keys
    if likeness(first.sketch, second.sketch) >= _SAME_TEXT:
        return True
    if one.published_on is None or other.published_on is None:
        return False
    shared = first.parties & second.parties
    return bool(shared) and abs(one.published_on - other.published_on) <= _SAME_ACT


def _cell_names(act: Act, by: By) -> Iterator[str]:
    """The cells an act belongs to, at least one."""
    if by in _TIMES:
        yield _period(by, act.day) if act.day else UNDATED
    elif by == "kind":
        yield act.kind
    elif by in _SEVERAL:
        names = [name for dossier in act.documents for name in _SEVERAL[by](dossier)]
        yield from names or [NOT_STATED]
    else:
        yield next(filter(None, map(_SINGLE[by], act.documents)), NOT_STATED)


_SINGLE: Mapping[By, Callable[[Dossier], str | None]] = {
    "district": lambda dossier: dossier.reading.district,
    "state": lambda dossier: dossier.reading.state,
    "source": lambda dossier: dossier.source,
}
_SEVERAL: Mapping[By, Callable[[Dossier], list[str]]] = {
    "profession": lambda dossier: [p.profession for p in dossier.reading.parties if p.profession],
    "agency": lambda dossier: [agency.name for agency in dossier.reading.agencies],
}


def _periods(by: By, days: Sequence[date]) -> list[str]:
    """Every period from the first of these days to the last, without a gap."""
    if not days:
        return []
    first, last = min(days), max(days)
    months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return list(dict.fromkeys(_period(by, date(n // 12, n % 12 + 1, 1)) for n in months))


def _period(by: By, day: date) -> str:
    if by == "quarter":
        return f"{day.year:04} Q{(day.month + 2) // 3}"
    return f"{day.year:04}" if by == "year" else f"{day.year:04}-{day.month:02}"
