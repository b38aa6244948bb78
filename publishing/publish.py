"""The record written into a folder, or what of it changed since it was written there before."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from msgspec.structs import replace as changed

import pages
import publishing
from answers.catch_up import read_whole
from answers.log.record_state import record_state
from publishing import folder as files_in
from publishing.manifest import (
    ForeignFolderError,
    Manifest,
    Piece,
    read_manifest,
    write_manifest,
)
from publishing.pieces.case_files import case_files, case_paths
from publishing.pieces.document_files import document_files, document_paths
from publishing.pieces.list_files import front_paths, list_files, list_paths, lists_of, newest_of
from publishing.pieces.name_files import name_files, name_paths
from publishing.pieces.notices import notice_files
from publishing.pieces.record_files import record_files, record_paths, static_files
from publishing.plan import Plan, plan_of
from publishing.publication import Files, Publication
from publishing.selection import Selection, selection
from store.config import Settings
from store.connections.kept import kept_open
from store.database_address import ReadOnlyError
from store.log import log
from store.log.database import Engine, reading
from store.log.projections import counted
from store.readers.folders import published_folder
from store.readers.registry import said
from store.streams.progress import at_work

#: Documents that are read together, and matters whose news are.
_TOGETHER = 40


@dataclass(frozen=True, kw_only=True, slots=True)
class Published:
    """What a run did."""

    #: Of the log, up to which it is told.
    position: int
    #: How many there are now, and how many documents, matters, names and notices were written.
    documents: int
    cases: int
    written: int
    #: Files that were taken away.
    removed: int


def publish(
    settings: Settings,
    engine: Engine,
    folder: Path,
    *,
    now: datetime,
    query: str = "",
    url: str = "",
) -> Published:
    """Write what a query finds, or all, into a folder that is new, empty, or was published before;
    `url` is the web address that it will have, for feeds. Names are hidden that are masked now.

    What is written is told by where the folder's manifest says that the last run ended. A run that
    was ended before its end is made up for by the next. Raises ForeignFolderError, BusyFolderError,
    OSError, and `search.language.query_error.QueryError`.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with files_in.alone(folder), kept_open():
        return _publish(settings, engine, folder, now=now, query=query, url=url)


def _publish(
    settings: Settings,
    engine: Engine,
    folder: Path,
    *,
    now: datetime,
    query: str,
    url: str,
) -> Published:
    before = read_manifest(folder)
    _refuse_foreign(engine, folder, before)
    with at_work("events") as advance:
        # Pages, and the lists and names that lead into them, have to be by one reader.
        read_whole(engine, settings, counted(advance, "read"))
    chosen = selection(settings, engine, query)
    publication = Publication(
        settings=settings,
        engine=engine,
        selection=chosen,
        now=now,
        url=url,
        paths=frozenset(_paths(chosen, query)),
        record=record_state(settings, engine),
    )
    head = _head(publication, query)
    if before is None:  # a run that is ended before its end leaves pages, too
        _register(engine, folder, head.position)
    plan = plan_of(publication, before, head)
    return _Run(folder=folder, publication=publication, head=head).write(plan, before)


def _refuse_foreign(engine: Engine, folder: Path, before: Manifest | None) -> None:
    """Raises ForeignFolderError where a folder is of another log, or of a later state of this."""
    if before is None or not before.position:
        return
    with reading(engine) as connection:
        known = [it.hash for it in log.read_positions(connection, [before.position])]
    if known != [before.hash]:
        msg = f"{folder}: it was published from another log: publish into a new folder"
        raise ForeignFolderError(msg)


def _paths(chosen: Selection, query: str) -> Iterator[str]:
    """The paths that pages of documents, matters and names may lead to."""
    yield from front_paths()
    yield from record_paths(query)
    for id in chosen.documents:
        yield from document_paths(id)
    for id in chosen.cases:
        yield from case_paths(id)
    for name in chosen.names:
        yield from name_paths(name)


