"""What a query leaves out, and the query without each of that."""

from __future__ import annotations

from collections.abc import Iterator

from search.language.tree import And, Not, Tree


def exclusions(tree: Tree) -> Iterator[tuple[Not, Tree]]:
    """Each part that is negated beside what is wanted, and what the query asks without it: an `And`
    of nothing, which is everything, where nothing else is asked. A part that is negated within an
    alternative leaves nothing out by itself."""
    parts = tuple(_side_by_side(tree))
    for at, part in enumerate(parts):
        if isinstance(part, Not):
            rest = parts[:at] + parts[at + 1 :]
            yield part, rest[0] if len(rest) == 1 else And(parts=rest)


def _side_by_side(tree: Tree) -> Iterator[Tree]:
    match tree:
        case And(parts=parts):
            for part in parts:
                yield from _side_by_side(part)
        case Not(part=Not(part=part)):
            yield from _side_by_side(part)
        case _:
            yield tree
