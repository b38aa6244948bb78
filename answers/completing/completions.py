"""Values of the store that begin as a word does. What holds a masked name is never among them.

A shell asks at each press of a key, so they are looked up in the read models as they are, without
SQLAlchemy, and are few: where there are more, the first and the last, which say as much of what
all begin with.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress

from casebook.asking.casebook_at import casebook_at
from casebook.asking.kinds_and_parties import standing_values
from store.config import Settings
from store.plain_text import clean
from store.views import peek
from store.views.peek import MissingTableError

#: So many at most.
MOST = 100


def completions(settings: Settings, kind: str, beginning: str) -> list[str]:
    """The values of a kind, which is one of `KINDS`, that begin so, case aside, in order. Raises
    store.database_address.StoreError."""
    begun = beginning.casefold()
    with suppress(MissingTableError):
        values = KINDS[kind](settings)
        fitting = sorted({clean(it) for it in values if it.casefold().startswith(begun)})
        return _few(_shown(settings, fitting))
    return []


def _few(values: list[str]) -> list[str]:
    return values if len(values) <= MOST else [*values[: MOST - 1], values[-1]]


def _shown(settings: Settings, values: list[str]) -> list[str]:
    """Those in which nothing is hidden."""
    if (masks := peek.masks(settings.database_url)) is None:
        return values
    from store.privacy.masking import masked

    return [value for value in values if masked(value, masks) == value]


def _documents(settings: Settings) -> Iterable[str]:
    return _rows(settings, "SELECT id FROM view_documents WHERE NOT erased")


def _sources(settings: Settings) -> Iterable[str]:
    from crawler import sources

    return {*sources.names(), *settings.feeds, *_rows(settings, "SELECT name FROM view_sources")}


def _searches(settings: Settings) -> Iterable[str]:
    return peek.saved_searches(settings.database_url)


def _tags(settings: Settings) -> Iterable[str]:
    return peek.tags(settings.database_url)


def _subscriptions(settings: Settings) -> Iterable[str]:
    return peek.subscriptions(settings.database_url)


def _parties(settings: Settings) -> Iterable[str]:
    """Names, and the last names of people whose names are not hidden."""
    with casebook_at(settings.database_url) as book:
        names = standing_values(book, "parties", "name")
        people = standing_values(book, "parties", "name", "c.type = 'person'")
    last = (name.split()[-1] for name in _shown(settings, people))
    return {*names, *(word for word in last if word.isalpha() or "-" in word)}


def _read(table: str, column: str) -> Callable[[Settings], Iterable[str]]:
    """What was read in the documents as they stand."""

    def values(settings: Settings) -> Iterable[str]:
        with casebook_at(settings.database_url) as book:
            return standing_values(book, table, column)

    return values


def _rows(settings: Settings, query: str) -> list[str]:
    with peek.looking(settings.database_url) as look:
        return [value for (value,) in look.rows(query)]


#: What may be asked for, and where it stands.
KINDS: Mapping[str, Callable[[Settings], Iterable[str]]] = {
    "agencies": _read("agencies", "name"),
    "dockets": _read("dockets", "docket"),
    "documents": _documents,
    "parties": _parties,
    "searches": _searches,
    "sources": _sources,
    "subscriptions": _subscriptions,
    "tags": _tags,
    "terms": _read("terms", "term"),
}
