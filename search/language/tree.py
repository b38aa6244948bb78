"""What a query asks, as a tree: the result of parsing, which knows no engine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

#: Where a word is looked for: in the title or the number alone; None means the whole document.
TextField: TypeAlias = Literal["title", "number"] | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Text:
    """Words as they are written: one word, a citation, or a phrase.

    A word without quotes stands for its family (`kickback` for `kickbacks`), one in quotes for
    itself alone. Several words stand one right after the other. A citation means every form.
    """

    text: str
    field: TextField = None
    quoted: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Near:
    """Words or phrases in any order, with at most `words` other words between them in all."""

    parts: tuple[Text, ...]
    words: int
    field: TextField = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Pattern:
    """Every word that is written so: `*` stands for any letters or none, `?` for one letter."""

    text: str
    field: TextField = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Fuzzy:
    """Every word that differs in at most `edits` letters (one put in, left out, changed, or two
    neighbours swapped)."""

    text: str
    edits: int = 1
    field: TextField = None


@dataclass(frozen=True, kw_only=True, slots=True)
class FromSource:
    """Documents of a source; a `*` at the end stands for the rest of its name."""

    name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Claim:
    """Documents in which something was read, or which a person judged so: a field of
    `casebook.asking.fields` and a value of it as it is written."""

    field: str
    value: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SavedSearch:
    """What a saved search of this name asks: `@NAME`."""

    name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Among:
    """Documents whose state stands at one of these positions of the log: what a claim became."""

    positions: frozenset[int]


@dataclass(frozen=True, kw_only=True, slots=True)
class And:
    """All of these."""

    parts: tuple[Tree, ...]
    #: Whether `AND` was written: then no part may be missing, as it may in a sentence.
    strict: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Or:
    """At least one of these."""

    parts: tuple[Tree, ...]
    #: Whether they are ways to say the same, of which the first was asked for.
    alike: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Not:
    """Everything but this."""

    part: Tree


#: What a document is found for by its words.
Wording: TypeAlias = Text | Near | Pattern | Fuzzy
Leaf: TypeAlias = Wording | FromSource | Claim | SavedSearch | Among
Tree: TypeAlias = Leaf | And | Or | Not


def wanted_leaves(tree: Tree) -> list[Wording]:
    """The words a document is found for, to be highlighted: nothing negated."""
    match tree:
        case And(parts=parts) | Or(parts=parts):
            return [leaf for part in parts for leaf in wanted_leaves(part)]
        case Text() | Near() | Pattern() | Fuzzy():
            return [tree]
        case _:
            return []


def words_alone(tree: Tree) -> tuple[Text, ...] | None:
    """The words of a sentence, which has neither operators nor fields nor quotation marks; None
    where the tree is anything else."""
    parts = tree.parts if isinstance(tree, And) and not tree.strict else (tree,)
    words = tuple(
        part for part in parts if isinstance(part, Text) and part.field is None and not part.quoted
    )
    return words if len(words) == len(parts) else None


def with_each(tree: Tree, change: Callable[[Tree], Tree]) -> Tree:
    """A tree with each part of what stands in it side by side, joined or negated changed; a leaf as
    it is."""
    match tree:
        case And(parts=parts) | Or(parts=parts):
            return replace(tree, parts=tuple(map(change, parts)))
        case Not(part=part):
            return replace(tree, part=change(part))
        case _:
            return tree


def leaves(tree: Tree) -> list[Leaf]:
    """All that a tree asks for, what it bars included."""
    match tree:
        case And(parts=parts) | Or(parts=parts):
            return [leaf for part in parts for leaf in leaves(part)]
        case Not(part=part):
            return leaves(part)
        case _:
            return [tree]
