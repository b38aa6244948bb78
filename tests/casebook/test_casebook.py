"""The casebook follows the log in one set of tables while another reader fills the other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from casebook import casebook as following
from casebook.asking.casebook_at import casebook_at
from casebook.asking.regroupings import regroupings
from casebook.casebook import Casebook, GoOn, Progress, for_seconds, progress_of
from casebook.tables import VERSION
from store.log import log
from store.log.database import Engine, open_store, reading, writing
from store.log.log import NewEvent
from tests.casebook.contents import Contents, contents, linked
from tests.casebook.histories import a_copy, append, erase_at, publish
from tests.casebook.invented import a_reader, document_of
from tests.casebook.test_linking import bearing
from tests.search.examples import revised

DOCUMENTS = 25
#: They read no docket numbers, so link nothing.
BLIND, OTHER_BLIND = a_reader("2", without="dockets"), a_reader("3", without="dockets")
TOGETHER, APART = 1, DOCUMENTS


@pytest.fixture
def engine(empty_store: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    """A store of documents that are one matter, as the first reader has read them; ten events are
    taken in at once."""
    monkeypatch.setattr(following, "BATCH", 10)
    with a_copy(empty_store) as (engine, _):
        publish(engine, *(document_of(bearing(number)) for number in range(DOCUMENTS)))
        assert Casebook(engine, a_reader()).follow()
        yield engine


def times(count: int) -> GoOn:
    """A `GoOn` that says yes so many times."""
    left = iter([True] * count)
    return lambda: next(left, False)


def progress(engine: Engine) -> dict[str, Progress]:
    with reading(engine) as connection:
        return {it.name: it for it in progress_of(connection)}


def matters(engine: Engine) -> int:
    return len(linked(engine).matters)


def in_one_go(engine: Engine, empty_store: Path) -> Contents:
    """What the blind reader makes of the same documents, undisturbed."""
    with a_copy(empty_store) as (other, _):
        publish(other, *(document_of(bearing(number)) for number in range(DOCUMENTS)))
        Casebook(other, BLIND).follow()
        return contents(other)


def test_another_reader_takes_over_when_it_has_read_all(engine: Engine, empty_store: Path) -> None:
    casebook = Casebook(engine, BLIND)
    assert casebook.left() == DOCUMENTS
    assert not casebook.read_again(go_on=times(2))
    assert casebook.left() == DOCUMENTS - 20
    assert {name: (it.position, it.live) for name, it in progress(engine).items()} == {
        "a": (DOCUMENTS, True),
        "b": (20, False),
    }
    assert matters(engine) == TOGETHER
    assert Casebook(engine, BLIND).read_again(go_on=times(1))
    assert [(it.name, it.live) for it in progress(engine).values()] == [("b", True)]
    assert matters(engine) == APART
    assert casebook.left() == 0
    assert contents(engine) == in_one_go(engine, empty_store)


def test_the_old_set_is_gone_when_the_new_one_is_in_use(engine: Engine) -> None:
    Casebook(engine, BLIND).read_again()
    tables = sa.inspect(engine).get_table_names()
    assert [name for name in tables if name.startswith("view_") and name.endswith("_a")] == []


def test_no_time_is_no_work(engine: Engine) -> None:
    before = contents(engine)
    assert not Casebook(engine, BLIND).read_again(go_on=for_seconds(0))
    assert {it.position for it in progress(engine).values() if not it.live} <= {0}
    assert contents(engine) == before
    publish(engine, document_of(bearing(99)))
    assert not Casebook(engine, a_reader()).follow(go_on=for_seconds(0))
    assert contents(engine) == before


def test_who_has_read_it_has_nothing_to_read_again(engine: Engine) -> None:
    assert Casebook(engine, a_reader()).read_again(go_on=times(0))
    assert progress(engine).keys() == {"a"}


def test_what_comes_meanwhile_is_answered_from_the_old_set_and_read_by_both(
    engine: Engine,
) -> None:
    casebook = Casebook(engine, BLIND)
    casebook.read_again(go_on=times(1))
    publish(engine, document_of(bearing(99)))
    casebook.follow()
    # The new reader reads no docket, and what the old one read stays.
    assert matters(engine) == TOGETHER + 1
    assert casebook.read_again()
    assert matters(engine) == APART + 1


def test_what_another_reader_began_is_begun_anew(engine: Engine) -> None:
    Casebook(engine, BLIND).read_again(go_on=times(2))
    casebook = Casebook(engine, OTHER_BLIND)
    assert casebook.left() == DOCUMENTS
    assert not casebook.read_again(go_on=times(1))
    assert (progress(engine)["b"].reader, progress(engine)["b"].position) == (f"3-{VERSION}", 10)


def test_two_processes_fill_one_set(engine: Engine, empty_store: Path) -> None:
    """Each takes in the next events, which the other then need not."""
    one, other = Casebook(engine, BLIND), Casebook(engine, BLIND)
    assert not one.read_again(go_on=times(1))
    assert not other.read_again(go_on=times(1))
    assert progress(engine)["b"].position == 20
    assert one.read_again()
    assert other.read_again(go_on=times(0))
    assert contents(engine) == in_one_go(engine, empty_store)


def test_events_that_another_process_took_in_are_not_taken_in_twice(engine: Engine) -> None:
    casebook = Casebook(engine, a_reader())
    publish(engine, document_of(bearing(99)))
    with reading(engine) as connection:
        events = list(log.read(connection, after=DOCUMENTS))
    for _ in range(2):
        casebook.apply(events, since=DOCUMENTS, upto=DOCUMENTS + 1)
    assert len(contents(engine)["states"]) == DOCUMENTS + 1


def test_what_is_erased_is_in_neither_set(engine: Engine) -> None:
    casebook = Casebook(engine, BLIND)
    casebook.read_again(go_on=times(2))
    erase_at(engine, [3])
    casebook.forget()
    assert progress(engine).keys() == {"a"}
    rows = contents(engine)
    assert 3 not in [row[0] for row in rows["dossiers"]]
    assert [row[-1] for row in rows["states"]].count(True) == 1
    assert casebook.read_again()
    assert matters(engine) == APART - 1


def test_what_is_erased_while_history_is_read_again(engine: Engine) -> None:
    casebook = Casebook(engine, BLIND)
    casebook.read_again(go_on=times(2))
    erase_at(engine, [3])
    assert casebook.read_again()
    assert 3 not in [row[0] for row in contents(engine)["dossiers"]]


def test_a_rebuild_is_read_by_the_same_reader_again(engine: Engine) -> None:
    before = contents(engine)
    assert Casebook(engine, a_reader()).rebuild() == DOCUMENTS
    assert contents(engine) == before
    assert [(it.name, it.live) for it in progress(engine).values()] == [("b", True)]


def test_the_tables_that_were_there_before_are_dropped(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE view_readings (words TEXT)")
    Casebook(engine, BLIND).read_again(go_on=times(1))
    assert "view_readings" not in sa.inspect(engine).get_table_names()


def test_a_basis_says_who_read_and_whether_later(engine: Engine) -> None:
    url = str(engine.url)
    Casebook(engine, BLIND).read_again()
    keys = bearing(1)
    event = revised(document_of(keys))[1]
    append(engine, NewEvent(stream=f"document/{keys.id}", event=event))
    with casebook_at(url, 5) as book:
        assert (book.basis.position, book.basis.reader, book.basis.behind) == (5, f"2-{VERSION}", 0)
        assert book.basis.read_later
    with casebook_at(url) as book:
        assert (book.basis.position, book.basis.behind) == (DOCUMENTS, 1)
        assert not book.basis.read_later


def test_a_store_without_a_casebook_has_nothing_to_say(empty_store: Path) -> None:
    with a_copy(empty_store) as (engine, _):
        publish(engine, document_of(bearing(1)))
        with casebook_at(str(engine.url)) as book:
            assert (book.basis.position, book.basis.behind) == (0, 1)
            assert book.matters() == []


def test_an_index_more_is_made_in_the_tables_that_are_kept(engine: Engine) -> None:
    """And by it is found what went to another matter, without a walk through all that did not."""
    kept, had = contents(engine), progress(engine)
    with writing(engine) as connection:
        connection.exec_driver_sql("DROP INDEX ix_view_memberships_a_until")
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0003'")
    open_store(str(engine.url)).dispose()
    assert (contents(engine), progress(engine)) == (kept, had)
    with casebook_at(str(engine.url)) as book:
        asked: list[str] = []
        rows = book.rows
        book.rows = lambda query, **_: asked.append(query) or ()  # type: ignore[method-assign,func-returns-value]
        assert regroupings(book, 0, 9) == []
        plan = str(list(rows(f"EXPLAIN QUERY PLAN {asked[0]}")))
        assert "SEARCH o USING INDEX ix_view_memberships_a_until (until>" in plan
