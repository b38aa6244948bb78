"""Everything that is answered from is brought to the end of the log."""

from __future__ import annotations

from answers.reader import reader
from search.whoosh_engine.whoosh_index import SearchIndex
from store.closing import closing_stores
from store.config import Settings
from store.log import projections
from store.log.database import Engine, open_store
from store.views.readings import Readings
from store.views.views import Views


@closing_stores()
def catch_up(settings: Settings) -> None:
    """Bring the views, the readings and the index to the end of the log."""
    catch_up_on(open_store(settings.database_url), settings)


def catch_up_on(engine: Engine, settings: Settings) -> None:
    """Like `catch_up`, on a store that is open already."""
    projections.catch_up(engine, Views(engine))
    projections.catch_up(engine, Readings(engine, reader(settings)))
    projections.catch_up(engine, SearchIndex(settings.index_dir, engine))
