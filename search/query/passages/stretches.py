"""Short stretches of a text in which leaves of a query stand, and how good each is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple, TypeAlias

from search.query.passages.occurrences import Occurrence

#: Occurrences in a stretch beyond which more make it no better.
_MOST = 40

#: Leaves of a query, by their numbers: 1 for the first, 2 for the second, 4 for the third.
Leaves: TypeAlias = int
#: How seldom leaves stand in a text: the sum of one over how often each does.
Rarity: TypeAlias = Callable[[Leaves], float]


class Stretch(NamedTuple):
    """Characters [start, end) of a text, from the first of some occurrences to the last."""

    start: int
    end: int
    leaves: Leaves
    #: How many characters it takes from its beginning until several leaves have stood in it, below
    #: zero; 0 of one leaf.
    closeness: int
    occurrences: int


def stretches(found: Sequence[Occurrence], length: int) -> Iterator[Stretch]:
    """From each of these occurrences, which are in order, the stretch of it and the next ones that
    end within so many characters."""
    for n, (start, end, leaf) in enumerate(found):
        leaves, whole, count = 1 << leaf, end, 1
        last = start + length
        for begins, ends, other in found[n + 1 : n + _MOST]:
            if begins >= last:
                break
            if ends <= last:
                count += 1
                end = ends if ends > end else end
                if not leaves >> other & 1:
                    leaves |= 1 << other
                    whole = end
        yield Stretch(start, end, leaves, start - whole if leaves != 1 << leaf else 0, count)


def rarity_in(found: Iterable[Occurrence]) -> Rarity:
    """How seldom leaves stand in a text in which these were found."""
    counts = Counter(one.leaf for one in found)
    return lambda leaves: sum(1 / n for leaf, n in counts.items() if leaves >> leaf & 1)


def best_of(some: Sequence[Stretch], rarity: Rarity, shown: Leaves) -> Stretch:
    """The best of some stretches beside passages that show these leaves: the one with the most
    leaves that they do not show, then with the most in all, then with the rarest; of those alike
    the one in which its leaves stand closest together, then with the most occurrences."""

    def many(leaves: Leaves) -> tuple[int, int]:
        return (leaves & ~shown).bit_count(), leaves.bit_count()

    sets = {one.leaves for one in some}
    most = max(map(many, sets))
    rarities = {leaves: rarity(leaves) for leaves in sets if many(leaves) == most}
    rarest = max(rarities.values())
    alike = (one for one in some if rarities.get(one.leaves) == rarest)
    return max(alike, key=attrgetter("closeness", "occurrences"))
