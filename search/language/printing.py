"""A tree as the text of a query: what `search.language.parsing.parse` reads as the same tree."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from search.language.grammar.lexemes import Kind, lexemes
from search.language.parsing import parse
from search.language.query_error import QueryError
from search.language.tree import (
    Among,
    And,
    Claim,
    FromSource,
    Fuzzy,
    Near,
    Not,
    Or,
    Pattern,
    SavedSearch,
    Text,
    TextField,
    Tree,
)

_MARKS = re.compile('["\uff02\u201c\u201d\u201e\u201f\u00ab\u00bb]')
#: A value that might be taken for a second field.
_LIKE_A_FIELD = re.compile("[A-Za-z_]+:")
#: A word that nothing in the language is written like.
_PLAIN = re.compile("[A-Z]?[a-z]+")


def print_query(tree: Tree) -> str:
    """The canonical text of a tree in which nothing was resolved yet."""
    match tree:
        case And(parts=parts, strict=strict):
            return _joined(parts, " AND " if strict else " ")
        case Or(parts=(asked, *_), alike=True):
            return print_query(asked)
        case Or(parts=parts):
            return _joined(parts, " OR ")
        case Not(part=part):
            return f"NOT {_operand(part)}"
        case Among():
            msg = "what a claim became cannot be written as a query"
            raise TypeError(msg)
        case _:
            return _leaf(tree)


def _operand(tree: Tree) -> str:
    asked = tree.parts[0] if isinstance(tree, Or) and tree.alike else tree
    return f"({print_query(asked)})" if isinstance(asked, And | Or | Near) else print_query(asked)


def _joined(parts: Sequence[Tree], between: str) -> str:
    """The parts in brackets where one would be read together with the next: `21`, `USC` and `841`,
    as they stand in `(21) (USC) (841)`."""
    texts = [_operand(part) for part in parts]
    # Nothing reaches over the name of a field and its colon.
    fields = [n for n, part in enumerate(parts) if isinstance(part, Claim | FromSource)]
    runs = [texts[start:end] for start, end in pairwise([0, *fields, len(texts)])]
    if all(_is_read_apart(run, between) for run in runs):
        return between.join(texts)
    return between.join(f"({text})" for text in texts)


def _is_read_apart(texts: Sequence[str], between: str) -> bool:
    """Whether each of these is read as if it stood alone."""
    parting = _part_lexed(between)
    apart = [lexeme for text in texts for lexeme in (*_part_lexed(text), *parting)]
    return len(texts) < 2 or [*_part_lexed(between.join(texts)), *parting] == apart


def _lexed(text: str) -> tuple[tuple[Kind, str] | None, ...]:
    try:
        return tuple((lexeme.kind, lexeme.text) for lexeme in lexemes(text))
    except QueryError:
        return (None,)


#: A query is printed many times over with one part more, each time another.
_part_lexed = lru_cache(maxsize=256)(_lexed)


def _leaf(leaf: Text | Near | Pattern | Fuzzy | FromSource | Claim | SavedSearch) -> str:
    match leaf:
        case Text(text=text, field=field, quoted=quoted):
            return _bare_or_quoted(leaf, _prefix(field), text, quoted=quoted)
        case Near(parts=parts, words=words, field=field):
            return _near(parts, words, field)
        case Pattern(text=text, field=field):
            return _prefix(field) + text
        case Fuzzy(text=text, edits=edits, field=field):
            return f"{_prefix(field)}{text}~{edits if edits > 1 else ''}"
        case FromSource(name=name):
            return f"source:{name}"
        case Claim(field=name, value=value):
            return _bare_or_quoted(leaf, f"{name}:", value, quoted=bool(_LIKE_A_FIELD.match(value)))
        case SavedSearch(name=name):
            return f"@{name}"


def _near(parts: tuple[Text, ...], words: int, field: TextField) -> str:
    if len(parts) > 2:
        return f"{_prefix(field)}{_quoted(' '.join(part.text for part in parts))}~{words}"
    joined = f" w/{words} ".join(map(_leaf, parts))
    return f"{_prefix(field)}({joined})" if field else joined


def _prefix(field: TextField) -> str:
    return f"{field}:" if field else ""


@lru_cache(maxsize=256)
def _bare_or_quoted(leaf: Text | Claim, prefix: str, text: str, *, quoted: bool) -> str:
    """A text without quotation marks where it is read as the same leaf without them."""
    if not (quoted or prefix) and _PLAIN.fullmatch(text):
        return text
    try:
        bare = not quoted and parse(prefix + text, {prefix[:-1]: str}) == leaf
    except QueryError:
        bare = False
    return prefix + text if bare else prefix + _quoted(text)


def _quoted(text: str) -> str:
    return f'"{_MARKS.sub(" ", text)}"'
