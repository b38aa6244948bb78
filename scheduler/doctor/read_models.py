"""What is answered from: read models, casebook and index, and how far behind the log they are."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from answers.clock.diagnosis import Finding, fault, ok, warning
from answers.erasures.status import erasure_status
from answers.reader import reader
from casebook.casebook import Casebook, live_set
from scheduler.doctor.database import Store
from search.engines import change_over, checkpoint, is_in_database
from search.index.checkpoint import NOTHING, Checkpoint
from search.index.engine import Filters, OpenIndex
from search.index.plan import Everything, Within
from search.query.followed_index import ask_volume
from search.volumes import volume
from store.config import Settings
from store.log import log
from store.log.database import reading
from store.plain_text import plural
from store.views.tables import VERSION
from store.views.view_rebuild import read_progress

_REBUILD = "blotter rebuild --only"
#: Readers that are named of those who are waited for.
_NAMED = 3


def read_models(store: Store) -> Iterator[Finding]:
    """Whether answers rest on all that is in the log."""
    if store.engine is None or not store.end:
        return
    yield _views(store)
    yield from _casebook(store)
    yield from index(store)


def erasures(store: Store) -> Iterator[Finding]:
    """Whether all who answer have passed what was erased last."""
    if store.engine is None:
        return
    status = erasure_status(store.engine, store.settings)
    if not status.position:
        return
    if status.complete:
        yield ok("erasure", f"all that is registered has passed the last one, #{status.position}")
        return
    waiting = status.waiting_for
    some = ", ".join(it.name for it in waiting[:_NAMED])
    more = f" and {len(waiting) - _NAMED} more" if len(waiting) > _NAMED else ""
    said = f"the last one, #{status.position}, was not passed by {some}{more}"
    yield warning("erasure", said, "blotter erase --status")


def are_followed(store: Store) -> bool:
    """Whether what is told of the sources can be read without anything being made."""
    if store.engine is None:
        return False
    with reading(store.engine) as connection:
        reached = read_progress(connection)
    return reached is not None and (reached.version, reached.position) == (VERSION, store.end)


def _views(store: Store) -> Finding:
    assert store.engine is not None
    with reading(store.engine) as connection:
        reached = read_progress(connection)
    remedy = f"{_REBUILD} views"
    if reached is None:
        return warning("views", "there are none: the next command makes them", remedy)
    if reached.version != VERSION:
        return warning("views", "another version made them: the next command makes them", remedy)
    return _followed("views", store.end - reached.position, remedy)


def _casebook(store: Store) -> Iterator[Finding]:
    assert store.engine is not None
    remedy = f"{_REBUILD} casebook"
    with reading(store.engine) as connection:
        live = live_set(connection)
    if live is None:
        yield warning("casebook", "nothing was read yet: matters and counts are empty", remedy)
        return
    yield _followed("casebook", store.end - live.position, remedy)
    if left := Casebook(store.engine, reader(store.settings)).left():
        said = f"{plural(left, 'event')} still to be read by today's reader"
        yield warning("casebook", f"{said}: `blotter serve` does so by itself", remedy)


def _followed(name: str, behind: int, remedy: str) -> Finding:
    if behind < 0:
        said = f"they are {plural(-behind, 'event')} ahead of the log: the log was put back"
        return fault(name, said, remedy)
    if behind:
        return warning(name, f"{plural(behind, 'event')} of the log behind it", remedy)
    return ok(name, "as far as the log")


def index(store: Store) -> Iterator[Finding]:
    """Whether the full-text index is there, can be opened, and is of this log."""
    remedy = f"{_REBUILD} index"
    lies = _in_database if is_in_database(store.settings) else _in_directory
    yield from lies(store, remedy)


def _in_database(store: Store, remedy: str) -> Iterator[Finding]:
    reached = checkpoint(store.settings)
    if reached == NOTHING:
        said = "there is none of this version in the database: the next search makes it"
        yield warning("index", said, remedy)
        return
    yield _as_far(store, reached, remedy)


def _in_directory(store: Store, remedy: str) -> Iterator[Finding]:
    settings, folder = store.settings, store.settings.index_dir
    if folder.exists() and not folder.is_dir():
        aside = f"mv {folder} {folder}.aside && {remedy}"
        yield fault("index", f"{folder} is no folder: no index can be made", aside)
        return
    if (found := _unsafe(folder)) is not None:
        yield found
        return
    library = volume.library(folder)
    if volume.latest(folder) is None:
        yield warning("index", f"there is none in {folder}: the next search makes it", remedy)
        return
    if library == "tantivy" and find_spec("tantivy") is None:
        said = "it is tantivy's, which is not installed"
        yield fault("index", said, "pipx install --force 'enforcement-blotter[fast]'")
        return
    reached = checkpoint(settings)
    if reached == NOTHING:
        said = "it is of another version, or what says how far it goes cannot be read"
        yield fault("index", said, remedy)
    else:
        yield _as_far(store, reached, remedy)
    if told := change_over(settings):
        yield warning("index", told, remedy)


def _as_far(store: Store, reached: Checkpoint, remedy: str) -> Finding:
    if why := _damage(store.settings):
        return fault("index", f"it is damaged: {why}", remedy)
    if not _is_of(store, reached):
        return fault("index", "it is of another log than the database", remedy)
    return _followed("index", store.end - reached.position, remedy)


def _unsafe(folder: Path) -> Finding | None:
    """Who can write an index makes programs of it (`docs/operating.md`)."""
    for path in (folder, *folder.rglob("*")):
        if path.exists() and path.stat().st_mode & (stat.S_IWGRP | stat.S_IWOTH):
            said = f"{path} can be written by others, whose code a search would run"
            return fault("index", said, f"chmod -R go-w {folder} && {_REBUILD} index")
    return None


def _damage(settings: Settings) -> str:
    """What an engine says of an index that does not answer; empty where it does."""
    try:
        ask_volume(settings, _asked, None)
    except Exception as error:  # what is damaged can fail in any way
        return f"{type(error).__name__}: {error}".splitlines()[0]
    return ""


def _asked(index: OpenIndex) -> None:
    """Have an index look into its entries, its places and its words."""
    near_each_other = Within(field="written", runs=(("of",), ("the",)), words=3)
    for plan in (Everything(), near_each_other):
        index.find(plan, Filters(), "relevance", 1)
    index.similar_words("schedule", 1)


def _is_of(store: Store, reached: Checkpoint) -> bool:
    """Whether the event that an index ends at is in the log: `_followed` tells of one beyond it."""
    assert store.engine is not None
    if reached.position > store.end:
        return True
    with reading(store.engine) as connection:
        there = list(log.read(connection, after=reached.position - 1, upto=reached.position))
    return [event.hash for event in there] == [reached.hash]
