"""Values that do not go together are told, whichever of file and environment they come from."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.config import faults
from store.settings.checking.together import unfit

POSTGRESQL = "postgresql+psycopg://blotter@db.example/blotter"
IN_POSTGRES = {"engine": "postgres"}


@pytest.mark.parametrize(
    ("database", "search", "keys"),
    [
        ({}, {}, []),
        ({}, {"engine": "tantivy"}, []),
        ({}, IN_POSTGRES, ["search.engine"]),
        ({"url": "sqlite:///blotter.db"}, IN_POSTGRES, ["search.engine"]),
        ({"url": POSTGRESQL}, IN_POSTGRES, []),
    ],
)
def test_an_index_in_the_database_needs_one_of_postgresql(
    database: dict[str, object], search: dict[str, object], keys: list[str]
) -> None:
    assert [key for key, _ in unfit(database, search)] == keys


def test_what_is_no_table_is_told_as_that_alone(tmp_path: Path) -> None:
    (tmp_path / "blotter.toml").write_text('search = "postgres"\ndatabase = 3\n', encoding="utf-8")
    told = faults({"BLOTTER_HOME": str(tmp_path)}, shipped=())
    assert ["is not a table" in str(one) for one in told] == [True, True]


def test_a_variable_may_make_them_fit(tmp_path: Path) -> None:
    (tmp_path / "blotter.toml").write_text('[search]\nengine = "postgres"\n', encoding="utf-8")
    home = {"BLOTTER_HOME": str(tmp_path)}
    (told,) = faults(home, shipped=())
    assert "search.engine: postgres keeps the index in the log's database: set database.url" in str(
        told
    )
    assert not faults({**home, "BLOTTER_DATABASE_URL": POSTGRESQL}, shipped=())
