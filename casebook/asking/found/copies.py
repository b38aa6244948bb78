"""Documents that carry one text: a release, and the agencies and outlets that have it too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

from casebook.asking.casebook_at import CasebookAt
from casebook.claim_rows import linking_keys_from
from enforcement.matters.links import carry_same_text
from enforcement.reading.linking_keys import LinkingKeys
from store.views.peek import numbers

#: Copies of one text that are followed up; beyond this it is a form, not news.
MOST = 100

#: Reasons for a link that the same text does not displace (`enforcement.matters.links`).
_STRONGER = "'same docket', 'cited'"


def groups_of_copies(book: CasebookAt, states: Collection[int]) -> Mapping[int, frozenset[int]]:
    """The standing states that carry the text of each of these, the state itself among them; only
    of those that have copies."""
    found = _Copies(book)
    groups: dict[int, frozenset[int]] = {}
    for state in states:
        if state not in groups:
            group = found.group(state)
            groups |= dict.fromkeys(group, group)
    return {state: groups[state] for state in states if len(groups[state]) > 1}


class _Copies:
    """Copies, followed from one document to the next; each is looked up once."""

    def __init__(self, book: CasebookAt) -> None:
        self._book = book
        self._keys: dict[int, LinkingKeys] = {}

    def group(self, state: int) -> frozenset[int]:
        group, edge = {state}, {state}
        while edge and len(group) < MOST:
            edge = self._copies_of(edge) - group
            group |= edge
        return frozenset(group)

    def _copies_of(self, states: Collection[int]) -> set[int]:
        """Those that are linked to one of these, and say the same."""
        linked = self._linked(states)
        self._read({it for pair, sure in linked.items() if not sure for it in pair})
        return {
            other
            for (state, other), sure in linked.items()
            if sure or self._say_the_same(state, other)
        }

    def _linked(self, states: Collection[int]) -> dict[tuple[int, int], bool]:
        """The pairs of these and others that are linked, and whether it is by their text."""
        pairs: dict[tuple[int, int], bool] = defaultdict(bool)
        book = self._book
        for one, other in (("one", "other"), ("other", "one")):
            rows = book.rows(
                f"SELECT s.position, t.position, l.reason FROM {book.table('states')} s"
                f" JOIN {book.table('links')} l ON l.{one} = s.document AND {book.stands('l')}"
                f" JOIN {book.table('states')} t ON t.document = l.{other} AND {book.stands('t')}"
                f" WHERE s.position IN ({numbers(states)}) AND {book.stands('s')}"
                f" AND l.reason IN ('same text', {_STRONGER})"
            )
            for state, linked, reason in rows:
                pairs[state, linked] |= reason == "same text"
        return pairs

    def _read(self, states: Collection[int]) -> None:
        wanted = [state for state in states if state not in self._keys]
        rows = self._book.rows(
            f"SELECT d.position, d.linking_keys FROM {self._book.table('dossiers')} d"
            f" WHERE d.position IN ({numbers(wanted)})"
        )
        self._keys |= {position: linking_keys_from(keys) for position, keys in rows}

    def _say_the_same(self, state: int, other: int) -> bool:
        one, two = self._keys.get(state), self._keys.get(other)
        return one is not None and two is not None and carry_same_text(one, two)
