"""Who is at work on the store just now, and whether one of them keeps the others waiting: as the
operating system or the database server tells, without a lock being taken."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path
from urllib.parse import unquote

from answers.clock.diagnosis import Finding, fault, ok, warning
from scheduler.doctor.database import Store
from store.lock import advisory_key, lock_folder
from store.log.database import Connection, Engine, reading
from store.plain_text import clean, clip, plural
from store.shared_crawl.left_behind import LeftBehind, left_behind

CHECK = "locks"
#: Locks of whole installations; those of single letters have names of their own.
NAMES = ("crawl", "crawler", "rebuild", "backup", "inbox", "index")
#: Where Linux lists every lock: its kind, the process, and the file by device and inode (proc(5)).
_LOCKS = Path("/proc/locks")
_STOPPED = ("T", "t")

_OF_POSTGRESQL = (
    "SELECT l.pid, coalesce(host(a.client_addr), 'the server itself') AS client, a.usename"
    " FROM pg_locks l JOIN pg_stat_activity a USING (pid)"
    " WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1"
    " AND (l.classid::bigint << 32) | l.objid::bigint = %(key)s"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Holder:
    """A process that holds a lock."""

    lock: str
    #: On this machine, or of the database server.
    pid: int
    #: Its command, or where it is connected from.
    who: str
    #: Whether it was stopped by a signal, and does nothing until it is told to go on.
    is_stopped: bool = False


def locks(store: Store) -> Iterator[Finding]:
    """Who holds a lock of the store or of the index, and whether locks can be taken."""
    if (folder := _folder(store)) and folder.exists() and not folder.is_dir():
        said = f"{folder} is no folder: no lock can be taken, so nobody crawls or rebuilds"
        yield fault(CHECK, said, f"mv {folder} {folder}.aside")
        return
    found = [*_holders(store)]
    yield from map(_told, found)
    if not found:
        yield ok(CHECK, "nobody holds one: no crawl, rebuild or backup is under way")
    if store.engine is not None:
        with reading(store.engine) as connection:
            yield from of_workers(left_behind(connection))


def of_workers(left: LeftBehind) -> Iterator[Finding]:
    """How many workers there are, and what dead ones have left that nobody takes up. Pure."""
    if left.living:
        yield ok(CHECK, f"{plural(left.living, 'worker')} of crawls at work")
    for name, at in () if left.living else left.looks:
        said = f"{name} was taken by a worker at {at.astimezone(UTC):%Y-%m-%d %H:%M} UTC that died"
        go_on = f"blotter crawl --workers 2 {name}    # or let `blotter serve` run"
        yield warning(CHECK, f"{said}, and nobody finished it", go_on)
    for host, until in left.hosts:
        moment = f"{until.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"
        yield ok(CHECK, f"{host} was asked by a worker that died; others may ask it from {moment}")


def _folder(store: Store) -> Path | None:
    """Where the locks of a store on SQLite lie."""
    if store.engine is None or store.engine.dialect.name == "postgresql":
        return None
    return lock_folder(store.engine)


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


def holders(engine: Engine) -> list[Holder]:
    """Who holds which lock now. Empty where the machine does not tell. Nothing is locked or
    written."""
    if engine.dialect.name == "postgresql":
        with reading(engine) as connection:
            return [*_of_postgresql(connection)]
    return [*holders_in(lock_folder(engine))]


def holders_in(folder: Path) -> Iterator[Holder]:
    """Who holds a lock on one of the files in a folder; the names of locks are theirs."""
    files = folder.iterdir() if folder.is_dir() else ()
    names = {file.stat().st_ino: unquote(file.name) for file in files}
    try:
        lines = _LOCKS.read_text(encoding="ascii").splitlines()
    except OSError:  # no Linux
        return
    for pid, inode in filter(None, map(locked, lines)):
        if inode in names and _has_open(pid, folder):
            yield _holder(names[inode], pid)


def locked(line: str) -> tuple[int, int] | None:
    """The process and the inode of a line of /proc/locks that tells of a whole file's lock
    (flock(2)) that is held; None of any other: `1: FLOCK ADVISORY WRITE 812 08:01:5242 0 EOF`."""
    parts = line.split()
    if len(parts) < 8 or parts[1] != "FLOCK":
        return None
    inode = parts[5].rpartition(":")[2]
    return (int(parts[4]), int(inode)) if parts[4].isdecimal() and inode.isdecimal() else None


def _has_open(pid: int, folder: Path) -> bool:
    """Whether a process has a file of a folder open; true where nobody may look."""
    descriptors = Path(f"/proc/{pid}/fd")
    try:
        return any(
            os.path.realpath(it).startswith(f"{folder.resolve()}/") for it in descriptors.iterdir()
        )
    except OSError:
        return True


def _holder(lock: str, pid: int) -> Holder:
    process = Path(f"/proc/{pid}")
    try:
        command = (process / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        state = (process / "stat").read_text(errors="replace").rpartition(")")[2].split()[0]
    except (OSError, IndexError):  # it ended, or is one of another container
        command, state = "", ""
    who = clip(clean(command), 100) or "a process that cannot be seen from here"
    return Holder(lock=lock, pid=pid, who=who.strip(), is_stopped=state in _STOPPED)


def _of_postgresql(connection: Connection) -> Iterator[Holder]:
    for name in NAMES:
        for pid, client, user in connection.exec_driver_sql(
            _OF_POSTGRESQL, {"key": advisory_key(name)}
        ):
            yield Holder(lock=name, pid=pid, who=f"{user} at {client}")
