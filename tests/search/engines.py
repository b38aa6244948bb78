"""The engines that the contract in `test_engine_contract` holds."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from search.index.engine import OpenIndex
from search.tantivy_engine import opened_index as tantivy
from search.tantivy_engine.tantivy_index import TantivyIndex
from search.whoosh_engine import opened_index as whoosh
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
    #: Whether scores rest on the entries alone that an answer is given from. Tantivy's rest on all
    #: that its files hold, what was superseded or is written anew included.
    scores_hold: bool = True


ENGINES = (
    Engine(name="whoosh", index=WhooshIndex, opened=whoosh.opened),
    Engine(name="tantivy", index=TantivyIndex, opened=tantivy.opened, scores_hold=False),
)
