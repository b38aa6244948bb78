"""The engines that the contract in `test_engine_contract` holds: today Whoosh."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from search.index.engine import OpenIndex
from search.whoosh_engine import opened_index
from search.whoosh_engine.whoosh_index import WhooshIndex
from store.log.database import Engine as Database
from store.log.projections import Projection


class SearchProjection(Projection, Protocol):
    """An index that follows the log, and can be built again from it."""

    def rebuild(self) -> None: ...


@dataclass(frozen=True, kw_only=True)
class Engine:
    """What a search engine has to offer."""

    name: str
    index: Callable[[Path, Database], SearchProjection]
    #: The index in a directory, to be asked; None where there is none.
    opened: Callable[[Path], AbstractContextManager[OpenIndex | None]]


ENGINES = (Engine(name="whoosh", index=WhooshIndex, opened=opened_index.opened),)
