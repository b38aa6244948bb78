"""Which queries are saved under which names, and who asks for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from answers.asking.page import WHOLE, Page
from casebook.asking.fields import BY_NAME
from search.language.parsing import parse
from search.language.query_error import QueryError
from search.language.tree import SavedSearch, leaves
from store.documents.saved_searches import KeptSearch, SavedSearchError, drop_search, read_searches
from store.log.database import Engine, reading
from store.log.events import Recorded
from store.privacy.masking import masked, masked_value, masks_at
from store.subscriptions.active import active_subscriptions


@dataclass(frozen=True, kw_only=True, slots=True)
class SavedSearches:
    """Saved searches by name."""

    searches: tuple[KeptSearch, ...]
    #: How many there are, of which these are a part.
    total: int


def saved_searches(
    engine: Engine, position: int | None = None, page: Page = WHOLE
) -> SavedSearches:
    """The searches that are saved, or were at a position of the log, without the names of people
    that are masked there."""
    with reading(engine) as connection:
        kept, masks = read_searches(connection, position), masks_at(connection, position)
    shown = tuple(masked_value(one, masks) for one in page.of([*kept.values()]))
    return SavedSearches(searches=shown, total=len(kept))


def drop(engine: Engine, name: str, *, by: str, now: datetime) -> Recorded:
    """Let a name stand for no query any more. Raises SavedSearchError where it stands for none, or
    where other saved searches or subscriptions ask for it."""
    with reading(engine) as connection:
        kept, masks = read_searches(connection), masks_at(connection)
        active = [state.subscription for state in active_subscriptions(connection)]
    asking = [f"@{one.name}" for one in kept.values() if _asks_for(one.query, name)]
    asking += [one.id for one in active if _asks_for(one.query, name)]
    if asking:
        named = ", ".join(masked(one, masks) for one in asking)
        msg = f"@{name} is asked for by {named}: change or end that first"
        raise SavedSearchError(msg)
    return drop_search(engine, name, by=by, now=now)


def _asks_for(query: str, name: str) -> bool:
    try:
        tree = parse(query, dict.fromkeys(BY_NAME, str))
    except QueryError:  # it was saved by earlier code, and asks for nothing any more
        return False
    return SavedSearch(name=name) in leaves(tree)
