"""How often what was done, counted so that the numbers add up and each opens to its documents.

ActFilter is the primary action of every document in which an action was read. Documents of one matter
about the same kind of action count once together where they are near-duplicates, or name a party in
common within thirty days: a publisher's release, and another's on the same act.
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
#: The cell of what tells no district, state, profession …
UNTOLD = "not told"
UNDATED = "undated"

_TIMES: tuple[By, ...] = ("year", "quarter", "month")
_ONE_ACT = timedelta(days=30)
_ONE_TEXT = 0.6


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
class Table:
    """Acts by one of their traits. By profession and by agency, an act stands under each of its
    own, so that the total may be more than the acts."""

    by: By
    cells: tuple[Cell, ...]
    #: Different acts in all cells.
    acts: int

    @property
    def total(self) -> int:
        """The sum of the cells."""
        return sum(cell.count for cell in self.cells)


def acts(dossiers: Iterable[Dossier], cases: Mapping[str, str]) -> list[Act]:
    """Every act these documents tell, by the day of its first document; undated ones first."""
    alike: dict[tuple[str, Kind], list[list[Dossier]]] = defaultdict(list)
    for dossier in sorted(dossiers, key=_age):
        if not dossier.reading.actions:
            continue
        groups = alike[cases[dossier.id], dossier.reading.primary]
        for group in groups:
            if any(_one_act(dossier, other) for other in group):
                group.append(dossier)
                break
        else:
            groups.append([dossier])
    found = [
        Act(kind=kind, case=case, documents=tuple(group))
        for (case, kind), groups in alike.items()
        for group in groups
    ]
    return sorted(found, key=lambda act: _age(act.documents[0]))


def between(some: Iterable[Act], first: date | None, last: date | None) -> list[Act]:
    """The acts of these days, both included; where a bound is given, undated ones are left out."""
    return [
        act
        for act in some
        if (first is None and last is None)
        or (act.day is not None and (first or date.min) <= act.day <= (last or date.max))
    ]


def table(some: Sequence[Act], by: By) -> Table:
    """Count acts. Times stand in their order, those without any act included; the rest by number,
    and what tells nothing last."""
    cells: dict[str, list[Act]] = defaultdict(list)
    for act in some:
        for name in dict.fromkeys(_names(act, by)):
            cells[name].append(act)
    if by in _TIMES:
        names = _times(by, [act.day for act in some if act.day])
        names += [UNDATED] if UNDATED in cells else []
    else:
        names = sorted(cells, key=lambda name: (name == UNTOLD, -len(cells[name]), name))
    found = tuple(Cell(name=name, acts=tuple(cells[name])) for name in names)
    return Table(by=by, cells=found, acts=len(some))


def quoted(dossier: Dossier) -> Action:
    """The first words of a document that tell its primary action, else any action."""
    actions = dossier.reading.actions
    return next((one for one in actions if one.kind == dossier.reading.primary), actions[0])


def _one_act(one: Dossier, other: Dossier) -> bool:
    """Whether two documents of one matter and kind tell of the same act."""
    if likeness(one.traits.sketch, other.traits.sketch) >= _ONE_TEXT:
        return True
    parties = one.traits.persons | one.traits.organizations
    if parties.isdisjoint(other.traits.persons | other.traits.organizations):
        return False
    if one.published_on is None or other.published_on is None:
        return False
    return abs(one.published_on - other.published_on) <= _ONE_ACT


def _names(act: Act, by: By) -> Iterator[str]:
    """The cells an act belongs to, at least one."""
    if by in _TIMES:
        yield _time(by, act.day) if act.day else UNDATED
    elif by == "kind":
        yield act.kind
    elif by in _SEVERAL:
        said = [name for dossier in act.documents for name in _SEVERAL[by](dossier)]
        yield from said or [UNTOLD]
    else:
        yield next(filter(None, map(_SINGLE[by], act.documents)), UNTOLD)


_SINGLE: Mapping[By, Callable[[Dossier], str | None]] = {
    "district": lambda dossier: dossier.reading.district,
    "state": lambda dossier: dossier.reading.state,
    "source": lambda dossier: dossier.source,
}
_SEVERAL: Mapping[By, Callable[[Dossier], list[str]]] = {
    "profession": lambda dossier: [p.profession for p in dossier.reading.parties if p.profession],
    "agency": lambda dossier: [agency.name for agency in dossier.reading.agencies],
}


def _times(by: By, days: Sequence[date]) -> list[str]:
    """Every time from the first of these days to the last, without a gap."""
    if not days:
        return []
    first, last = min(days), max(days)
    months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return list(dict.fromkeys(_time(by, date(n // 12, n % 12 + 1, 1)) for n in months))


def _time(by: By, day: date) -> str:
    return {
        "year": f"{day.year:04}",
        "quarter": f"{day.year:04} Q{(day.month + 2) // 3}",
        "month": f"{day.year:04}-{day.month:02}",
    }[by]


def _age(dossier: Dossier) -> tuple[date, str]:
    return dossier.published_on or date.min, dossier.id
