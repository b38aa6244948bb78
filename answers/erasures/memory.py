"""What a process keeps in memory between answers, and how it is let go of.

Python writes over nothing that it frees: what was let go of can be answered from no more, but its
bytes may lie in the memory of the process until they are used again, or the process ends.
"""

from __future__ import annotations

import ctypes
import functools
import gc
import re
from contextlib import suppress

from search.language.words.by_piece import ByPiece
from store.connections.kept import close_idle
from store.log.database import Engine
from store.views.as_of import forget_kept

_Cached = type(functools.lru_cache(lambda: None))


def clear_memory(engine: Engine) -> None:
    """Keep nothing that was made of the record: no connection, each of which has pages of the
    database, no index that was opened, and no words of a text that was read before."""
    engine.dispose()
    close_idle()
    forget_kept()
    for kept in gc.get_objects():
        # What is kept without a limit is made of shipped lists alone.
        # Not `isinstance`, which asks stand-ins what they stand for.
        if type(kept) is _Cached and kept.cache_parameters()["maxsize"] is not None:
            kept.cache_clear()
        elif type(kept) is ByPiece:
            kept.forget()
    re.purge()  # names are looked for by patterns of their own
    gc.collect()
    with suppress(AttributeError):  # another C library than glibc
        ctypes.CDLL(None).malloc_trim(0)
