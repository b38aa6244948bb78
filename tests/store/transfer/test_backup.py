"""A backup is of one moment, whole or not there at all; a restored store is the one that was."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from multiprocessing import get_context
from multiprocessing.synchronize import Event
from pathlib import Path

import pytest
import sqlalchemy as sa

from store import lock
from store.connections.engines import connect
from store.log import log, verification
from store.log.database import open_store, snapshot, writing
from store.log.events import SourceChecked
from store.log.projections import catch_up
from store.transfer.backup import BackupError, backup, restore
from store.transfer.import_log import read_log
from store.views.following import followed_views
from store.views.tables import BESIDE
from store.views.views import Views
from tests.postgresql import Server, programs
from tests.read_only import read_only
from tests.store.examples import NOW
from tests.store.guards.doctored import DOCTORED, doctored, without_guards
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
    backup(store, file)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    refused(f"sqlite:///{tmp_path / 'new.db'}", file, "made by a newer version")
    assert not (tmp_path / "new.db").exists()


def test_a_broken_log_takes_no_good_backups_place(store: sa.Engine, tmp_path: Path) -> None:
    file = tmp_path / "copy.db"
    backup(store, file)
    good = file.read_bytes()
    with closing(sqlite3.connect(str(store.url.database))) as connection, connection:
        without_guards(connection, "UPDATE events SET payload = '{}' WHERE position = 2")
    with pytest.raises(BackupError, match=r"broken at position 2.*nothing was backed up"):
        backup(store, file)
    assert file.read_bytes() == good
    assert not file.with_name(".copy.db.partial").exists()


def test_a_place_that_cannot_be_written_is_named(store: sa.Engine, tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="No such file or directory; nothing was backed up"):
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


@pytest.mark.parametrize("change", DOCTORED)
def test_a_store_that_is_not_whole_does_not_replace_a_good_backup(
    store: sa.Engine, tmp_path: Path, change: str
) -> None:
    file = tmp_path / "copy.db"
    backup(store, file)
    before = file.read_bytes()
    doctored(Path(str(store.url.database)), change)
    with pytest.raises(BackupError, match=DOCTORED[change][1]):
        backup(store, file)
    assert file.read_bytes() == before
    assert not file.with_name(".copy.db.partial").exists()


@pytest.mark.parametrize("change", DOCTORED)
def test_a_doctored_backup_is_not_restored(store: sa.Engine, tmp_path: Path, change: str) -> None:
    file, target = tmp_path / "copy.db", tmp_path / "new.db"
    backup(store, file)
    doctored(file, change)
    refused(f"sqlite:///{target}", file, DOCTORED[change][1])
    assert {one.name for one in tmp_path.iterdir()} <= {"copy.db", "home"}


def test_a_damaged_page_is_found(store: sa.Engine, tmp_path: Path) -> None:
    file = tmp_path / "copy.db"
    backup(store, file)
    with file.open("r+b") as raw:
        raw.seek(_page_of_bodies(file))
        raw.write(bytes(2048))
    before = file.read_bytes()
    refused(f"sqlite:///{tmp_path / 'new.db'}", file, "cannot restore")
    assert not (tmp_path / "new.db").exists()
    damaged = connect(f"sqlite:///{file}")
    with pytest.raises(BackupError, match="nothing was backed up"):
        backup(damaged, tmp_path / "other.db")
    damaged.dispose()
    assert file.read_bytes()[4096:] == before[4096:]


def _page_of_bodies(file: Path) -> int:
    """Where the first page with a body begins, in bytes."""
    with closing(sqlite3.connect(file)) as connection:
        (root,) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'bodies'"
        ).fetchone()
        return int(root - 1) * int(connection.execute("PRAGMA page_size").fetchone()[0])


@pytest.mark.parametrize("change", [b"more", b"", bytes(4096)], ids=["more", "less", "a page more"])
def test_a_file_that_is_longer_or_shorter_than_its_database_is_no_backup(
    store: sa.Engine, tmp_path: Path, change: bytes
) -> None:
    file = tmp_path / "copy.db"
    backup(store, file)
    content = file.read_bytes()
    file.write_bytes(content + change if change else content[:-4096])
    refused(f"sqlite:///{tmp_path / 'new.db'}", file, "cannot restore")
    assert not (tmp_path / "new.db").exists()


def test_read_models_of_a_backup_are_not_believed(store: sa.Engine, tmp_path: Path) -> None:
    file, url = tmp_path / "copy.db", f"sqlite:///{tmp_path / 'new.db'}"
    catch_up(store, Views(store))
    with writing(store) as building:
        BESIDE.metadata.create_all(building)
    backup(store, file)
    restore(url, file)
    with closing(sqlite3.connect(tmp_path / "new.db")) as connection:
        left = connection.execute("SELECT name FROM sqlite_master WHERE name LIKE '%view%'")
        assert left.fetchall() == []
    restored = open_store(url)
    with followed_views(restored) as look:
        assert look.scalar(sa.text("SELECT count(*) FROM view_documents")) == 4


def test_a_copy_may_be_read_by_nobody_else(store: sa.Engine, tmp_path: Path) -> None:
    file, new = tmp_path / "copy.db", tmp_path / "new" / "blotter.db"
    backup(store, file)
    restore(f"sqlite:///{new}", file)
    for private in (file, new):
        assert private.stat().st_mode & 0o777 == 0o600
    assert new.parent.stat().st_mode & 0o777 == 0o700


def test_what_may_only_be_read_is_backed_up_elsewhere(store: sa.Engine, tmp_path: Path) -> None:
    file = tmp_path / "copy.db"
    end = head(store)
    store.dispose()
    with read_only(tmp_path / "home") as home:
        shown = connect(f"sqlite:///{home / 'blotter.db'}")
        assert backup(shown, file) == end
        shown.dispose()
    assert restore(f"sqlite:///{tmp_path / 'new.db'}", file) == end
