"""The index in PostgreSQL: committed whole, by one writer at a time, without what was erased."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import psycopg
import pytest
import sqlalchemy as sa

from search.index.checkpoint import NOTHING
from search.index.engine import Filters
from search.index.plan import Plan, Run, Term, Within
from search.index.write_errors import IndexBusyError, IndexReadOnlyError
from search.postgres_engine.checkpoint import reached
from search.postgres_engine.opened_index import opened
from search.postgres_engine.postgres_index import PostgresIndex
from store.log.projections import catch_up
from store.privacy.erasing import erase
from tests.search.examples import NOW, Blotter, document, published, revised

#: On PostgreSQL (`tests/search/conftest.py`).
pytestmark = pytest.mark.usefixtures("postgresql")

ROOT = Path(__file__).parents[3]


def follow(blotter: Blotter) -> PostgresIndex:
    index = PostgresIndex(blotter.engine)
    catch_up(blotter.engine, index)
    return index


def found(blotter: Blotter, plan: Plan) -> list[int]:
    with opened(blotter.settings.database_url) as index:
        assert index is not None
        return sorted(index.positions(plan, Filters(history=True)))


def word(written: str) -> Term:
    return Term(field="written", word=written)


def direct(blotter: Blotter) -> str:
    return blotter.settings.database_url.replace("+psycopg", "")


def test_without_an_index_there_is_nothing(blotter: Blotter) -> None:
    assert reached(blotter.settings.database_url) == NOTHING
    with opened(blotter.settings.database_url) as index:
        assert index is None


def test_a_phrase_is_found_after_twenty_thousand_words(blotter: Blotter) -> None:
    text = [f"w{n}" for n in range(20_000)] + ["grand", "jury", "indicted"]
    blotter.publish(" ".join(text), "the jury was grand", "grand jury")
    follow(blotter)
    assert found(blotter, Run(field="written", words=("grand", "jury"))) == [1, 3]
    near = Within(field="written", runs=(("jury",), ("w19999",)), words=1)
    assert found(blotter, near) == [1]
    apart = Within(field="written", runs=(("indicted",), ("w19999",)), words=1)
    assert found(blotter, apart) == []


def test_what_is_near_a_word_that_occurs_a_thousand_times(blotter: Blotter) -> None:
    often = ["ketamine"] * 1000
    blotter.publish(" ".join([*often, "clinic", *often, "far"]), "ketamine far clinic")
    follow(blotter)
    assert found(blotter, Run(field="written", words=("clinic", "ketamine"))) == [1]
    near = Within(field="written", runs=(("far",), ("clinic",)), words=0)
    assert found(blotter, near) == [2]
    whole = Run(field="written", words=("ketamine",) * 300)
    assert found(blotter, whole) == [1]


def test_a_writer_that_is_killed_leaves_nothing(blotter: Blotter) -> None:
    blotter.publish("ketamine")
    follow(blotter)
    blotter.publish("esketamine", source="us_more")
    script = """
import os, signal, sys
from search.postgres_engine import postgres_index
from store.connections.engines import connect
from store.log.projections import catch_up
note = postgres_index._note
def killed(*args):
    note(*args)
    os.kill(os.getpid(), signal.SIGKILL)
