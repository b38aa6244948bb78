"""The engines that the contract in `test_engine_contract` holds: today Whoosh."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from search.index import volume
from search.language.syntax import Tree
from search.whoosh_engine import finding
from search.whoosh_engine.finding import FoundEntry, Order
from search.whoosh_engine.schema import open_volume
from search.whoosh_engine.segment import Filters
from search.whoosh_engine.whoosh_index import WhooshIndex
from store.log.database import Engine as Database
from store.log.projections import Projection


class SearchProjection(Projection, Protocol):
    def rebuild(self) -> None: ...


class Find(Protocol):
    def __call__(
        self, tree: Tree | None, filters: Filters, sort: Order, limit: int | None, /
    ) -> tuple[int, list[FoundEntry]]: ...


@dataclass(frozen=True, kw_only=True)
class OpenIndex:
    """An index that can be asked."""

    find: Find
    find_among: Callable[[Tree, Collection[str]], set[str]]
    #: How many parts of it answer together.
    parts: int


@dataclass(frozen=True, kw_only=True)
class Engine:
    """What a search engine has to offer."""

    name: str
    index: Callable[[Path, Database], SearchProjection]
    opened: Callable[[Path], AbstractContextManager[OpenIndex]]


@contextmanager
def _whoosh(directory: Path) -> Iterator[OpenIndex]:
    folder = volume.latest(directory)
    assert folder is not None
    with open_volume(folder).searcher() as searcher:
        yield OpenIndex(
            find=partial(finding.find, searcher),
            find_among=partial(finding.find_among, searcher),
            parts=len(searcher.leaf_searchers()),
        )


ENGINES = (Engine(name="whoosh", index=WhooshIndex, opened=_whoosh),)
