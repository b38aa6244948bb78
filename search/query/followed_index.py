"""The index, brought up to the log before it is asked, and built anew where it is damaged."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from search.engines import checkpoint, opened, search_index
from search.index.engine import OpenIndex, TooBroadError
from search.language.query_error import QueryError
from search.volumes.one_writer import SharedIndexError
from store.closing import closing_stores
from store.database_address import StoreError
from store.streams.progress import at_work
from store.views import peek
from store.views.peek import MissingTableError

if TYPE_CHECKING:
    from store.config import Settings

#: Seconds a search waits for another process that writes the index, before it answers without.
PATIENCE = 10.0

#: What the tables of the casebook are called, which an index in their database may be asked with.
_OF_CASEBOOK = "view_"

T = TypeVar("T")


def ask_index(settings: Settings, ask: Callable[[OpenIndex], T], nothing: T) -> T:
    """What the index answers, brought up to the log; `nothing` where there is none. Raises
    QueryError, SharedIndexError where everybody may write the index, and IndexWriteError where it
    is behind and cannot be written."""
    follow(settings)
    return ask_as_it_is(settings, ask, nothing)


def ask_as_it_is(settings: Settings, ask: Callable[[OpenIndex], T], nothing: T) -> T:
    """What the index answers as far as it has come; `nothing` where there is none. One that fails
    twice is built anew. Raises as `ask_index` does.

    The first failure may come of another process that put a new volume in place of the old one.
    """
    for failures in range(2):
        try:
            return ask_volume(settings, ask, nothing)
        except (QueryError, StoreError, SharedIndexError):  # none tells of damage
            raise
        except Exception:  # damage shows itself in many ways
            if failures:
                _rebuild(settings)
    return ask_volume(settings, ask, nothing)


def ask_volume(settings: Settings, ask: Callable[[OpenIndex], T], nothing: T) -> T:
    """What the volume in use answers; `nothing` where there is no index. Raises QueryError, and
    where the volume is damaged whatever its engine raises."""
    with opened(settings) as index:
        try:
            return ask(index) if index else nothing
        except TooBroadError as error:
            raise QueryError(str(error)) from error
        except MissingTableError as error:
            if _OF_CASEBOOK not in str(error):
                raise
            msg = "another casebook took the place of the one that was asked: ask again"
            raise StoreError(msg) from None  # which is no damage of the index


def follow(settings: Settings) -> None:
    """Bring the index up to the log where it is behind. Raises IndexWriteError."""
    if checkpoint(settings).position != peek.head(settings.database_url):
        catch_up(settings)


@closing_stores()
def catch_up(settings: Settings) -> None:
    """Bring views and index up to the log, unless another process is at it for long, or they may
    not be written. These imports cost more than a search. Raises IndexWriteError where there is no
    index that can be used."""
    if settings.only_looks:
        return  # it comes with the replica
    from search.index.write_errors import IndexBusyError, IndexReadOnlyError
    from store.log import projections
    from store.log.database import open_store
    from store.views.following import follow_views

    engine = open_store(settings.database_url)
    index = search_index(settings, engine, patience=PATIENCE)
    follow_views(engine)
    try:
        with at_work("entries" if index.position() == 0 else "events") as shown:
            advance = projections.counted(shown, "indexed")
            if index.position() == 0:
                index.rebuild(advance)
            else:
                projections.catch_up(engine, index, advance=advance)
    except IndexBusyError:
        return
    except IndexReadOnlyError:
        if index.position() == 0:
            raise


@closing_stores()
def _rebuild(settings: Settings) -> None:
    from store.log import projections
    from store.log.database import open_store

    with at_work("entries") as advance:
        index = search_index(settings, open_store(settings.database_url))
        index.rebuild(projections.counted(advance, "indexed"))
