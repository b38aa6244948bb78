"""Who is at work on the store just now, and whether one of them keeps the others waiting."""

from __future__ import annotations

from collections.abc import Iterator

from answers.clock.diagnosis import Finding, ok, warning
from scheduler.doctor.database import Store
from store.lock_holders import Holder, holders, holders_in

CHECK = "locks"


def locks(store: Store) -> Iterator[Finding]:
    """Who holds a lock of the store or of the index."""
    found = [*_holders(store)]
    yield from map(_told, found)
    if not found:
        yield ok(CHECK, "nobody holds one: no crawl, rebuild or backup is under way")


def _holders(store: Store) -> Iterator[Holder]:
    if store.engine is not None:
        yield from holders(store.engine)
    folder = store.settings.index_dir
    yield from (it for it in holders_in(folder) if it.lock == "lock")


def _told(holder: Holder) -> Finding:
    what = "the index" if holder.lock == "lock" else f"`{holder.lock}`"
    said = f"{what} is held by process {holder.pid} ({holder.who})"
    if holder.is_stopped:
        go_on = f"kill -CONT {holder.pid}    # or kill {holder.pid}"
        return warning(CHECK, f"{said}, which is stopped: others wait for it", go_on)
    return ok(CHECK, said)
