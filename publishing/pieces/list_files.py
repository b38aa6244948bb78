"""The front of the site, and its lists of documents: by year and by source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from answers.documents.published_paths import published_path
from answers.news.entries.entries import news_of
from formats.feeds.forms import FORMS
from pages.feed_links import feed_links
from pages.served_addresses import DOCUMENTS
from publishing.manifest import Piece
from publishing.pieces.own_pages import ListedDocument, ListLink, front_page, list_page, part_id
from publishing.publication import Files, Publication

#: Rows of the front; entries of a feed.
_NEWEST, _ENTRIES = 30, 100

#: A list, and what is in it.
_Lists = list[tuple[ListLink, Sequence[ListedDocument]]]


def lists_of(documents: Iterable[Piece]) -> _Lists:
    """The lists of these documents, each with the newest first. Pure."""
    found: dict[tuple[str, str], list[ListedDocument]] = defaultdict(list)
    for piece in documents:
        row = ListedDocument(
            id=piece.id, title=piece.title, source=piece.source, day=piece.day, case=piece.case
        )
        found["year", str(piece.day.year) if piece.day else "undated"].append(row)
        found["sources", piece.source].append(row)
    lists: _Lists = []
    for (of, name), rows in sorted(found.items(), key=lambda it: (it[0][0], _order(it[0][1]))):
        rows.sort(key=lambda row: (row.day or date.min, row.id), reverse=True)
        link = ListLink(of="year" if of == "year" else "sources", name=name, documents=len(rows))
        lists.append((link, rows))
    return lists


def front_paths() -> Iterator[str]:
    """The paths that the front takes."""
    yield "index.html"
    yield from _feed_paths("")


def list_paths(lists: _Lists) -> Iterator[str]:
    """The paths that these lists take."""
    for link, rows in lists:
        for number in range(1, _parts(rows) + 1):
            yield published_path(link.of, part_id(link.name, number))
        if link.of == "sources":
            yield from _feed_paths(published_path(link.of, link.name, ""))


def list_files(
    publication: Publication, lists: _Lists, newest: Sequence[ListedDocument], query: str
) -> Files:
    """The files of the front and of these lists."""
    total = sum(link.documents for link, _ in lists if link.of == "year")
    front = front_page(
        newest,
        [link for link, _ in lists],
        documents=total,
        query=query,
        alternates=feed_links("All that is new", "search"),
    )
    files = publication.page("index.html", front, lasting=False)
    news = publication.news(most=_ENTRIES)
    files |= publication.feeds("index.html", "Blotter: all that is new", news)
    for link, rows in lists:
        files |= _list(publication, link, rows)
    return files


def _list(publication: Publication, link: ListLink, rows: Sequence[ListedDocument]) -> Files:
    files: Files = {}
    is_source = link.of == "sources"
    alternates = feed_links(f"News of {link.name}", "sources", link.name) if is_source else ()
    for number in range(1, _parts(rows) + 1):
        part = rows[(number - 1) * DOCUMENTS : number * DOCUMENTS]
        page = list_page(link, part, number=number, parts=_parts(rows), alternates=alternates)
        path = published_path(link.of, part_id(link.name, number))
        files |= publication.page(path, page, lasting=True)
    if is_source:
        ids = {publication.selection.documents[row.id].id for row in rows}
        news = news_of(publication.round, ids, most=_ENTRIES)
        path = published_path(link.of, link.name)
        files |= publication.feeds(path, f"Blotter: {link.name}", news)
    return files


def newest_of(publication: Publication, documents: Sequence[Piece]) -> list[ListedDocument]:
    """The documents that were learned of last."""
    states = publication.selection.documents
    last = sorted(documents, key=lambda piece: states[piece.id].number, reverse=True)[:_NEWEST]
    return [
        ListedDocument(
            id=piece.id, title=piece.title, source=piece.source, day=piece.day, case=piece.case
        )
        for piece in last
    ]


def _parts(rows: Sequence[object]) -> int:
    return -(-len(rows) // DOCUMENTS)


def _feed_paths(folder: str) -> Iterator[str]:
    return (f"{folder}feed.{form}" for form in FORMS)


def _order(name: str) -> tuple[int, str]:
    """Years the newest first, what is undated last; sources by name."""
    return (-int(name), "") if name.isdecimal() else (0, name)
