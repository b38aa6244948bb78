"""How far apart two spellings of a word are."""

from __future__ import annotations


def edits(one: str, other: str, at_most: int) -> int | None:
    """The fewest letters put in, left out or changed, and neighbours swapped, that make one word of
    the other, no letter touched twice (optimal string alignment); None where it takes more than
    `at_most`."""
    if abs(len(one) - len(other)) > at_most or len(set(one).difference(other)) > at_most:
        return None  # which most words take: no edit takes away more than one letter
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        earlier, before, row = before, row, [i]
        for j, opposite in enumerate(other, start=1):
            cost = min(before[j] + 1, row[-1] + 1, before[j - 1] + (letter != opposite))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == opposite:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
        if min(row) > at_most:
            return None
    return row[-1] if row[-1] <= at_most else None
