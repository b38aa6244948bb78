"""The query language: parses what an analyst types into a tree.

Words stand side by side for AND; `OR`, `NOT` (or a leading `-`), parentheses, "phrases", a `word*`
prefix and the fields `title:`, `number:` and `source:` are understood. The operators are capital
letters, so that `and` and `or` remain words. A citation or a schedule is one thing without quotes
too (`21 USC 841`, `schedule III`), and so is a compound word (`841(a)(1)`, `2:24-cr-00236`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TypeAlias

from search.language.citing.whole_citations import citation_end
from search.language.query_error import QueryError as QueryError
from search.language.tokens import query_words
from search.language.words.written import fold_accents

#: What a field prefix may be; without one, title, number and text are searched together.
FIELDS = ("title", "number", "source")
#: Beyond this nobody typed it, and the parser's recursion would become deep.
LONGEST = 2000
DEEPEST = 40


@dataclass(frozen=True, kw_only=True, slots=True)
class Word:
    """A word, or with `prefix` every word that begins with it."""

    text: str
    field: str | None = None
    prefix: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Phrase:
    """Words one right after the other."""

    words: tuple[str, ...]
    field: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class And:
    """All of these."""

    parts: tuple[Tree, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Or:
    """At least one of these."""

    parts: tuple[Tree, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Not:
    """Everything but this."""

    part: Tree


Tree: TypeAlias = Word | Phrase | And | Or | Not
_Leaf: TypeAlias = Word | Phrase


@dataclass(frozen=True, slots=True)
class _Symbol:
    """One of ( ) - AND OR NOT, or the field of what follows it."""

    kind: str
    field: str | None = None


_LEXEME = re.compile(
    r"""(?P<space>\s+)
    | (?P<quoted>["\u201c\u201d](?P<inside>[^"\u201c\u201d]*)["\u201c\u201d])
    | (?P<quote>["\u201c\u201d])
    | (?P<bracket>[()])
    | (?P<operator>AND|OR|NOT)(?=[\s()"]|$)
    | (?P<minus>-)(?=[^\s)-])
    | (?P<field>[A-Za-z_]+):(?=\S)
    | (?P<word>(?:[^\s()"\u201c\u201d]|(?<=[\w)])\([0-9A-Za-z]{1,5}\))+)""",
    re.VERBOSE,
)


def parse(query: str) -> Tree:
    """The tree of a query. Raises QueryError."""
    if len(query) > LONGEST:
        msg = f"the query is longer than {LONGEST} characters"
        raise QueryError(msg)
    lexemes = _lexemes(query)
    if not lexemes:
        msg = "the query is empty: give a word, a phrase in quotes, or a citation"
        raise QueryError(msg)
    tree, rest = _or(lexemes, 0)
    if rest:
        msg = "a closing parenthesis has no opening one"
        raise QueryError(msg)
    return tree


def wanted_leaves(tree: Tree) -> list[Word | Phrase]:
    """The words and phrases a document is found for, to be highlighted: nothing negated."""
    if isinstance(tree, Not):
        return []
    if isinstance(tree, And | Or):
        return [leaf for part in tree.parts for leaf in wanted_leaves(part)]
    return [] if tree.field == "source" else [tree]


def _lexemes(query: str) -> list[_Symbol | _Leaf]:
    lexemes: list[_Symbol | _Leaf] = []
    at, field = 0, None
    while at < len(query):
        # A citation goes before everything else: its parentheses and colons are its own.
        if end := citation_end(query, at):
            lexemes.extend(_leaf(query[at:end], field))
            at, field = end, None
            continue
        match = _LEXEME.match(query, at)
        if match is None:
            msg = f"cannot read the query from {query[at : at + 20]!r} on"
            raise QueryError(msg)
        if match["field"]:
            field = _field(match["field"])
        elif not match["space"]:
            lexemes.extend(_lexeme(match, field))
            field = None
        at = match.end()
    return lexemes


def _lexeme(match: re.Match[str], field: str | None) -> list[_Symbol | _Leaf]:
    if match["quote"]:
        msg = "a quotation mark is not closed"
        raise QueryError(msg)
    if match["bracket"] or match["operator"] or match["minus"]:
        if field and match[0] != "(":
            msg = f"{field}: needs a word right after it"
            raise QueryError(msg)
        return [_Symbol(match["bracket"] or match["operator"] or "NOT", field)]
    text: str = match["inside"] if match["quoted"] else match["word"]
    if field == "source":
        return [Word(text=text.strip("*").lower(), field=field, prefix=text.endswith("*"))]
    if match["word"] and "*" in text:
        return [_prefix(text, field)]
    return [*_leaf(text, field)]


def _field(name: str) -> str:
    if name.lower() not in FIELDS:
        known = ", ".join(f"{field}:" for field in FIELDS)
        msg = f"there is no field {name}: (known are {known}; put quotes around what has a colon)"
        raise QueryError(msg)
    return name.lower()


def _prefix(text: str, field: str | None) -> Word:
    stem = text[:-1]
    words = query_words(stem)
    if "*" in stem or len(words) != 1 or fold_accents(stem) != words[0]:
        msg = f"{text}: a * stands at the end of a single word, as in esketam*"
        raise QueryError(msg)
    return Word(text=words[0], field=field, prefix=True)


def _leaf(text: str, field: str | None) -> list[_Leaf]:
    """A word or phrase; nothing where the text is punctuation alone."""
    words = tuple(query_words(text))
    if len(words) == 1:
        return [Word(text=words[0], field=field)]
    return [Phrase(words=words, field=field)] if words else []


_Rest: TypeAlias = list[_Symbol | _Leaf]


def _or(rest: _Rest, depth: int) -> tuple[Tree, _Rest]:
    """What `OR` joins; it binds less than everything else."""
    part, rest = _and(rest, depth)
    parts = [part]
    while _begins(rest, "OR"):
        part, rest = _and(rest[1:], depth)
        parts.append(part)
    return (Or(parts=tuple(parts)) if len(parts) > 1 else part), rest


def _and(rest: _Rest, depth: int) -> tuple[Tree, _Rest]:
    """What stands side by side, with or without `AND` between."""
    part, rest = _operand(rest, depth)
    parts = [part]
    while rest and not _begins(rest, "OR", ")"):
        part, rest = _operand(rest[1:] if _begins(rest, "AND") else rest, depth)
        parts.append(part)
    return (And(parts=tuple(parts)) if len(parts) > 1 else part), rest


def _operand(rest: _Rest, depth: int) -> tuple[Tree, _Rest]:
    if depth > DEEPEST:
        msg = "the parentheses are nested too deeply"
        raise QueryError(msg)
    if not rest:
        msg = "the query ends where a word is needed"
        raise QueryError(msg)
    first, rest = rest[0], rest[1:]
    if not isinstance(first, _Symbol):
        return first, rest
    if first.kind == "NOT":
        part, rest = _operand(rest, depth + 1)
        return (part.part if isinstance(part, Not) else Not(part=part)), rest
    if first.kind != "(":
        what = "a closing parenthesis" if first.kind == ")" else first.kind
        msg = f"{what} stands where a word is needed"
        raise QueryError(msg)
    tree, rest = _or(rest, depth + 1)
    if not _begins(rest, ")"):
        msg = "a parenthesis is not closed"
        raise QueryError(msg)
    return _within(tree, first.field), rest[1:]


def _begins(rest: _Rest, *kinds: str) -> bool:
    return bool(rest) and isinstance(rest[0], _Symbol) and rest[0].kind in kinds


def _within(tree: Tree, field: str | None) -> Tree:
    """The tree, with the field for every leaf that names none itself."""
    if field is None:
        return tree
    if isinstance(tree, Not):
        return Not(part=_within(tree.part, field))
    if isinstance(tree, And | Or):
        return type(tree)(parts=tuple(_within(part, field) for part in tree.parts))
    return replace(tree, field=tree.field or field)
