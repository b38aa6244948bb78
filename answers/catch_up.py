"""Everything that is answered from is brought to the end of the log."""

from __future__ import annotations

from answers.reader import reader
from casebook.casebook import BATCH, Casebook
from search.whoosh_engine.whoosh_index import SearchIndex
from store.closing import closing_stores
from store.config import Settings
from store.log import projections
from store.log.database import Engine, open_store
from store.log.projections import ReportProgress, report_nothing
from store.views.views import Views


@closing_stores()
def catch_up(settings: Settings) -> None:
    """Bring the views, the casebook and the index to the end of the log."""
    catch_up_on(open_store(settings.database_url), settings)


def catch_up_on(engine: Engine, settings: Settings) -> None:
    """Like `catch_up`, on a store that is open already."""
    projections.catch_up(engine, Views(engine))
    follow_casebook(engine, settings)
    projections.catch_up(engine, SearchIndex(settings.index_dir, engine))


def follow_casebook(engine: Engine, settings: Settings) -> None:
    """Bring the casebook to the end of the log."""
    projections.catch_up(engine, Casebook(engine, reader(settings)), batch=BATCH)


@closing_stores()
def read_again(
    settings: Settings, *, seconds: float | None = None, advance: ReportProgress = report_nothing
) -> bool:
    """Read history again where another reader has read it, for no longer than so many seconds;
    whether that is done. A run goes on where the last one ended."""
    casebook = Casebook(open_store(settings.database_url), reader(settings))
    return casebook.read_again(seconds=seconds, advance=advance)
