"""Answering a query: bring the index up to the log, find, and show why each hit was found."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from whoosh.searching import Searcher

from search import volume
from search.coverage import coverage
from search.finding import Filters, Found, Sort, among, find
from search.schema import open_volume
from search.snippets import snippet
from search.syntax import QueryError, Tree, parse, wanted
from store import peek

if TYPE_CHECKING:
    from store.config import Settings

__all__ = ["Answer", "Hit", "QueryError", "matching", "search"]

#: Seconds a search waits for another process that writes the index, before it answers without.
PATIENCE = 10.0

#: Hits whose texts are read at once.
_PART = 1000

T = TypeVar("T")
_Findings: TypeAlias = tuple[int, list[Found]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Hit:
    """A document that was found, in one of its states."""

    id: str
    title: str
    url: str
    source: str
    published_on: date | None
    precision: str
    #: The publisher's number, as written.
    number: str | None
    #: A passage of the text on one line, and where in it the query's words stand.
    snippet: str
    highlights: tuple[tuple[int, int], ...]
    #: BM25; None where the order is by date.
    score: float | None
    #: 0 as first published, then counting the publisher's changes.
    revision: int
    #: Whether a later state of the document exists.
    superseded: bool
    #: Whether the page was found gone while this was its content.
    withdrawn: bool
    #: Where in the log it stands.
    position: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What a query found, and what the answer rests on (see `search.coverage`)."""

    query: str
    #: How many there are, of which `hits` are the first.
    total: int
    hits: tuple[Hit, ...]
    coverage: dict[str, Any]


def search(
    settings: Settings,
    query: str,
    *,
    source: Sequence[str] = (),
    since: date | None = None,
    until: date | None = None,
    sort: Sort = "relevance",
    limit: int | None = 20,
    history: bool = False,
    now: datetime | None = None,
) -> Answer:
    """Answer a query (see `search.syntax`), from an index that is brought up to the log first.

    `since` and `until` are included; a document without a date is then left out. `history` adds
    what was superseded. Raises QueryError, and IndexWriteError where the index is behind and
    cannot be written; while another process writes it, the answer is from what there is.
    """
    tree = parse(query)
    filters = Filters(
        sources=tuple(name.lower() for name in source), since=since, until=until, history=history
    )
    return answer(settings, query, tree, filters, sort, limit, now or datetime.now(UTC))


def answer(
    settings: Settings,
    query: str,
    tree: Tree | None,
    filters: Filters,
    sort: Sort,
    limit: int | None,
    now: datetime,
) -> Answer:
    """The answer to a query that is parsed; every document there is where it is None."""
    url = settings.database_url
    head = peek.head(url)
    looks = peek.sources(url)
    if volume.checkpoint(settings.index_dir).position != head or (looks is None and head):
        _catch_up(settings)
        head, looks = peek.head(url), peek.sources(url)
    total, found = _found(settings, lambda searcher: find(searcher, tree, filters, sort, limit))
    position = volume.checkpoint(settings.index_dir).position
    return Answer(
        query=query,
        total=total,
        hits=tuple(_hits(url, found, tree)),
        coverage=coverage(looks or (), position=position, head=head, now=now),
    )


def matching(directory: Path, query: str, ids: Collection[str]) -> set[str]:
    """Which of these documents a query finds in any state they were in, as far as the index goes.

    Raises QueryError.
    """
    tree = parse(query)
    folder = volume.latest(directory)
    if folder is None:
        return set()
    return _searched(folder, lambda searcher: among(searcher, tree, ids))


def _catch_up(settings: Settings) -> None:
    """Take in what is new in the log. These imports cost more than a search: only when behind."""
    from search.index import IndexBusyError, SearchIndex
    from store.database import open_store
    from store.projections import catch_up
    from store.views import Views

    engine = open_store(settings.database_url)
    index = SearchIndex(settings.index_dir, engine, patience=PATIENCE)
    try:
        catch_up(engine, Views(engine))
        if index.position() == 0:
            index.rebuild()
        else:
            catch_up(engine, index)
    except IndexBusyError:
        return
    finally:
        engine.dispose()


def _found(settings: Settings, ask: Callable[[Searcher], _Findings]) -> _Findings:
    """Ask the index, which finds nothing where there is none. One that fails twice is built anew.

    The first failure may come of another process that put a new volume in place of the old one.
    """
    folder = volume.latest(settings.index_dir)
    if folder is None:
        return 0, []
    try:
        return _searched(folder, ask)
    except Exception:  # damage shows itself in many ways
        folder = volume.latest(settings.index_dir) or folder
        try:
            return _searched(folder, ask)
        except Exception:  # the same; a third failure is ours
            _rebuild(settings)
    return _searched(volume.latest(settings.index_dir) or folder, ask)


def _rebuild(settings: Settings) -> None:
    from search.index import SearchIndex
    from store.database import open_store

    engine = open_store(settings.database_url)
    SearchIndex(settings.index_dir, engine).rebuild()
    engine.dispose()


def _searched(folder: Path, ask: Callable[[Searcher], T]) -> T:
    with open_volume(folder).searcher() as searcher:
        return ask(searcher)


def _hits(url: str, found: Sequence[Found], tree: Tree | None) -> Iterator[Hit]:
    """The hits with what the log says of them, read in parts: texts are long."""
    for start in range(0, len(found), _PART):
        part = found[start : start + _PART]
        payloads = peek.payloads(url, [entry.position for entry in part])
        for entry in part:
            if entry.position in payloads:  # erased since it was indexed, where it is not
                yield _hit(entry, payloads[entry.position]["document"], tree)


def _hit(entry: Found, document: dict[str, Any], tree: Tree | None) -> Hit:
    shown = snippet(document["text"], wanted(tree)) if tree else None
    day = document.get("published_on")
    return Hit(
        id=document["id"],
        title=document["title"],
        url=document["url"],
        source=document["source"],
        published_on=date.fromisoformat(day) if day else None,
        precision=document.get("precision", "day"),
        number=document.get("number"),
        snippet=shown.text if shown else "",
        highlights=shown.highlights if shown else (),
        score=entry.score,
        revision=entry.revision,
        superseded=entry.superseded,
        withdrawn=entry.withdrawn,
        position=entry.position,
    )
