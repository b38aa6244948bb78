"""How far all has come that a process answers from, and bringing it further."""

from __future__ import annotations

from answers.questions.standing import standing
from answers.record import make_up_small_lag
from search import engines
from search.query import followed_index
from search.volumes import volume
from store.config import Settings
from store.log.database import Engine
from store.log.indexed_types import DECISIONS
from store.readers.folders import index_folder
from store.readers.holder import Holder
from store.views.following import follow_views
from store.views.peek import MissingTableError, looking

_LAST = f"SELECT max(position) FROM events WHERE {DECISIONS} AND type = 'PayloadErased'"  # noqa: S608


def reached_by(settings: Settings) -> int:
    """The last position that is in all of it: log, read models, casebook and index. What is not
    there holds nothing. Raises StoreError."""
    now = standing(settings)
    parts = [now.position]
    if now.views:
        parts.append(now.views[1])
    if now.casebook:
        parts.append(now.casebook[2])
    if now.index[0]:
        parts.append(now.index[0])
    if has_index(settings):  # of another version too, which is no answer's
        parts.append(volume.checkpoint(settings.index_dir).position)
    return min(parts)


def has_index(settings: Settings) -> bool:
    """Whether there is an index of its own in the home, of whatever version."""
    return volume.latest(settings.index_dir) is not None


def own_index(settings: Settings) -> Holder:
    """The index in the home, which lies there whether a process runs or not."""
    folder = settings.index_dir
    return index_folder(str(folder), volume.checkpoint(folder).position)


def last_erasure(settings: Settings) -> int:
    """The position of the last event that says that something was erased; 0 where there is none.
    Raises StoreError."""
    with looking(settings.database_url) as look:
        try:
            return look.rows(_LAST)[0][0] or 0
        except MissingTableError:
            return 0


def follow(settings: Settings, engine: Engine) -> None:
    """Bring it up to the log, as an answer would, without making an index where there is none.
    Raises StoreError, and IndexWriteError."""
    follow_views(engine)
    make_up_small_lag(settings)
    if engines.is_in_database(settings) and has_index(settings):
        engines.forget_elsewhere(settings, engine)  # one that is in use no more
    if has_index(settings) or engines.checkpoint(settings).position:
        followed_index.follow(settings)
