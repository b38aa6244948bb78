"""Links follow the documents: a key in common links them, until too many bear it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest
import sqlalchemy as sa

from casebook.casebook import Casebook
from casebook.tables import tables
from enforcement.reading.linking_keys import LinkingKeys
from store.log.database import Engine, reading
from store.log.log import NewEvent
from store.log.projections import catch_up
from tests.casebook.contents import linked, worked_out
from tests.casebook.histories import a_copy, append, common_above, erase_at, publish
from tests.casebook.invented import a_reader, document_of
from tests.search.examples import revised

DOCKET = frozenset(("1:24-cr-1",))
ORLA = frozenset(("orla tannen",))
#: More documents than these bear a common key here.
FEW = 20


@pytest.fixture
def engine(empty_store: Path) -> Iterator[Engine]:
    """An empty store."""
    with a_copy(empty_store) as (engine, _):
        yield engine


@pytest.fixture
def few() -> Iterator[None]:
    with common_above(FEW):
        yield


def bearing(number: int, dockets: frozenset[str] = DOCKET) -> LinkingKeys:
    return LinkingKeys(
        id=f"us_a:{number:03}",
        source="us_a",
        published_on=date(2026, 1, 5),
        primary="charge",
        dockets=dockets,
    )


def follow(engine: Engine) -> None:
    catch_up(engine, Casebook(engine, a_reader()))


def pairs(engine: Engine) -> set[tuple[str, str]]:
    return {(link.document, link.other_document) for link in linked(engine).links}


def common_spans(engine: Engine) -> list[tuple[int, int | None]]:
    """From when to when a key was common."""
    table = tables("a").common_keys
    with reading(engine) as connection:
        query = sa.select(table.c.position, table.c.until).order_by(table.c.position)
        return [(row.position, row.until) for row in connection.execute(query)]


def revise(engine: Engine, keys: LinkingKeys) -> None:
    event = revised(document_of(keys))[1]
    append(engine, NewEvent(stream=f"document/{keys.id}", event=event))
    follow(engine)


@pytest.mark.parametrize("leaves", ["revised", "erased"])
def test_a_key_that_too_many_bear_links_nothing_until_one_leaves(
    engine: Engine, few: None, leaves: str
) -> None:
    """Two have a person in common as well, and stay linked."""
    every = [bearing(number) for number in range(FEW + 1)]
    every[:2] = [replace(keys, persons=ORLA) for keys in every[:2]]
    ids = [keys.id for keys in every]
    publish(engine, *map(document_of, every[:-1]))
    follow(engine)
    assert pairs(engine) == set(combinations(ids[:-1], 2))
    assert common_spans(engine) == []
    publish(engine, document_of(every[-1]))
    follow(engine)
    assert pairs(engine) == {(ids[0], ids[1])}
    assert common_spans(engine) == [(FEW + 1, None)]
    if leaves == "revised":
        revise(engine, replace(every[7], dockets=frozenset()))
    else:
        erase_at(engine, [8])
        follow(engine)
    assert pairs(engine) == set(combinations((id for id in ids if id != ids[7]), 2))
    assert common_spans(engine) == ([(FEW + 1, FEW + 2)] if leaves == "revised" else [])
    assert linked(engine) == worked_out(engine, a_reader())


def test_the_reason_is_the_strongest_that_two_documents_have(engine: Engine) -> None:
    one, other = (replace(bearing(number), persons=ORLA, state="VT") for number in (1, 2))
    publish(engine, *map(document_of, (one, other)))
    follow(engine)
    (link,) = linked(engine).links
    assert (link.reason, link.shared) == ("same docket", "1:24-cr-1")
    revise(engine, replace(other, dockets=frozenset()))
    (link,) = linked(engine).links
    assert (link.reason, link.shared) == ("same person", "orla tannen")
    revise(engine, replace(other, dockets=frozenset(), persons=frozenset()))
    assert linked(engine).links == frozenset()


def test_a_name_in_passing_links_once_the_other_is_about_it(engine: Engine) -> None:
    words = frozenset(("quilla", "quillb", "quillc"))
    naming = [
        replace(
            bearing(number, frozenset()),
            named_persons=ORLA,
            district="District of Vermont",
            words=words | {f"only{number}"},
        )
        for number in (1, 2)
    ]
    publish(engine, *map(document_of, naming))
    follow(engine)
    assert pairs(engine) == set()
    revise(engine, replace(naming[1], persons=ORLA))
    assert pairs(engine) == {("us_a:001", "us_a:002")}


def test_a_link_names_the_lower_id_first_whichever_came_first(engine: Engine) -> None:
    publish(engine, document_of(bearing(2)), document_of(bearing(1)))
    follow(engine)
    assert pairs(engine) == {("us_a:001", "us_a:002")}
