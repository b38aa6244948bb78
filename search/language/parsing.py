"""The query language: reads what an analyst types into a tree.

What stands side by side must all occur. `OR` joins less tightly than that, then come `NOT` (or a
`-` before a word) and, tightest, `w/5`. Operators are capital letters, so that `and` and `or`
remain words. docs/reference/search.md is the language for those who use it.
"""

from __future__ import annotations

from types import MappingProxyType

from search.language.grammar.expressions import expression
from search.language.grammar.field_values import ClaimFields
from search.language.grammar.lexemes import lexemes
from search.language.grammar.reading import Query
from search.language.query_error import QueryError
from search.language.tree import Fuzzy, Pattern, Tree, leaves

#: What one query may ask for, the same asked twice counting once: each is a walk through the index,
#: and a pattern or misspelling stands for many words of it.
MOST_LEAVES = 200
MOST_PATTERNS = 25

_NO_FIELDS: ClaimFields = MappingProxyType({})


def parse(query: str, fields: ClaimFields = _NO_FIELDS) -> Tree:
    """The tree of a query. Besides those over the text, it knows these fields over what was read:
    each raises ValueError, with a message of one line, for a value that it does not understand.

    Raises QueryError.
    """
    try:
        return _parsed(Query(text=query, lexemes=lexemes(query), fields=fields))
    except QueryError as error:
        error.query, error.offset = query, error.offset or 0
        raise


def _parsed(query: Query) -> Tree:
    if not query.lexemes:
        msg = "the query has no word: give a word, a phrase in quotes, or a citation"
        raise QueryError(msg, 0)
    tree = expression(query)
    refuse_work(tree)
    return tree


def refuse_work(tree: Tree) -> None:
    """Raise QueryError where a tree asks for too many things at once."""
    asked = {*leaves(tree)}
    if len(asked) > MOST_LEAVES:
        msg = f"the query asks for {len(asked)} things at once: at most {MOST_LEAVES}"
        raise QueryError(msg)
    patterns = sum(isinstance(leaf, Pattern | Fuzzy) for leaf in asked)
    if patterns > MOST_PATTERNS:
        msg = f"the query has {patterns} words with *, ? or ~: at most {MOST_PATTERNS}"
        raise QueryError(msg)
