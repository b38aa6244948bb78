"""Documents that carry one text: a release, and the agencies and outlets that have it too."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from casebook.asking.casebook_at import CasebookAt
from store.views.peek import numbers

if TYPE_CHECKING:
    from enforcement.reading.linking_keys import LinkingKeys

#: How often copies of copies are followed up, and how many documents in all: what goes on for
#: longer is a form that is filled in, not news.
_STEPS, _MOST = 4, 2000

#: The nearest to what happened first: of copies it is the one that counts. As
#: `enforcement.claims.Tier` has them, which a search does not import.
TIERS = ("official", "court", "registry", "trade", "press", "discovery")


class _Pair(NamedTuple):
    """Two standing states whose documents are linked."""

    state: int
    other: int
    #: Whether it is their text that links them. A stronger reason takes its place, so that of the
    #: others it has to be asked (`enforcement.matters.links`).
    by_text: bool


def copies_among(book: CasebookAt, states: Collection[int]) -> Mapping[int, tuple[int, ...]]:
    """The standing states that carry the text of each of these, itself among them: those of the
    sources nearest to what happened first, of these the first published. Only of states that have
    copies."""
    groups = {state: {state} for state in states}
    edge = {*states}
    for _ in range(_STEPS):
        pairs = [
            pair for pair in _linked(book, edge) if pair.other not in groups.get(pair.state, ())
        ]
        known = {*groups}
        for pair in _that_say_the_same(book, pairs):
            _join(groups, pair.state, pair.other)
        edge = {*groups} - known
        if not edge or len(groups) > _MOST:
            break
    several = {state: groups[state] for state in states if len(groups[state]) > 1}
    order = _order(book, {it for group in several.values() for it in group})
    return {state: tuple(sorted(group, key=order.__getitem__)) for state, group in several.items()}


def _join(groups: dict[int, set[int]], one: int, other: int) -> None:
    joined = groups.setdefault(one, {one}) | groups.setdefault(other, {other})
    for state in joined:
        groups[state] = joined


def _linked(book: CasebookAt, states: Collection[int]) -> Iterable[_Pair]:
    """These, each with others that are linked to it for a reason that a copy may have."""
    for one, other in (("one", "other"), ("other", "one")):
        rows = book.rows(
            f"SELECT s.position, t.position, l.reason = 'same text' FROM {book.table('states')} s"
            f" JOIN {book.table('links')} l ON l.{one} = s.document AND {book.stands('l')}"
            f" JOIN {book.table('states')} t ON t.document = l.{other} AND {book.stands('t')}"
            f" WHERE s.position IN ({numbers(states)}) AND {book.stands('s')} AND NOT t.erased"
            " AND l.reason IN ('same text', 'same docket', 'cited')"
        )
        yield from (_Pair(state, linked, bool(by_text)) for state, linked, by_text in rows)


def _that_say_the_same(book: CasebookAt, pairs: Collection[_Pair]) -> Iterable[_Pair]:
    yield from (pair for pair in pairs if pair.by_text)
    asked = [pair for pair in pairs if not pair.by_text]
    if not asked:
        return
    from enforcement.matters.links import carry_same_text  # most searches do without

    keys = _linking_keys(book, {it for pair in asked for it in (pair.state, pair.other)})
    for pair in asked:
        one, other = keys.get(pair.state), keys.get(pair.other)
        if one and other and carry_same_text(one, other):
            yield pair


def _linking_keys(book: CasebookAt, states: Collection[int]) -> dict[int, LinkingKeys]:
    from casebook.claim_rows import linking_keys_from

    rows = book.rows(
        f"SELECT d.position, d.linking_keys FROM {book.table('dossiers')} d"
        f" WHERE d.position IN ({numbers(states)})"
    )
    return {position: linking_keys_from(keys) for position, keys in rows}


def _order(book: CasebookAt, states: Collection[int]) -> Mapping[int, tuple[int, str, int]]:
    rows = book.rows(
        f"SELECT s.position, s.tier, s.published_on FROM {book.table('states')} s"
        f" WHERE s.position IN ({numbers(states)})"
    )
    return {
        position: (TIERS.index(tier), str(published or "9999"), position)
        for position, tier, published in rows
    }
