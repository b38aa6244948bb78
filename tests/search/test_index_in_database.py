"""An index in the database of the log is that of all who ask there, and nowhere else."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
import sqlalchemy as sa

from answers.forgetting import forget
from scheduler.doctor.database import Store
from scheduler.doctor.read_models import index as diagnosed
from search.engines import change_over, checkpoint, chosen_index, hint, search_index
from search.index.checkpoint import NOTHING
from search.index.engine import Selection
from search.query.search import found_among, search
from search.volumes import volume
from store.config import Settings
from store.database_address import StoreError
from store.privacy.erasing import erase
from store.settings.file import SearchEngine, SearchSettings
from tests.search.examples import NOW, Blotter

#: On PostgreSQL (`tests/search/conftest.py`).
pytestmark = pytest.mark.usefixtures("postgresql")


def choosing(blotter: Blotter, engine: SearchEngine) -> Settings:
    return msgspec.structs.replace(blotter.settings, search=SearchSettings(engine=engine))


def test_a_search_makes_it_and_leaves_nothing_in_the_directory(blotter: Blotter) -> None:
    settings = choosing(blotter, "postgres")
    assert checkpoint(settings) == NOTHING
    blotter.publish("ketamine one", "esketamine", "ketamine two")
    answer = search(settings, "ketamine", now=NOW)
    assert (answer.total, answer.coverage.position, answer.coverage.head) == (2, 3, 3)
    assert {hit.id for hit in answer.hits} == {
        "us_example_releases:0",
        "us_example_releases:2",
    }
    assert not settings.index_dir.exists()
    assert (change_over(settings), hint(settings)) == (None, None)


def test_it_is_there_for_whoever_asks_the_same_database(blotter: Blotter, tmp_path: Path) -> None:
    here = choosing(blotter, "postgres")
    there = msgspec.structs.replace(here, home=tmp_path / "another")
    blotter.publish("ketamine one")
    assert search(here, "ketamine", now=NOW).total == 1
    assert checkpoint(there) == checkpoint(here)
    blotter.publish("ketamine two", source="us_other")
    assert search(there, "ketamine", now=NOW).total == 2
    assert checkpoint(here).position == 2
    assert found_among(here, "two", [1, 2], 2) == {2}


def test_a_casebook_that_is_gone_is_no_damage_of_the_index(blotter: Blotter) -> None:
    settings = choosing(blotter, "postgres")
    blotter.publish("ketamine")
    gone = Selection(sql="SELECT position FROM view_states_b", values={})
    with pytest.raises(StoreError, match="ask again"):
        search(settings, "ketamine", selected=gone, now=NOW)
    assert search(settings, "ketamine", now=NOW).total == 1


def test_what_is_set_to_it_counts_at_once(blotter: Blotter) -> None:
    local, shared = choosing(blotter, "tantivy"), choosing(blotter, "postgres")
    blotter.publish("ketamine")
    assert search(local, "ketamine", now=NOW).total == 1
    assert search_index(shared, blotter.engine).library == "postgres"
    assert search(shared, "ketamine", now=NOW).total == 1
    assert search_index(local, blotter.engine).library == "tantivy"


@pytest.mark.parametrize(("used", "other"), [("postgres", "whoosh"), ("whoosh", "postgres")])
def test_what_was_erased_stays_in_none_that_is_not_used(
    blotter: Blotter, used: SearchEngine, other: SearchEngine
) -> None:
    blotter.publish("quennellium", "ketamine")
    for engine in (other, used):
        assert search(choosing(blotter, engine), "quennellium", now=NOW).total == 1
    erase(blotter.engine, [1], by="clerk", reason="order 12", now=datetime.now(UTC))
    forget(blotter.engine, choosing(blotter, used))
    assert search(choosing(blotter, used), "quennellium OR ketamine", now=NOW).total == 1
    assert checkpoint(choosing(blotter, other)) == NOTHING
    if other == "postgres":
        inspector = sa.inspect(blotter.engine)
        assert [it for it in inspector.get_table_names() if it.startswith("search_")] == [
            "search_index"
        ]
    else:
        assert volume.volumes(blotter.settings.index_dir) == []
    # Whoever asks there again has it built anew, under a name that is free.
    assert search(choosing(blotter, other), "quennellium OR ketamine", now=NOW).total == 1


def test_the_doctor_looks_at_it_there(blotter: Blotter) -> None:
    settings = choosing(blotter, "postgres")
    blotter.publish("ketamine one")

    def told() -> list[tuple[str, str]]:
        store = Store(settings)
        assert [*store.opened()]
        found: list[tuple[str, str]] = [(it.state, it.message) for it in diagnosed(store)]
        assert store.engine is not None
        store.engine.dispose()
        return found

    ((state, message),) = told()
    assert (state, message.partition(":")[0]) == (
        "warning",
        "there is none of this version in the database",
    )
    chosen_index(settings, blotter.engine).rebuild()
    blotter.publish("ketamine two", source="us_other")
    assert told() == [("warning", "1 event of the log behind it")]
