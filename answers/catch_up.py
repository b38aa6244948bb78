"""Everything that is answered from is brought to the end of the log."""

from __future__ import annotations

from contextlib import suppress

from answers.reader import reader
from casebook.casebook import Casebook, GoOn, always, for_seconds
from search.engines import search_index
from search.index.write_errors import IndexReadOnlyError
from store.closing import closing_stores
from store.config import Settings
from store.database_address import ReadOnlyError
from store.log import projections
from store.log.database import Engine, open_store
from store.log.projections import ReportProgress, report_nothing
from store.views.following import follow_views

#: Seconds for which reading history may keep anybody waiting who did not ask for it.
SLICE = 60.0


@closing_stores()
def catch_up(settings: Settings, advance: ReportProgress = report_nothing) -> None:
    """Bring views, casebook and index to the end of the log, and go on reading history again for
    what is left of `SLICE`, where another reader has read it."""
    engine, go_on = open_store(settings.database_url), for_seconds(SLICE)
    catch_up_on(engine, settings, go_on, advance)
    Casebook(engine, reader(settings)).read_again(go_on=go_on, advance=advance)


def catch_up_on(
    engine: Engine,
    settings: Settings,
    go_on: GoOn | None = None,
    advance: ReportProgress = report_nothing,
) -> None:
    """Bring views and index to the end of the log on a store that is open already, and the casebook
    for as long as `go_on` says, or for `SLICE`. What may only be read is left as it is."""
    follow_views(engine)
    with suppress(ReadOnlyError):
        book = Casebook(engine, reader(settings))
        book.follow(go_on=go_on or for_seconds(SLICE), advance=advance)
    with suppress(IndexReadOnlyError):
        projections.catch_up(engine, search_index(settings, engine), advance=advance)


def read_whole(
    engine: Engine, settings: Settings, advance: ReportProgress = report_nothing
) -> None:
    """Bring all of it to the end of the log, read by today's reader, however long that takes. What
    may only be read is left as it is."""
    catch_up_on(engine, settings, always, advance)
    with suppress(ReadOnlyError):
        Casebook(engine, reader(settings)).read_again(advance=advance)


@closing_stores()
def read_history(settings: Settings, go_on: GoOn) -> bool:
    """Read what is left of the record, by today's reader, for as long as `go_on` says; whether that
    is done."""
    casebook = Casebook(open_store(settings.database_url), reader(settings))
    return casebook.follow(go_on=go_on) and casebook.read_again(go_on=go_on)


@closing_stores()
def events_to_read(settings: Settings) -> int:
    """How many events are still to be read by today's reader."""
    return Casebook(open_store(settings.database_url), reader(settings)).left()
