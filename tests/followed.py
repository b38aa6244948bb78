"""All that the read models hold, to compare one way of building them with another."""

from __future__ import annotations

from random import Random

import sqlalchemy as sa

from search.index.engine import Order
from search.query.search import Hit, search
from search.whoosh_engine.whoosh_index import WhooshIndex
from store.config import Settings
from store.log.database import Connection, Engine, reading
from store.log.projections import catch_up
from store.views import peek
from store.views.tables import LIVE
from store.views.views import Views
from tests.lives import START, Lives, append, erase_one

QUERIES = (
    "ketamine",
    '"schedule III"',
    "hearing -clinic",
    "title:owner OR guilty",
    "quill",
    "marsh",
)


def rows(engine: Engine) -> dict[str, list[tuple[object, ...]]]:
    """Every row of the read models in SQL, by table."""
    with reading(engine) as connection:
        return rows_in(connection)


def rows_in(connection: Connection) -> dict[str, list[tuple[object, ...]]]:
    """The same, of a connection that is open."""
    return {
        table.name: [
            tuple(row) for row in connection.execute(sa.select(table).order_by(*table.primary_key))
        ]
        for table in LIVE.metadata.sorted_tables
        if table is not LIVE.projections
    }


def hits(settings: Settings) -> list[tuple[int, tuple[Hit, ...]]]:
    """What queries find, in the order they find it, now and as of two positions."""
    head = peek.head(settings.database_url)
    asked: tuple[tuple[Order, bool, int | None], ...] = (
        ("relevance", False, None),
        ("newest", True, None),
        ("relevance", True, head // 3),
        ("oldest", False, head * 2 // 3),
    )
    answers = [
        search(settings, query, sort=sort, limit=50, history=history, as_of=at, now=START)
        for query in QUERIES
        for sort, history, at in asked
    ]
    return [(answer.total, answer.hits) for answer in answers]


def follow(engine: Engine, settings: Settings, chance: Random, *, events: int, batch: int) -> Lives:
    """A log of about so many events, appended in batches of up to so many, after each of which the
    read models catch up or do not."""
    lives = Lives(chance=chance)
    index = WhooshIndex(settings.index_dir, engine)
    count = 0
    while count < events:
        some = lives.entries(chance.randint(1, batch))
        append(engine, some, lives.now)
        count += len(some)
        if chance.random() < 0.2:
            erase_one(engine, lives)
        if chance.random() < 0.8:
            catch_up(engine, Views(engine), batch=chance.randint(1, 2 * batch))
            catch_up(engine, index, batch=chance.randint(1, 2 * batch))
    catch_up(engine, Views(engine))
    catch_up(engine, index)
    return lives
