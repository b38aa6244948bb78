"""Which engine is in use: the one that wrote the index, and of a new index that of the settings.

So a changed setting changes nothing until `blotter rebuild` changes over. Engines are imported when
they are needed: each takes longer than the rest of a search.
"""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from search.index.checkpoint import Checkpoint
from search.volumes import volume
from search.volumes.one_writer import refuse_shared
from store.settings.config_error import ConfigError

if TYPE_CHECKING:
    from search.index.engine import OpenIndex
    from search.index.following import SearchIndex
    from store.config import Settings
    from store.log.database import Engine as Database

#: From so many entries on Whoosh, which is made of Python, is slow.
MANY_ENTRIES = 25_000


def checkpoint(settings: Settings) -> Checkpoint:
    """How far into the log the index has come; `NOTHING` where there is none that can be used."""
    return volume.checkpoint(settings.index_dir)


def opened(settings: Settings) -> AbstractContextManager[OpenIndex | None]:
    """The index, to be asked; None where there is none. Raises ConfigError where its engine is not
    installed, SharedIndexError where everybody may write it, and when it is damaged whatever the
    engine raises."""
    return _in_directory(settings.index_dir)


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


def search_index(settings: Settings, database: Database, *, patience: float = 60.0) -> SearchIndex:
    """The index as it follows the log, by the engine that is in use. Raises ConfigError where that
    is not installed."""
    library = volume.library(settings.index_dir) or settings.search.engine
    return _index(library, settings, database, patience)


def chosen_index(settings: Settings, database: Database) -> SearchIndex:
    """The index as it follows the log, by the engine of the settings, which is in use once it was
    rebuilt. Raises ConfigError where that is not installed."""
    return _index(settings.search.engine, settings, database, 60.0)


def change_over(settings: Settings) -> str | None:
    """A line that says so where the index is not of the engine that the settings name."""
    library, chosen = volume.library(settings.index_dir), settings.search.engine
    if library in (None, chosen):
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


def _index(library: str, settings: Settings, database: Database, patience: float) -> SearchIndex:
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
