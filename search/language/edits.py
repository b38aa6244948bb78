"""How many edits lead from one word to another."""

from __future__ import annotations


def edits(one: str, other: str, most: int) -> int | None:
    """How many edits lead from one word to the other; None where more than `most` do.

    An edit is a letter put in, left out or changed, or two neighbours swapped, which nothing else
    is done to (the restricted Damerau-Levenshtein distance).
    """
    if abs(len(one) - len(other)) > most:
        return None
    before: list[int] = []
    row = list(range(len(other) + 1))
    for n, letter in enumerate(one, start=1):
        last, row, before2 = row, [n], before
        for m, with_letter in enumerate(other, start=1):
            least = min(row[m - 1] + 1, last[m] + 1, last[m - 1] + (letter != with_letter))
            if n > 1 and m > 1 and letter == other[m - 2] and one[n - 2] == with_letter:
                least = min(least, before2[m - 2] + 1)
            row.append(least)
        before = last
        if min(row) > most:
            return None
    return row[-1] if row[-1] <= most else None
