"""Which queries are saved under which names."""

from __future__ import annotations

from dataclasses import dataclass

from store.documents.saved_searches import KeptSearch, read_searches
from store.log.database import Engine, reading
from store.privacy.masking import masked_value, masks_at


@dataclass(frozen=True, kw_only=True, slots=True)
class SavedSearches:
    """Saved searches by name."""

    searches: tuple[KeptSearch, ...]


def saved_searches(engine: Engine, position: int | None = None) -> SavedSearches:
    """The searches that are saved, or were at a position of the log, without the names of people
    that are masked there."""
    with reading(engine) as connection:
        kept, masks = read_searches(connection, position), masks_at(connection, position)
    return SavedSearches(searches=tuple(masked_value(one, masks) for one in kept.values()))
