"""Words that hold a sentence together and say nothing of what it is about.

The index has them all, so that phrases are exact. A query's words side by side do without them
where others are left: `who was charged in Texas` asks for `charged` and `Texas`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from search.language.tree import And, Text, Tree, with_each

#: In small letters. `may`, `will` and `us` are missing: they are a month, a name and a country too.
_FUNCTION_WORDS = """
a about after against all also am among an and any are as at be because been before being
between both but by can could did do does doing during each either for from further had has
have having he her hers herself him himself his how i if in into is it its itself me more most
my neither no nor not of off on once one only onto or other our ours out over own she should so
some such than that the their theirs them themselves then there these they this those through
to too under until up upon very was we were what when where whether which while who whom whose
why with within without would you your yours
"""
FUNCTION_WORDS = frozenset(_FUNCTION_WORDS.split())


def _is_function_word(text: Text) -> bool:
    """Whether it is one as it is written: `WHO` and the `A` of `Vitamin A` are none."""
    return (
        not (text.quoted or text.field or text.text.isupper())
        and text.text.lower() in FUNCTION_WORDS
    )


def telling(tree: Tree) -> Tree:
    """The tree without the function words that stand beside other words."""
    match tree:
        case And(parts=parts, strict=False):
            kept = _without(map(telling, parts))
            return replace(tree, parts=kept) if len(kept) > 1 else kept[0]
        case _:
            return with_each(tree, telling)


def _without(parts: Iterable[Tree]) -> tuple[Tree, ...]:
    parts = tuple(parts)
    kept = tuple(p for p in parts if not (isinstance(p, Text) and _is_function_word(p)))
    return kept if any(isinstance(part, Text) for part in kept) else parts
