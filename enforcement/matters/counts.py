"""How often what was done, counted so that the numbers add up and each opens to its documents.

What counts is the primary action of every document in which an action was read; one that tells of
an act's undoing ("vacated her conviction") counts as `other`, never as the act. Documents of one
matter about the same kind of action count once together where they are near-duplicates, or name a
party in common within thirty days: a publisher's release, and another's on the same act.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise, product
from typing import Literal

from enforcement.claims import Action, Kind
from enforcement.kinds import OTHER, SUPERSEDED, is_undone
from enforcement.reading.dossier import Dossier
from enforcement.text.shingles import likeness

By = Literal[
    "quarter", "month", "year", "district", "state", "kind", "profession", "agency", "source"
]
#: The cell of documents that state no district, state, profession …
NOT_STATED = "not told"
UNDATED = "undated"

#: How many months a period is long.
_MONTHS: Mapping[By, int] = {"year": 12, "quarter": 3, "month": 1}
#: The traits that are times.
TIMES: Collection[By] = tuple(_MONTHS)
_SAME_ACT = timedelta(days=30)
_SAME_TEXT = 0.6
#: So many periods in a row without an act are counted as zeros; more say only that a day lies far
#: off, as a misprinted year does, and are left out.
_EMPTY_PERIODS = 24


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
class CountedAct:
    """An act as it is counted."""

    kind: Kind
    #: The matter's id.
    case: str
    #: When the first document about it was published.
    day: date | None
    source: str
    district: str | None
    state: str | None
    professions: tuple[str, ...]
    agencies: tuple[str, ...]
    #: The ids of the documents about it, the earliest first.
    documents: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """One number of a table, and what it counts."""

    #: One name for each trait that is counted by.
    names: tuple[str, ...]
    acts: tuple[CountedAct, ...]

    @property
    def count(self) -> int:
        """The number."""
        return len(self.acts)


@dataclass(frozen=True, kw_only=True, slots=True)
class ActTable:
    """Acts by time, place, kind … or by two of them at once. An act is in the cells of all its
    professions and agencies, so there the total may exceed the acts."""

    by: tuple[By, ...]
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
        groups = by_kind[cases[dossier.id], _counted_kind(dossier)]
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


def count_acts(acts: Sequence[CountedAct], by: Sequence[By]) -> ActTable:
    """Count acts by one trait or by several at once. Times are in their order; all else by number,
    and what is not stated last. By one trait, times without any act are counted too, up to
    two dozen in a row."""
    cells: dict[tuple[str, ...], list[CountedAct]] = defaultdict(list)
    for act in acts:
        for names in product(*(dict.fromkeys(_cell_names(act, one)) for one in by)):
            cells[names].append(act)
    numbers = [
        Counter(name for act in acts for name in dict.fromkeys(_cell_names(act, one))) for one in by
    ]
    wanted = in_order(by, numbers, [act.day for act in acts if act.day], cells)
    counted = tuple(Cell(names=names, acts=tuple(cells[names])) for names in wanted)
    return ActTable(by=tuple(by), cells=counted, acts=len(acts))


def in_order(
    by: Sequence[By],
    numbers: Sequence[Mapping[str, int]],
    days: Sequence[date],
    cells: Container[tuple[str, ...]],
) -> Iterable[tuple[str, ...]]:
    """The names of the cells in the order of their table: by several traits of those that there
    are, by one also of times without any act. `numbers` are those of the acts by each trait alone,
    `days` lie in all the times that acts are of."""
    orders = product(*(_ordered(*it, days) for it in zip(by, numbers, strict=True)))
    return orders if len(by) == 1 else (names for names in orders if names in cells)


def cell_name(by: By, value: str | None) -> str:
    """The name of the cell of acts that have this value of a trait, or none; of a time the value is
    the month, as YYYY-MM."""
    if by in _MONTHS:
        return _period(by, date.fromisoformat(f"{value}-01")) if value else UNDATED
    return value or NOT_STATED


def _ordered(by: By, numbers: Mapping[str, int], days: Sequence[date]) -> list[str]:
    if by in _MONTHS:
        return _periods(by, days) + ([UNDATED] if UNDATED in numbers else [])
    return sorted(numbers, key=lambda name: (name == NOT_STATED, -numbers[name], name))


def primary_action(dossier: Dossier) -> Action:
    """The first words of a document that state its primary action, what was undone where that is
    its news, else any action."""
    actions, primary = dossier.reading.actions, dossier.reading.primary
    of_kind = [act for act in actions if act.kind == primary and act.status != SUPERSEDED]
    of_kind.sort(key=lambda act: is_undone(act.kind, act.status))
    ended = [act for act in actions if is_undone(act.kind, act.status)]
    return next(iter((*of_kind, *ended, *actions)))


def _counted_kind(dossier: Dossier) -> Kind:
    act = primary_action(dossier)
    undone = act.kind == dossier.reading.primary and is_undone(act.kind, act.status)
    return OTHER if undone else dossier.reading.primary


def _same_act(one: Dossier, other: Dossier) -> bool:
    """Whether two documents of one matter and kind are about the same act."""
    first, second = one.linking_keys, other.linking_keys
    if likeness(first.sketch, second.sketch) >= _SAME_TEXT:
        return True
    if one.published_on is None or other.published_on is None:
        return False
    shared = first.parties & second.parties
    return bool(shared) and abs(one.published_on - other.published_on) <= _SAME_ACT


def _cell_names(act: CountedAct, by: By) -> tuple[str, ...]:
    """The cells an act belongs to, at least one."""
    match by:
        case "year" | "quarter" | "month":
            return (_period(by, act.day) if act.day else UNDATED,)
        case "profession":
            return act.professions or (NOT_STATED,)
        case "agency":
            return act.agencies or (NOT_STATED,)
        case "kind" | "district" | "state" | "source":
            return (getattr(act, by) or NOT_STATED,)


def _periods(by: By, days: Sequence[date]) -> list[str]:
    """The periods of these days, in order, and those between where few lie between."""
    long = _MONTHS[by]
    numbers = sorted({(day.year * 12 + day.month - 1) // long for day in days})
    filled = [
        number
        for first, after in pairwise(numbers)
        for number in (range(first, after) if after - first <= _EMPTY_PERIODS + 1 else (first,))
    ]
    months = [number * long for number in (*filled, *numbers[-1:])]
    return [_period(by, date(month // 12, month % 12 + 1, 1)) for month in months]


def _period(by: By, day: date) -> str:
    if by == "quarter":
        return f"{day.year:04} Q{(day.month + 2) // 3}"
    return f"{day.year:04}" if by == "year" else f"{day.year:04}-{day.month:02}"
