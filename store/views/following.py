"""The read models for whoever asks: brought up to the log first, where they may be written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress

import sqlalchemy as sa

from store.database_address import ReadOnlyError
from store.log import log
from store.log.database import reading
from store.log.projections import catch_up, counted
from store.streams.progress import at_work
from store.views.as_of import views_at
from store.views.peek import is_writable
from store.views.resting import note_position
from store.views.tables import VERSION
from store.views.view_rebuild import read_progress
from store.views.views import Views


@contextmanager
def followed_views(engine: sa.Engine) -> Iterator[sa.Connection]:
    """A look at the read models. Where the store may only be read they are as far as whoever
    writes has brought them; where there are none, or those of another version, they are filled in
    memory for this look. Raises StoreError."""
    follow_views(engine)
    with reading(engine) as connection:
        reached = read_progress(connection)
        if reached and reached.version == VERSION:
            note_position(reached.position)
            yield connection
            return
        with views_at(connection, log.head(connection).position) as made:
            yield made


def follow_views(engine: sa.Engine) -> None:
    """Bring the read models up to the log, unless they are there, or may not be written. Raises
    StoreError."""
    with reading(engine) as connection:
        reached, end = read_progress(connection), log.head(connection).position
    if reached and (reached.version, reached.position) == (VERSION, end):
        return
    # Not all that forbids it can be asked for before.
    if is_writable(engine.url.render_as_string(hide_password=False)):
        with suppress(ReadOnlyError), at_work("events") as advance:
            catch_up(engine, Views(engine), advance=counted(advance, "taken in"))