postgres_index._note = killed
engine = connect(sys.argv[1])
index = postgres_index.PostgresIndex(engine)
index.rebuild() if sys.argv[2] == "rebuild" else catch_up(engine, index)
"""
    for work in ("follow", "rebuild"):
        command = [sys.executable, "-c", script, blotter.settings.database_url, work]
        died = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
        assert died.returncode == -9, died.stderr
        assert reached(blotter.settings.database_url).position == 1
        assert found(blotter, word("esketamine")) == []
    follow(blotter)
    assert found(blotter, word("esketamine")) == [2]


def test_two_writers_take_turns(blotter: Blotter) -> None:
    blotter.publish(*["ketamine"] * 30)
    writers = [threading.Thread(target=follow, args=(blotter,)) for _ in range(2)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert found(blotter, word("ketamine")) == [*range(1, 31)]
    with opened(blotter.settings.database_url) as index:
        assert index is not None
        assert index.find(word("ketamine"), Filters(), "newest", 0)[0] == 30


def test_who_waits_too_long_is_told_that_another_writes(blotter: Blotter) -> None:
    blotter.publish("ketamine")
    with PostgresIndex(blotter.engine).alone(), pytest.raises(IndexBusyError):
        PostgresIndex(blotter.engine, patience=0.1).rebuild()


def test_readers_are_answered_by_the_old_index_until_the_new_one_is_whole(
    blotter: Blotter,
) -> None:
    blotter.publish("ketamine")
    index = follow(blotter)
    with opened(blotter.settings.database_url) as old:
        assert old is not None
        rebuilding = threading.Thread(target=index.rebuild)
        rebuilding.start()
        for _ in range(20):
            assert old.positions(word("ketamine"), Filters()) == [1]
    rebuilding.join()
    assert found(blotter, word("ketamine")) == [1]


def test_what_was_erased_is_in_no_table(blotter: Blotter) -> None:
    blotter.append(
        published(document("us_one:1", "Voskamp was charged.", title="Voskamp")),
        revised(document("us_one:1", "Voskamp was acquitted.")),
        published(document("us_one:2", "A clinic.")),
    )
    follow(blotter)
    assert held(blotter, "voskamp")
    erase(blotter.engine, [1, 2], by="ana", reason="order 12", now=NOW)
    follow(blotter)
    assert held(blotter, "voskamp") == []
    assert found(blotter, word("clinic")) == [3]


def held(blotter: Blotter, text: str) -> list[str]:
    """The tables in which a text stands in any column."""
    with psycopg.connect(direct(blotter)) as connection:
        names = connection.execute(
            "SELECT relname FROM pg_class WHERE relkind IN ('r', 'm')"
            " AND relnamespace = 'public'::regnamespace"
        ).fetchall()
        query = "SELECT count(*) FROM {} AS it WHERE it::text ILIKE %s"
        return [
            name
            for (name,) in names
            if connection.execute(query.format(name).encode(), [f"%{text}%"]).fetchone() != (0,)
        ]


def test_who_may_only_read_is_answered_and_told_that_it_cannot_write(blotter: Blotter) -> None:
    blotter.publish("ketamine")
    follow(blotter)
    with psycopg.connect(direct(blotter), autocommit=True) as connection:
        connection.execute("DROP ROLE IF EXISTS reader")
        connection.execute("CREATE ROLE reader LOGIN")
        connection.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader")
    url = blotter.settings.database_url.replace("postgres@", "reader@")
    with opened(url) as index:
        assert index is not None
        assert index.positions(word("ketamine"), Filters()) == [1]
    engine = sa.create_engine(url)
    with pytest.raises(IndexReadOnlyError):
        PostgresIndex(engine).rebuild()
    engine.dispose()


def test_an_index_of_another_log_or_version_is_built_again(blotter: Blotter) -> None:
    blotter.publish("ketamine")
    index = follow(blotter)
    with psycopg.connect(direct(blotter)) as connection:
        connection.execute("UPDATE search_index SET hash = 'other'")
    assert index.position() == 0
    follow(blotter)
    assert index.position() == 1
    with psycopg.connect(direct(blotter)) as connection:
        connection.execute("UPDATE search_index SET version = version - 1")
    assert (reached(blotter.settings.database_url), index.position()) == (NOTHING, 0)
    follow(blotter)
    assert (index.position(), found(blotter, word("ketamine"))) == (1, [1])


def test_words_of_entries_that_went_are_forgotten(blotter: Blotter) -> None:
    blotter.append(published(document("us_one:1", "Ketamine.")))
    follow(blotter)
    blotter.append(revised(document("us_one:1", "Esketamine.")))
    follow(blotter)
    with opened(blotter.settings.database_url) as index:
        assert index is not None
        assert index.find(word("ketamine"), Filters(), "newest", 0)[0] == 0
        assert index.find(word("ketamine"), Filters(history=True), "newest", 0)[0] == 1
        assert index.frequencies("written", ["ketamine", "esketamine"]) == [1, 1]
        assert index.similar_words("ketamin", 5) == []
