"""What was erased leaves the read models, the index and the files of the log."""

from __future__ import annotations

import shutil
from contextlib import suppress

from answers.reader import reader
from casebook.casebook import Casebook
from search.engines import search_index
from store.config import Settings
from store.log.database import Engine
from store.privacy.erasing import scrub
from store.views.views import Views


def forget(engine: Engine, settings: Settings) -> None:
    """Clear the casebook of what the log no longer has, build views and index anew without it, drop
    what archives were found to hold, then write the log's files anew.

    It may be done again at any time, and is to be where it was interrupted.

    Raises store.privacy.erasing.ErasureError, store.database_address.StoreError and
    search.index.write_errors.IndexWriteError.
    """
    Views(engine).rebuild()
    Casebook(engine, reader(settings)).forget()
    search_index(settings, engine).rebuild()
    with suppress(FileNotFoundError):  # most installations have none
        shutil.rmtree(settings.scans_dir)
    scrub(engine)