def _head(publication: Publication, query: str) -> Manifest:
    """What the manifest says of a run."""
    chosen = publication.selection
    with reading(publication.engine) as connection:
        first = next((it.hash for it in log.read_positions(connection, [1])), "")
    return Manifest(
        is_whole=False,
        log=first,
        position=chosen.end.position,
        hash=chosen.end.hash,
        reader=chosen.basis.reader,
        code=_code(),
        day=publication.today,
        query=query,
        url=publication.url,
        pieces=(),
    )


def _code() -> str:
    """Names the code that makes pages, with what it makes them of."""
    digest = sha256()
    for package in (pages, publishing):
        for file in sorted(Path(str(package.__file__)).parent.rglob("*")):
            if file.is_file() and file.suffix != ".pyc":
                digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Run:
    """A run that writes into a folder."""

    folder: Path
    publication: Publication
    head: Manifest

    def write(self, plan: Plan, before: Manifest | None) -> Published:
        """Write what is planned, take away what is no more, and say so in the manifest."""
        chosen = self.publication.selection
        known = before.pieces if before else ()
        ours = {*(before.files if before else ()), *self.publication.paths}
        self._announce(known, ours)
        pieces = [*plan.kept, *self._written(plan)]
        rest = self._rest([it for it in pieces if it.kind == "document" and not it.is_notice])
        self._announce(known, ours := ours | rest.keys())
        self._save(rest)
        pieces.append(Piece(kind="rest", id="", files=tuple(rest)))
        pieces.sort(key=lambda piece: (piece.kind, piece.id))
        removed = files_in.remove(
            self.folder, ours, but={path for piece in pieces for path in piece.files}
        )
        files_in.settle()
        write_manifest(self.folder, changed(self.head, is_whole=True, pieces=tuple(pieces)))
        _register(self.publication.engine, self.folder, chosen.end.position)
        return Published(
            position=chosen.end.position,
            documents=len(chosen.documents),
            cases=len(chosen.cases),
            written=len(pieces) - len(plan.kept) - 1,
            removed=removed,
        )

    def _announce(self, known: Iterable[Piece], ours: Iterable[str]) -> None:
        """Say which files may be there, before they are: a run that is ended before its end leaves
        what the next must know as ours."""
        there = (it for it in known if it.kind != "rest")
        every = Piece(kind="rest", id="", files=tuple(sorted(ours)))
        write_manifest(self.folder, changed(self.head, pieces=(*there, every)))

    def _written(self, plan: Plan) -> Iterator[Piece]:
        of = len(plan.documents) + len(plan.cases) + len(plan.names) + len(plan.notices)
        with at_work("pages") as advance:
            for done, (piece, files) in enumerate(self._made(plan), 1):
                self._save(files)
                advance(done, of, "written")
                yield piece

    def _made(self, plan: Plan) -> Iterator[tuple[Piece, Files]]:
        for ids in _in_parts(plan.documents):
            yield from document_files(self.publication, ids)
        titles = {piece.id: piece.title for piece in plan.kept if piece.kind == "case"}
        for ids in _in_parts(plan.cases):
            for piece, files in case_files(self.publication, ids):
                titles[piece.id] = piece.title
                yield piece, files
        yield from (name_files(self.publication, name, titles) for name in sorted(plan.names))
        yield from (notice_files(self.publication, piece) for piece in plan.notices)

    def _rest(self, documents: list[Piece]) -> Files:
        """The pages about the whole record, and its lists."""
        lists = lists_of(documents)
        paths = self.publication.paths | {*list_paths(lists)}
        publication, query = replace(self.publication, paths=paths), self.head.query
        newest = newest_of(publication, documents)
        return {
            **static_files(),
            **record_files(publication, query),
            **list_files(publication, lists, newest, query),
        }

    def _save(self, files: Files) -> None:
        for path, content in files.items():
            files_in.write(self.folder, path, content)


def _register(engine: Engine, folder: Path, position: int) -> None:
    """Let an erasure wait until the folder is published again. Whoever may only read is not
    waited for."""
    place = folder.absolute()
    with suppress(ReadOnlyError):
        said(engine, published_folder(str(place), position))


def _in_parts(ids: Collection[str]) -> Iterator[list[str]]:
    """These ids in their order, some at a time."""
    every = sorted(ids)
    return (every[at : at + _TOGETHER] for at in range(0, len(every), _TOGETHER))
