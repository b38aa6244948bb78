"""What a query asks: its text as a tree in which nothing is left to look up but words.

What was read is answered from the casebook, at the position that is asked about, and handed on as
positions of the log: so the index holds no reading, and a better reader never makes it stale.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from answers.asking.claims import apart, as_claims, dated, has_claims, resolved
from answers.asking.known_values import check_sources
from answers.asking.saved_queries import Expansion
from casebook.asking.fields import BY_NAME, FieldError, Fields
from search.index.engine import Selection
from search.language.parsing import parse, refuse_work
from search.language.query_error import QueryError
from search.language.synonyms import shipped_synonyms, synonyms_of, with_synonyms
from search.language.tree import Among, And, FromSource, SavedSearch, Tree, leaves
from store.calendar.written_days import today_in
from store.config import Settings
from store.views import peek

if TYPE_CHECKING:
    from answers.record import Record
    from casebook.asking.conditions import Values


@dataclass(frozen=True, kw_only=True, slots=True)
class AskedOfIndex:
    """What is asked of the index."""

    #: None where every document is asked for that stands at one of the positions.
    tree: Tree | None
    #: Of the log, at one of which what is found must stand; None for any.
    positions: frozenset[int] | None = None
    #: The same, as a question to the log's database (see `search.index.engine.Selection`).
    selected: Selection | None = None
    #: What is to be said of how it was understood, a line each.
    notes: tuple[str, ...] = ()


def checks(
    settings: Settings, position: int | None = None
) -> Mapping[str, Callable[[str], object]]:
    """The fields over what was read, by name, each with what refuses a value that it does not
    understand, or that nobody knew at a position, by `FieldError`."""
    return {name: partial(_check, settings, position, name) for name in BY_NAME if name != "source"}


def parsed(
    settings: Settings, text: str, position: int | None = None, *, saved_as: str = ""
) -> Tree:
    """The tree of a query, in which saved searches stand for what they ask; of one that is itself
    to be saved under a name. Raises QueryError."""
    fields = checks(settings, position)
    tree = parse(text, fields)
    asked = leaves(tree)
    if any(isinstance(leaf, SavedSearch) for leaf in asked):
        saved = peek.saved_searches(settings.database_url, position)
        expansion = Expansion(saved, fields, text)
        tree = expansion.of(tree, (saved_as,) if saved_as else ())
        refuse_work(tree)
        asked = leaves(tree)
    for leaf in asked:
        if isinstance(leaf, FromSource):
            _check_source(settings, leaf.name, text)
    return _in_the_topics_words(settings, tree)


def _in_the_topics_words(settings: Settings, tree: Tree) -> Tree:
    """A tree with the synonyms of the vocabulary that is set; those for all are the index's."""
    if not settings.topic.vocabulary:
        return tree
    from enforcement.vocabularies import load  # most searches do without

    vocabulary, _ = load(settings.vocabulary)
    return with_synonyms(tree, synonyms_of(vocabulary.synonyms, shipped_synonyms()))


def resolved_at(
    settings: Settings, tree: Tree, position: int | None = None, *, superseded: bool = False
) -> Tree:
    """A tree in which claims are resolved as of a position, of superseded states too where these
    are wanted. Raises QueryError."""
    if not has_claims(tree):
        return tree
    from answers.record import record_at  # only what was read needs the casebook

    with record_at(settings, position) as record:
        return resolved_in(record, tree, superseded=superseded)


def asked_of_index(
    settings: Settings,
    text: str | None,
    position: int | None = None,
    *,
    fields: Fields | None = None,
    superseded: bool = False,
    in_database: bool = False,
) -> AskedOfIndex:
    """A query together with fields, which hold side by side with those of the query; where the
    index is `in_database`, fields that all of it must fulfil are left for that to answer. Raises
    QueryError, and `casebook.asking.fields.FieldError` for the fields."""
    tree = And(parts=()) if text is None else parsed(settings, text, position)
    tree = with_fields(tree, fields or {})
    if not has_claims(tree):
        rest, positions = parted(tree)
        return AskedOfIndex(tree=rest, positions=positions)
    from answers.record import record_at

    with record_at(settings, position) as record:
        left, selected = (
            _selected(record, tree, superseded=superseded) if in_database else (tree, None)
        )
        found = resolved_in(record, left, superseded=superseded) if left else None
        behind = record.basis.behind
    rest, positions = parted(found) if found else (None, None)
    note = (
        f"events that are not read yet, for fields over what was read: {behind}"
        " (`blotter rebuild --only casebook` reads them)"
    )
    return AskedOfIndex(
        tree=rest, positions=positions, selected=selected, notes=(note,) if behind else ()
    )


def with_fields(tree: Tree, fields: Fields) -> Tree:
    """A tree, with fields beside what it asks."""
    claims = as_claims(fields)
    beside = tree.parts if isinstance(tree, And) else (tree,)
    strict = isinstance(tree, And) and tree.strict
    return And(parts=(*beside, *claims), strict=strict) if claims else tree


def resolved_in(record: Record, tree: Tree, *, superseded: bool = False) -> Tree:
    """A tree whose claims are answered from a record. Raises QueryError."""

    def find(fields: Values) -> frozenset[int]:
        return record.book.positions(record.narrowed(fields), superseded=superseded)

    return resolved(_dated(record, tree), find)


def _selected(
    record: Record, tree: Tree, *, superseded: bool
) -> tuple[Tree | None, Selection | None]:
    """A tree without the claims that hold of all of it, and the positions where they do."""

    def find(fields: Values) -> Selection:
        asked = record.book.selected(record.narrowed(fields), superseded=superseded)
        return Selection(sql=asked.sql, values=asked.values)

    return apart(_dated(record, tree), find)


def _dated(record: Record, tree: Tree) -> Tree:
    return dated(tree, partial(today_in, record.settings.timezone))


def parted(tree: Tree) -> tuple[Tree | None, frozenset[int] | None]:
    """A tree without the positions among which all of it must stand, and these."""
    parts = tree.parts if isinstance(tree, And) else (tree,)
    among = [part.positions for part in parts if isinstance(part, Among)]
    others = tuple(part for part in parts if not isinstance(part, Among))
    strict = isinstance(tree, And) and tree.strict
    rest = And(parts=others, strict=strict) if len(others) > 1 else next(iter(others), None)
    return rest, frozenset.intersection(*among) if among else None


def _check(settings: Settings, position: int | None, name: str, text: str) -> None:
    from answers.asking.narrowing import meanings  # a query without fields does without

    meanings(settings, name, text, position)


def _check_source(settings: Settings, name: str, text: str) -> None:
    try:
        check_sources(settings, name)
    except FieldError as error:
        at = text.lower().find(name)
        raise QueryError(str(error), at if at >= 0 else None, text) from error
