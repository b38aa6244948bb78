"""Which engine is in use: the one that wrote the index, and of a new index that of the settings.

So a changed setting changes nothing until `blotter rebuild` changes over. What is set to `postgres`
does at once: the index then lies in the database of the log, for all who ask it, and not in the
directory. Engines are imported when they are needed: each takes longer than the rest of a search.
"""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from search.index.checkpoint import Checkpoint
from search.volumes import volume
from search.volumes.one_writer import one_writer, refuse_shared
from store.settings.config_error import ConfigError
from store.views.resting import note_position

if TYPE_CHECKING:
    from search.index.engine import OpenIndex
    from search.index.following import SearchIndex
    from store.config import Settings
    from store.log.database import Engine as Database

#: Seconds for which it is waited for others who write an index.
_PATIENCE = 60.0
#: From so many entries on Whoosh, which is made of Python, is slow.
MANY_ENTRIES = 25_000


def checkpoint(settings: Settings) -> Checkpoint:
    """How far into the log the index has come; `NOTHING` where there is none that can be used."""
    if is_in_database(settings):
        from search.postgres_engine.checkpoint import reached

        return reached(settings.database_url)
    return volume.checkpoint(settings.index_dir)


def opened(settings: Settings) -> AbstractContextManager[OpenIndex | None]:
    """The index, to be asked; None where there is none. Raises ConfigError where its engine is not
    installed, SharedIndexError where everybody may write it, and when it is damaged whatever the
    engine raises."""
    if is_in_database(settings):
        from search.postgres_engine import opened_index as postgres

        return postgres.opened(settings.database_url)
    note_position(volume.checkpoint(settings.index_dir).position)
    return _in_directory(settings.index_dir)


def is_in_database(settings: Settings) -> bool:
    """Whether the index lies in the database of the log."""
    return settings.search.engine == "postgres"


def _in_directory(directory: Path) -> AbstractContextManager[OpenIndex | None]:
    if folder := volume.latest(directory):
        refuse_shared(directory, folder)
    match volume.library(directory):
        case "tantivy":
            _require_tantivy()
            from search.tantivy_engine import opened_index as tantivy

            return tantivy.opened(directory)
        case "whoosh":
            from search.whoosh_engine import opened_index as whoosh

            return whoosh.opened(directory)
        case _:
            return nullcontext()


def search_index(
    settings: Settings, database: Database, *, patience: float = _PATIENCE
) -> SearchIndex:
    """The index as it follows the log, by the engine that is in use. Raises ConfigError where that
    is not installed."""
    library = None if is_in_database(settings) else volume.library(settings.index_dir)
    return _index(library or settings.search.engine, settings, database, patience)


def chosen_index(settings: Settings, database: Database) -> SearchIndex:
    """The index as it follows the log, by the engine of the settings, which is in use once it was
    rebuilt. Raises ConfigError where that is not installed."""
    return _index(settings.search.engine, settings, database, _PATIENCE)


def change_over(settings: Settings) -> str | None:
    """A line that says so where the index is not of the engine that the settings name."""
    library, chosen = volume.library(settings.index_dir), settings.search.engine
    if is_in_database(settings) or library in (None, chosen):
        return None
    return f"the index is still {library}'s: `blotter rebuild --only index` makes it {chosen}'s"


def hint(settings: Settings) -> str | None:
    """What may be done for a faster index, in one line."""
    reached = checkpoint(settings)
    if settings.search.engine == "whoosh" and reached.entries > MANY_ENTRIES:
        return (
            f"the index holds {reached.entries:,} entries, with which tantivy is faster: "
            'set engine = "tantivy" under [search] and run `blotter rebuild --only index`'
        )
    return change_over(settings)


def forget_elsewhere(settings: Settings, database: Database) -> None:
    """Delete an index that lies where none is in use any more: after an erasure nobody would build
    it anew. Raises IndexWriteError."""
    if is_in_database(settings):
        if settings.index_dir.is_dir():
            with one_writer(settings.index_dir, _PATIENCE):
                volume.remove(settings.index_dir)
    elif database.dialect.name == "postgresql":
        from search.postgres_engine.postgres_index import PostgresIndex

        PostgresIndex(database).remove()


def _index(library: str, settings: Settings, database: Database, patience: float) -> SearchIndex:
    if library == "postgres":
        from search.postgres_engine.postgres_index import PostgresIndex

        return PostgresIndex(database, patience=patience)
    if library == "tantivy":
        _require_tantivy()
        from search.tantivy_engine.tantivy_index import TantivyIndex

        return TantivyIndex(settings.index_dir, database, patience=patience)
    from search.whoosh_engine.whoosh_index import WhooshIndex

    return WhooshIndex(settings.index_dir, database, patience=patience)


def _require_tantivy() -> None:
    if find_spec("tantivy") is None:
        msg = "tantivy needs the extra `fast`: pip install 'enforcement-blotter[fast]'"
        raise ConfigError(msg)
