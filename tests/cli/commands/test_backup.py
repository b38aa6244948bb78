"""`blotter backup` and `blotter restore`."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from cli.main import main
from store.log.database import open_store
from tests.postgresql import Server
from tests.store.histories import a_long_history


def blotter(home: Path, *words: str, **environ: str) -> Result:
    env = {"BLOTTER_HOME": str(home), **environ}
    return CliRunner().invoke(main, list(words), env=env)


def test_a_store_comes_back_with_all_that_is_built_from_it(tmp_path: Path) -> None:
    home, new, file = tmp_path / "home", tmp_path / "new", tmp_path / "copy.db"
    engine = open_store(f"sqlite:///{home / 'blotter.db'}")
    a_long_history(engine, documents=4)
    engine.dispose()
    asked = ("search", "clinic", "--copies", "--format", "csv")
    answer = blotter(home, *asked).stdout
    saved = blotter(home, "backup", str(file))
    assert saved.exit_code == 0
    assert saved.stdout.startswith(f"{file}: 17 events; the last hash is ")
    restored = blotter(new, "restore", str(file))
    assert restored.exit_code == 0
    assert restored.stdout.splitlines()[0] == saved.stdout.strip().replace(f"{file}:", "restored")
    assert restored.stdout.splitlines()[1] == "rebuilt from 17 events"
    assert blotter(new, *asked).stdout == answer
    assert blotter(new, "log", "verify").exit_code == 0


def test_a_store_is_not_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "copy.db"
    assert blotter(tmp_path, "backup", str(file)).exit_code == 0
    result = blotter(tmp_path, "restore", str(file))
    assert result.exit_code == 1
    assert result.stderr == (
        f"Error: there is a store already, {tmp_path / 'blotter.db'}: move it away first\n"
    )


def test_on_postgresql_one_line_says_what_to_use(tmp_path: Path, postgresql: Server) -> None:
    with postgresql.database() as url:
        for command in ("backup", "restore"):
            result = blotter(tmp_path, command, str(tmp_path / "copy.db"), BLOTTER_DATABASE_URL=url)
            assert result.exit_code == 1
            assert result.stderr == (
                "Error: the store is on PostgreSQL: use pg_dump and pg_restore "
                "(see docs/how-to/backup.md)\n"
            )
