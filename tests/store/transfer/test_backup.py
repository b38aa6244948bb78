"""A backup is of one moment, whole or not there at all; a restored store is the one that was."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from multiprocessing import get_context
from multiprocessing.synchronize import Event
from pathlib import Path

import pytest
import sqlalchemy as sa

from store import lock
from store.database_address import StoreError
from store.log import log, verification
from store.log.database import open_store, snapshot, writing
from store.log.events import SourceChecked
from store.transfer.backup import BackupError, backup, restore
from store.transfer.import_log import read_log
from tests.postgresql import Server, programs
from tests.store.examples import NOW
from tests.store.histories import a_long_history, exported, head


@pytest.fixture
def store(tmp_path: Path) -> Iterator[sa.Engine]:
    """A store on SQLite with a few documents."""
    opened = open_store(f"sqlite:///{tmp_path / 'home' / 'blotter.db'}")
    a_long_history(opened, documents=4)
    yield opened
    opened.dispose()


def refused(url: str, file: Path, match: str) -> None:
    with pytest.raises(BackupError, match=match):
        restore(url, file)


def test_a_restored_store_is_the_one_that_was(store: sa.Engine, tmp_path: Path) -> None:
    file, url = tmp_path / "copy.db", f"sqlite:///{tmp_path / 'new' / 'blotter.db'}"
    assert backup(store, file) == head(store) == restore(url, file)
    restored = open_store(url)
    assert exported(restored) == exported(store)
    with snapshot(restored) as connection:
        assert verification.verify(connection).erased == 3
    with writing(restored) as connection:
        checked = log.NewEvent(stream="source/a", event=SourceChecked(checked_at=NOW, outcome="ok"))
        assert log.append(connection, [checked], now=NOW)[0].position == head(store).position + 1
    restored.dispose()


def test_a_backup_is_a_single_file_and_replaces_the_one_before(
    store: sa.Engine, tmp_path: Path
) -> None:
    file = tmp_path / "backups" / "copy.db"
    file.parent.mkdir()
    leftover = file.with_name(".copy.db.partial")
    leftover.write_bytes(b"left by a killed process")
    leftover.with_name(".copy.db.partial-journal").write_bytes(b"and this")
    backup(store, file)
    a_long_history_goes_on(store)
    backup(store, file)
    assert [one.name for one in file.parent.iterdir()] == ["copy.db"]
    with closing(sqlite3.connect(f"file:{file}?immutable=1", uri=True)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert connection.execute("SELECT max(position) FROM events").fetchone() == (18,)


def a_long_history_goes_on(engine: sa.Engine) -> None:
    checked = log.NewEvent(stream="source/a", event=SourceChecked(checked_at=NOW, outcome="ok"))
    with writing(engine) as connection:
        log.append(connection, [checked], now=NOW)


def _write_until(url: str, begun: Event, enough: Event) -> None:
    engine = open_store(url)
    while not enough.is_set():
        a_long_history_goes_on(engine)
        begun.set()
    engine.dispose()


def test_a_backup_is_of_one_moment_while_another_process_writes(
    store: sa.Engine, tmp_path: Path
) -> None:
    spawn = get_context("spawn")
    begun, enough = spawn.Event(), spawn.Event()
    url = store.url.render_as_string()
    writer = spawn.Process(target=_write_until, args=(url, begun, enough))
    writer.start()
    try:
        assert begun.wait(60)
        ends = []
        for number in range(5):
            before = head(store)
            ends.append(backup(store, tmp_path / f"{number}.db"))
            assert before.position <= ends[-1].position <= head(store).position
    finally:
        enough.set()
        writer.join()
    assert writer.exitcode == 0
    for number, end in enumerate(ends):
        copy = open_store(f"sqlite:///{tmp_path / f'{number}.db'}")
        assert head(copy) == end
        copy.dispose()


def test_a_store_is_never_overwritten(store: sa.Engine, tmp_path: Path) -> None:
    file = tmp_path / "copy.db"
    backup(store, file)
    before = exported(store)
    refused(store.url.render_as_string(), file, "there is a store already, .*blotter.db: move it")
    assert exported(store) == before


@pytest.mark.parametrize("left", ["-wal", "-journal", "-shm"])
def test_what_is_left_of_a_store_is_not_mixed_with_a_backup(
    store: sa.Engine, tmp_path: Path, left: str
) -> None:
    file, target = tmp_path / "copy.db", tmp_path / "new.db"
    backup(store, file)
    Path(f"{target}{left}").write_bytes(b"of another store")
    refused(f"sqlite:///{target}", file, f"there is a store already, .*new.db{left}")
    assert not target.exists()


@pytest.mark.parametrize(
    ("content", "cause"),
    [(None, "no such file"), (b"text, and not a database" * 100, "file is not a database")],
)
def test_what_is_no_backup_is_refused(tmp_path: Path, content: bytes | None, cause: str) -> None:
    file = tmp_path / "copy.db"
    if content is not None:
        file.write_bytes(content)
    refused(f"sqlite:///{tmp_path / 'new.db'}", file, f"cannot restore .*copy.db: .*{cause}")
    assert {one.name for one in tmp_path.iterdir()} <= {"copy.db"}


def test_another_database_is_no_backup(tmp_path: Path) -> None:
    file = tmp_path / "copy.db"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")
    refused(f"sqlite:///{tmp_path / 'new.db'}", file, "it holds no log")


def test_a_backup_of_a_newer_version_is_refused(store: sa.Engine, tmp_path: Path) -> None:
    file = tmp_path / "copy.db"
    with writing(store) as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    backup(store, file)
    with pytest.raises(StoreError, match="made by a newer version"):
        restore(f"sqlite:///{tmp_path / 'new.db'}", file)
    assert not (tmp_path / "new.db").exists()


def test_a_broken_log_takes_no_good_backups_place(store: sa.Engine, tmp_path: Path) -> None:
    file = tmp_path / "copy.db"
    backup(store, file)
    good = file.read_bytes()
    with writing(store) as connection:
        connection.execute(sa.text("DROP TRIGGER events_no_update"))
        connection.execute(sa.text("UPDATE events SET payload = '{}' WHERE position = 2"))
    with pytest.raises(BackupError, match=r"broken at position 2.*nothing was backed up"):
        backup(store, file)
    assert file.read_bytes() == good
    assert not file.with_name(".copy.db.partial").exists()


def test_a_place_that_cannot_be_written_is_named(store: sa.Engine, tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="unable to open database file; nothing was backed up"):
        backup(store, tmp_path / "nowhere" / "copy.db")


def test_the_store_is_not_its_own_backup(store: sa.Engine) -> None:
    with pytest.raises(BackupError, match="is the store itself"):
        backup(store, Path(store.url.database or ""))


def test_one_backup_at_a_time(store: sa.Engine, tmp_path: Path) -> None:
    with lock.alone(store, "backup"), pytest.raises(BackupError, match="another backup"):
        backup(store, tmp_path / "copy.db")


def test_on_postgresql_its_own_tools_are_named(postgresql: Server, tmp_path: Path) -> None:
    with postgresql.database() as url:
        engine = open_store(url)
        with pytest.raises(BackupError, match="use pg_dump and pg_restore"):
            backup(engine, tmp_path / "copy.db")
        refused(url, tmp_path / "copy.db", "use pg_dump and pg_restore")
        engine.dispose()


def test_what_pg_dump_saves_pg_restore_brings_back(postgresql: Server, tmp_path: Path) -> None:
    """The commands of docs/how-to/backup.md."""
    dump, restored_by = map(_program, ("pg_dump", "pg_restore"))
    file = tmp_path / "blotter.dump"
    with postgresql.database() as one, postgresql.database() as other:
        plain = [url.replace("+psycopg", "") for url in (one, other)]
        engine = open_store(one)
        a_long_history(engine, documents=4)
        for command in (
            [dump, "--format=custom", f"--file={file}", plain[0]],
            [restored_by, "--exit-on-error", f"--dbname={plain[1]}", str(file)],
        ):
            subprocess.run(command, check=True, capture_output=True)
        restored = open_store(other)
        assert exported(restored) == exported(engine)
        with snapshot(restored) as connection:
            verification.verify(connection)
        with (
            pytest.raises(sa.exc.DBAPIError, match="cannot be deleted"),
            writing(restored) as connection,
        ):
            connection.execute(sa.text("DELETE FROM events"))
        for opened in (engine, restored):
            opened.dispose()


def _program(name: str) -> str:
    folder = programs()
    return shutil.which(name) or str(folder / name if folder else name)


@pytest.mark.servers
@pytest.mark.parametrize("seconds", [0.0, 0.02, 0.1])
def test_a_killed_backup_leaves_the_old_one_and_is_run_again(
    store: sa.Engine, tmp_path: Path, seconds: float
) -> None:
    file = tmp_path / "copy.db"
    old = backup(store, file)
    a_long_history_goes_on(store)
    code = (
        "import sys; from pathlib import Path; from store.transfer.backup import backup;"
        "from store.log.database import open_store; engine = open_store(sys.argv[1]);"
        "print('ready', flush=True)\nwhile True: backup(engine, Path(sys.argv[2]))"
    )
    command = [sys.executable, "-c", code, store.url.render_as_string(), str(file)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        child.stdout.readline()
        with pytest.raises(subprocess.TimeoutExpired):
            child.wait(timeout=seconds)
        child.kill()
    url = f"sqlite:///{tmp_path / 'new' / 'blotter.db'}"
    assert restore(url, file) in (old, head(store))
    assert backup(store, file) == head(store)
    assert not list(tmp_path.glob(".copy.db*"))


@pytest.mark.servers
@pytest.mark.parametrize("lines", [1, 600, 900])
def test_a_killed_import_is_run_again(engine: sa.Engine, tmp_path: Path, lines: int) -> None:
    """Killed while it waits for more than so many lines of the file."""
    source = open_store("sqlite://")
    a_long_history(source, documents=300)
    data = exported(source)
    code = (
        "import sys; from store.log.database import open_store; from store.transfer.import_log "
        "import read_log;"
        "read_log(open_store(sys.argv[1]), sys.stdin.buffer)"
    )
    url = engine.url.render_as_string(hide_password=False)
    with subprocess.Popen([sys.executable, "-c", code, url], stdin=subprocess.PIPE) as child:
        assert child.stdin is not None
        child.stdin.write(b"".join(data.splitlines(keepends=True)[:lines]))
        child.stdin.flush()
        with pytest.raises(subprocess.TimeoutExpired):
            child.wait(timeout=1.0)
        child.kill()
        child.stdin.close()
    with snapshot(engine) as connection:
        verification.verify(connection)
    read_log(engine, iter(data.splitlines(keepends=True)))
    assert exported(engine) == data
    source.dispose()


def _damage_a_body(connection: sqlite3.Connection) -> None:
    connection.execute(
        "UPDATE bodies SET zstd = x'00' WHERE rowid = (SELECT min(rowid) FROM bodies)"
    )


def _lose_the_bodies(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM bodies")


def _swallow_events(connection: sqlite3.Connection) -> None:
    connection.execute(
        "CREATE TRIGGER evil BEFORE INSERT ON events BEGIN SELECT RAISE(IGNORE); END"
    )


def _drop_a_guard(connection: sqlite3.Connection) -> None:
    connection.execute("DROP TRIGGER events_no_update")


def _view_for_a_table(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE bodies RENAME TO kept")
    connection.execute("CREATE VIEW bodies AS SELECT * FROM kept")


DOCTORED: dict[Callable[[sqlite3.Connection], None], str] = {
    _damage_a_body: "the log is broken at position",
    _lose_the_bodies: "the log is broken at position",
    _swallow_events: "the trigger evil is none of ours",
    _drop_a_guard: "the trigger events_no_update is missing",
    _view_for_a_table: "is none of ours",
}


def doctored(file: Path, change: Callable[[sqlite3.Connection], None]) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        change(connection)


@pytest.mark.parametrize("change", DOCTORED)
def test_a_store_that_is_not_whole_does_not_replace_a_good_backup(
    store: sa.Engine, tmp_path: Path, change: Callable[[sqlite3.Connection], None]
) -> None:
    file = tmp_path / "copy.db"
    backup(store, file)
    before = file.read_bytes()
    doctored(Path(str(store.url.database)), change)
    with pytest.raises(BackupError, match=DOCTORED[change]):
        backup(store, file)
    assert file.read_bytes() == before
    assert not file.with_name(".copy.db.partial").exists()


@pytest.mark.parametrize("change", DOCTORED)
def test_a_doctored_backup_is_not_restored(
    store: sa.Engine, tmp_path: Path, change: Callable[[sqlite3.Connection], None]
) -> None:
    file, target = tmp_path / "copy.db", tmp_path / "new.db"
    backup(store, file)
    doctored(file, change)
    refused(f"sqlite:///{target}", file, DOCTORED[change])
    assert not target.exists()
