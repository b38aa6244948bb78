"""What was erased leaves the read models, the index and the files of the log."""

from __future__ import annotations

import shutil
from contextlib import suppress

from answers.reader import reader
from casebook.casebook import Casebook
from search.engines import forget_elsewhere, search_index
from store.config import Settings
from store.log import log
from store.log.database import Engine, reading
from store.privacy.scrubbing import Scrubbed, scrub
from store.readers.files import written_anew
from store.views.views import Views


def forget(engine: Engine, settings: Settings) -> Scrubbed:
    """Clear the casebook of what the log no longer has, build views and index anew without it, drop
    what archives were found to hold, then write the files of the database anew.

    It may be done again at any time, and is to be where it was interrupted.

    Raises store.privacy.erasing.ErasureError, store.database_address.StoreError and
    search.index.write_errors.IndexWriteError.
    """
    with reading(engine) as connection:
        end = log.head(connection).position
    Views(engine).rebuild()
    Casebook(engine, reader(settings)).forget()
    search_index(settings, engine).rebuild()
    forget_elsewhere(settings, engine)
    with suppress(FileNotFoundError):  # most installations have none
        shutil.rmtree(settings.scans_dir)
    scrubbed = scrub(engine)
    written_anew(engine, end, scrubbed.wal)
    return scrubbed
