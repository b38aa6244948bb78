"""The database: that it answers, is of this version, is guarded, and holds a log that is whole."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from answers.clock.diagnosis import Finding, fault, ok, warning
from store.config import Settings
from store.connections.engines import connect_to_look
from store.database_address import StoreError, file_of, printable
from store.guards import schema
from store.log import database, log, verification
from store.log.database import SCHEMA, Engine, reading, snapshot
from store.plain_text import clean
from store.views.peek import is_writable

CHECK = "database"
#: More events than these are not walked through: that takes minutes.
MANY_EVENTS = 20_000
#: What begins a file of SQLite, and where in it the size of a page and their number stand
#: (sqlite.org/fileformat2.html section 1.3).
_MAGIC = b"SQLite format 3\0"
#: File systems on which SQLite's locks, and the memory it shares, do not hold.
_SHARED = ("nfs", "nfs4", "cifs", "smb3", "9p", "fuse.sshfs", "ceph")
#: Seconds by which the clocks of two machines may differ.
_DRIFT = 60
_RESTORE = "blotter restore FILE    # into an empty BLOTTER_HOME: docs/backup.md"
#: Where the bytes are damaged, what can still be read of the log can be carried over.
_SALVAGE = "move it away, then: blotter restore FILE    # docs/backup.md"


class Store:
    """The database of an installation, opened to be looked at; it answers nothing where that was
    not possible."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.url = settings.database_url
        self.named = printable(self.url)
        #: What can be asked; None until `opened` found that it answers.
        self.engine: Engine | None = None
        #: When the newest event was recorded, UTC.
        self.newest: datetime | None = None
        #: Where the log ends.
        self.end = 0

    def opened(self) -> Iterator[Finding]:
        """Whether it is there, answers, and has tables of this version."""
        if found := _file_fault(self.url, self.settings.home):
            yield found
            return
        engine = connect_to_look(self.url)
        try:
            with reading(engine) as connection:
                schema = database.schema_of(connection)
                if found := _schema_finding(schema, self.named):
                    yield found
                if schema is None or schema > SCHEMA:
                    return
                end = log.head(connection)
        except StoreError as error:
            yield fault(CHECK, clean(str(error)), _reach(self.url))
            return
        self.engine, self.end = engine, end.position
        self.newest = end.recorded_at if end.position else None
        yield ok(CHECK, f"{self.named}: {end.position} events, tables {schema}")
        yield from self._surroundings(engine)

    def _surroundings(self, engine: Engine) -> Iterator[Finding]:
        """What may keep it from being written, or makes it unsafe."""
        file = file_of(self.url)
        if file and (kind := _file_system(file)) in _SHARED:
            said = f"{file} is on {kind}, where SQLite's locks do not hold"
            yield warning(CHECK, said, "a disk of this machine, or PostgreSQL: docs/operating.md")
        if not is_writable(self.url):
            said = f"{self.named} may only be read from here: nothing is recorded"
            yield warning(CHECK, said, _own(file))
        if file is None:
            with reading(engine) as connection:
                theirs = database.server_time(connection)
            apart = (datetime.now(UTC) - theirs).total_seconds()
            if abs(apart) > _DRIFT:
                said = f"the clock here and the database server's are {apart:.0f} s apart"
                yield warning("clock", said, "timedatectl set-ntp true    # on both machines")

    def whole(self) -> Iterator[Finding]:
        """Whether its file, its guards and the log are whole."""
        if self.engine is None:
            return
        found = [*_damage(self.engine, file_of(self.url), self.end)]
        yield from found
        if not found and self.end <= MANY_EVENTS:
            yield ok("log", "the chain, every body and the guards are as they should be")
        elif not found:
            said = f"{self.end} events, too many to be walked through here"
            yield ok("log", f"{said}: `blotter log verify` does")


def _damage(engine: Engine, file: Path | None, events: int) -> Iterator[Finding]:
    try:
        with snapshot(engine) as connection:
            if file and events <= MANY_EVENTS and (said := database.damage(connection)):
                yield fault("log", f"{file} is damaged: {clean(said)}", _SALVAGE)
                return
            try:
                schema.check_guards(connection)
            except schema.GuardError as error:
                said = f"{error}: what is in the log could be changed unseen"
                yield fault("log", clean(said), _carried_over())
            if events <= MANY_EVENTS:
                verification.verify(connection)
    except log.BrokenLogError as error:
        yield fault("log", clean(str(error)), _SALVAGE)
    except StoreError as error:
        yield fault("log", clean(str(error)), _SALVAGE)


def _carried_over() -> str:
    into = "BLOTTER_HOME=NEW blotter log import log.jsonl"
    return f"blotter log export -o log.jsonl && {into}    # a store with all its guards"


def _file_fault(url: str, home: Path) -> Finding | None:
    """What can be told of a file of SQLite by its bytes."""
    if (file := file_of(url)) is None:
        return None
    if not file.exists():
        return _missing(file, home)
    if not file.is_file():
        return fault(CHECK, f"{file} is no file", _RESTORE)
    try:
        with file.open("rb") as opened:
            head = opened.read(100)
    except OSError as error:
        return fault(CHECK, f"{file} cannot be read: {error.strerror}", _own(file))
    if len(head) < 100 or not head.startswith(_MAGIC):
        return fault(CHECK, f"{file} is no database of SQLite", _SALVAGE)
    size = int.from_bytes(head[16:18]) or 1
    meant = (65536 if size == 1 else size) * int.from_bytes(head[28:32])
    if file.stat().st_size < meant:
        cut = f"{file} is cut short: {file.stat().st_size} bytes of {meant}"
        return fault(CHECK, cut, _SALVAGE)
    return None


def _missing(file: Path, home: Path) -> Finding:
    left = [
        it for it in (home / "index", Path(f"{file}.locks"), Path(f"{file}-wal")) if it.exists()
    ]
    if left:
        said = f"{file} is gone, while {left[0].name} is still there"
        return fault(CHECK, said, _RESTORE)
    return warning(CHECK, f"{file} is not there yet", "blotter crawl, or blotter restore FILE")


def _schema_finding(schema: str | None, named: str) -> Finding | None:
    if schema is None:
        return fault(
            CHECK,
            f"{named} holds no log: another program's, or empty",
            "correct [database] url, or let `blotter crawl` make the tables",
        )
    if schema > SCHEMA:
        said = f"{named} was made by a newer version (tables {schema}, known {SCHEMA})"
        return fault(CHECK, said, "pipx upgrade enforcement-blotter")
    if schema < SCHEMA:
        said = f"{named} has tables {schema}; this version's are {SCHEMA}"
        return warning(CHECK, said, "blotter backup FILE && blotter sources    # brings them up")
    return None


def _reach(url: str) -> str:
    if file_of(url) is not None:
        return _SALVAGE
    return "systemctl status postgresql; psql 'the address of [database] url' -c 'SELECT 1'"


def _own(file: Path | None) -> str:
    if file is None:
        return "GRANT INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO USER"
    return f'sudo chown -R "$(id -un)" {file.parent} && chmod -R u+rwX {file.parent}'


def _file_system(file: Path) -> str:
    """The kind of file system that a file lies on; empty where nobody tells."""
    try:
        lines = Path("/proc/mounts").read_text(encoding="utf-8").splitlines()
    except OSError:
        return ""
    mounts = [line.split()[1:3] for line in lines]
    above = [it for it in mounts if file.resolve().is_relative_to(it[0].replace("\\040", " "))]
    return max(above, key=lambda it: len(it[0]), default=["", ""])[1]
