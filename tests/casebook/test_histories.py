"""Whatever happens: what is kept is what would be read from the beginning, what `enforcement` makes
of all documents at once, and what was answered then.

`BLOTTER_EXAMPLES=300 pytest tests/casebook/test_histories.py` draws so many histories.
"""

from __future__ import annotations

from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from casebook.casebook import Casebook
from enforcement.reading.linking_keys import LinkingKeys
from store.log import log
from store.log.database import Engine, open_store, reading
from store.log.events import DocumentWithdrawn
from store.log.projections import catch_up
from tests.casebook.contents import contents, linked, worked_out
from tests.casebook.histories import (
    CALM,
    EXAMPLES,
    FEW,
    IDS,
    Life,
    Steps,
    a_copy,
    append,
    common_above,
    erase_at,
    histories,
    nothing,
    publish,
)
from tests.casebook.invented import a_reader, document_of
from tests.enforcement.matters.linkable import sets_of_documents
from tests.postgresql import Server


def follow(engine: Engine, steps: Steps) -> Casebook:
    """A casebook that followed a history as it happened, at times a few events at once."""
    casebook, life = Casebook(engine, a_reader()), Life(engine)
    for step in steps:
        life.take(step)
        if step.follows:
            catch_up(engine, casebook, batch=step.follows)
    catch_up(engine, casebook)
    return casebook


def check_kept_is_replayed(engine: Engine, steps: Steps) -> None:
    casebook = follow(engine, steps)
    kept = contents(engine)
    casebook.rebuild()
    replayed = contents(engine)
    for name, rows in kept.items():
        assert rows == replayed[name], name


@settings(max_examples=EXAMPLES)
@given(few=FEW, steps=histories())
def test_what_is_kept_is_what_is_read_from_the_beginning(
    empty_store: Path, few: int, steps: Steps
) -> None:
    with common_above(few), a_copy(empty_store) as (engine, _):
        check_kept_is_replayed(engine, steps)


@settings(max_examples=5)
@given(few=FEW, steps=histories())
def test_what_is_kept_is_what_is_read_from_the_beginning_on_postgresql(
    postgresql: Server, few: int, steps: Steps
) -> None:
    with common_above(few), postgresql.database() as url:
        engine = open_store(url)
        check_kept_is_replayed(engine, steps)
        engine.dispose()


@settings(max_examples=EXAMPLES)
@given(few=FEW, steps=histories())
def test_the_matters_are_those_of_all_documents_at_once(
    empty_store: Path, few: int, steps: Steps
) -> None:
    with common_above(few), a_copy(empty_store) as (engine, _):
        follow(engine, steps)
        assert linked(engine) == worked_out(engine, a_reader())


@settings(max_examples=max(2, EXAMPLES // 15))
@given(few=FEW, some=sets_of_documents, seed=st.integers(0, 2**32))
def test_the_order_of_documents_does_not_matter(
    empty_store: Path, few: int, some: list[LinkingKeys], seed: int
) -> None:
    chance, partitions = Random(seed), set()
    with common_above(few):
        for _ in range(20):
            chance.shuffle(some)
            with a_copy(empty_store) as (engine, _):
                publish(engine, *map(document_of, some))
                catch_up(engine, Casebook(engine, a_reader()), batch=chance.randint(1, 5))
                partitions.add(linked(engine).partition)
    assert len(partitions) == 1


@settings(max_examples=EXAMPLES)
@given(few=FEW, steps=histories(CALM), gone=st.integers(0, len(IDS) - 1))
def test_what_is_erased_leaves_the_rest_as_if_it_had_never_been_there(
    empty_store: Path, few: int, steps: Steps, gone: int
) -> None:
    with common_above(few), a_copy(empty_store) as (engine, _), a_copy(empty_store) as (other, _):
        follow(engine, steps)
        with reading(engine) as connection:
            lived = list(log.read(connection))
        stream = f"document/{IDS[gone]}"
        positions = [
            it.position
            for it in lived
            if it.stream == stream and not isinstance(it.event, DocumentWithdrawn)
        ]
        for position in positions:
            erase_at(engine, [position])
        catch_up(engine, Casebook(engine, a_reader()))
        # There in the place of each of its events is one that says nothing.
        append(
            other,
            *(
                nothing() if it.stream == stream else log.NewEvent(stream=it.stream, event=it.event)
                for it in lived
            ),
            *(nothing() for _ in positions),
        )
        catch_up(other, Casebook(other, a_reader()))
        left, never = contents(engine), contents(other)
        left["states"] = [row for row in left["states"] if IDS[gone] not in row]
        assert left == never
