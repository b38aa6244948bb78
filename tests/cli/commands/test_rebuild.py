"""`blotter rebuild` changes the engine of the index, and a search says when that is due."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli.main import main
from search.volumes import volume
from tests.search.examples import Blotter

HEAVY = {"alembic", "sqlalchemy", "whoosh"}


def run(blotter: Blotter, *arguments: str, engine: str = "tantivy") -> Result:
    home = str(blotter.settings.home)
    environ = {"BLOTTER_HOME": home, "BLOTTER_SEARCH_ENGINE": engine}
    return CliRunner().invoke(main, arguments, env=environ)


@pytest.fixture
def searched(tmp_path: Path) -> Iterator[Blotter]:
    """A store whose index Whoosh has made."""
    blotter = Blotter(tmp_path)
    blotter.publish("A ketamine clinic.", "A clinic.", "Esketamine.")
    assert run(blotter, "search", "clinic", engine="whoosh").exit_code == 0
    yield blotter
    blotter.engine.dispose()


def test_a_rebuild_changes_over(searched: Blotter) -> None:
    due = "the index is still whoosh's: `blotter rebuild --only index` makes it tantivy's"
    before = run(searched, "search", "clinic")
    assert due in before.stderr
    assert due not in run(searched, "search", "clinic", engine="whoosh").stderr

    assert run(searched, "rebuild", "--only", "index").exit_code == 0
    assert volume.checkpoint(searched.settings.index_dir).library == "tantivy"
    after = run(searched, "search", "clinic")
    assert due not in after.stderr
    assert after.stdout == before.stdout

    searched.publish("Another clinic.", source="us_more")
    assert "3 of 3" in run(searched, "search", "clinic").stderr


def test_a_damaged_index_of_tantivy_is_built_again_by_a_search(searched: Blotter) -> None:
    run(searched, "rebuild", "--only", "index")
    folder = volume.latest(searched.settings.index_dir)
    assert folder is not None
    for file in folder.glob("*.term"):
        file.write_bytes(b"\x00damage")
    assert "2 of 2" in run(searched, "search", "clinic").stderr


def test_a_search_by_tantivy_imports_nothing_heavy(searched: Blotter) -> None:
    run(searched, "rebuild")
    program = (
        "import sys; from cli.main import main; main(standalone_mode=False); print(*sys.modules)"
    )
    child = subprocess.run(
        [sys.executable, "-c", program, "search", "ketamine", "--format", "json"],
        env={"BLOTTER_HOME": str(searched.settings.home), "PYTHONPATH": ":".join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = {name.partition(".")[0] for name in child.stdout.split()}
    assert "tantivy" in loaded
    assert loaded.isdisjoint(HEAVY)
    assert "store.log.events" not in child.stdout.split()
