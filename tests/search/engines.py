"""The engines that the contract in `test_engine_contract` holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Protocol

import pytest

from search.index.engine import OpenIndex
from search.postgres_engine import opened_index as postgres
from search.postgres_engine.postgres_index import PostgresIndex
from search.tantivy_engine import opened_index as tantivy
from search.tantivy_engine.tantivy_index import TantivyIndex
from search.whoosh_engine import opened_index as whoosh
from search.whoosh_engine.whoosh_index import WhooshIndex
from store.config import Settings
from store.log.database import Engine as Database
from store.log.projections import Projection
from tests.postgresql import Server
from tests.search.examples import Blotter


class SearchProjection(Projection, Protocol):
    """An index that follows the log, and can be built again from it."""

    def rebuild(self) -> None: ...


@dataclass(frozen=True, kw_only=True)
class Engine:
    """What a search engine has to offer."""

    name: str
    index: Callable[[Settings, Database], SearchProjection]
    #: The index, to be asked; None where there is none.
    opened: Callable[[Settings], AbstractContextManager[OpenIndex | None]]
    #: Whether scores rest on the entries alone that an answer is given from. Tantivy's rest on all
    #: that its files hold, what was superseded or is written anew included.
    scores_hold: bool = True

    @contextmanager
    def log(self, home: Path, request: pytest.FixtureRequest) -> Iterator[Blotter]:
        """An empty log that it can follow."""
        with _store(request) if self.name == "postgres" else nullcontext("") as url:
            blotter = Blotter(home, url)
            yield blotter
            blotter.engine.dispose()


def _store(request: pytest.FixtureRequest) -> AbstractContextManager[str]:
    server: Server = request.getfixturevalue("postgresql")
    return server.database()


ENGINES = (
    Engine(
        name="whoosh",
        index=lambda settings, database: WhooshIndex(settings.index_dir, database),
        opened=lambda settings: whoosh.opened(settings.index_dir),
    ),
    Engine(
        name="tantivy",
        index=lambda settings, database: TantivyIndex(settings.index_dir, database),
        opened=lambda settings: tantivy.opened(settings.index_dir),
        scores_hold=False,
    ),
    Engine(
        name="postgres",
        index=lambda _, database: PostgresIndex(database),
        opened=lambda settings: postgres.opened(settings.database_url),
    ),
)


def marks(*engines: Engine) -> list[pytest.MarkDecorator]:
    """The tier of a test of these engines."""
    return [pytest.mark.servers] if any(it.name == "postgres" for it in engines) else []


#: Each engine as a parameter.
EACH = [pytest.param(engine, id=engine.name, marks=marks(engine)) for engine in ENGINES]
#: Any two of them.
PAIRS = [
    pytest.param(*pair, id=f"{pair[0].name}-{pair[1].name}", marks=marks(*pair))
    for pair in combinations(ENGINES, 2)
]
