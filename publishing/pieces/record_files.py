"""The pages about the whole record, written at each run: matters, changes, days ahead, counts,
sources, the log."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeAlias

import pages
from answers.documents.published_paths import published_path
from answers.questions.of_documents import LOG_SEAL
from answers.questions.parameters import Given, read_values
from answers.questions.question import Question, answer
from crawler.evidence import verify
from formats.calendar import calendar
from pages.served_addresses import OF_ALL, ROWS
from pages.views.cases import cases_page
from pages.views.changes import changes_page
from pages.views.counts import counts_page
from pages.views.due import due_page
from pages.views.log import log_page
from pages.views.sources import sources_page
from pages.web_page import WebPage
from publishing.pieces.own_pages import elsewhere_page
from publishing.publication import Files, Publication

#: Parts of a list that are written.
_PARTS = 100

#: How a page shows an answer, which was asked with these values.
_View: TypeAlias = Callable[[Publication, Any, Mapping[str, Any]], WebPage]


def _log(publication: Publication, found: Any, values: Mapping[str, Any]) -> WebPage:
    sealed: Any = answer(LOG_SEAL, publication.settings, publication.engine, {})
    return log_page(found, sealed, values)


_VIEWS: Mapping[str, _View] = {
    "cases": lambda _, found, of: cases_page(found, of),
    "changes": lambda _, found, of: changes_page(found, of),
    "due": lambda _, found, of: due_page(found, of),
    "counts": lambda _, found, of: counts_page(found),
    "sources": lambda at, found, of: sources_page(found, today=at.today),
    "log": _log,
}
#: These tell of all, whatever is published, and so are left out where less is.
_OF_WHOLE = ("log",)
_CALENDAR = published_path("due", file="feed.ics")


def record_paths(query: str) -> Iterator[str]:
    """The paths that these take, but for further parts of lists."""
    for kind in OF_ALL:
        if not (query and kind in _OF_WHOLE):
            yield published_path(kind)
    yield _CALENDAR
    yield published_path("elsewhere")


def record_files(publication: Publication, query: str) -> Files:
    """Their files."""
    files = publication.page(published_path("elsewhere"), elsewhere_page(), lasting=True)
    for kind in OF_ALL:
        if not (query and kind in _OF_WHOLE):
            files |= _list(publication, kind, query)
    return files


def static_files() -> Files:
    """Style sheets and pictures, as the pages name them; and what verifies the evidence."""
    folder = Path(pages.__file__).parent / "static"
    found = {f"static/{it.name}": it.read_bytes() for it in folder.iterdir() if it.is_file()}
    return {**found, "verify.py": Path(verify.__file__).read_bytes()}


def _list(publication: Publication, kind: str, query: str) -> Files:
    """A page in all its parts."""
    files: Files = {}
    question, usual = OF_ALL[kind]
    given = {**usual, **_narrowed(question, query)}
    found: Any = answer(question, publication.settings, publication.engine, given)
    if kind == "due":
        at = publication.selection.end.recorded_at
        files[_CALENDAR] = calendar(found.days, made_at=at)
    parts = {0: published_path(kind)}
    if usual.get("limit") == [ROWS]:
        further = range(ROWS, min(found.total, ROWS * _PARTS), ROWS)
        parts |= {offset: published_path(kind, str(offset)) for offset in further}
    publication = replace(publication, paths=publication.paths | {*parts.values()})
    for offset, path in parts.items():
        asked = {**given, "offset": [offset]} if offset else given
        if offset:
            found = answer(question, publication.settings, publication.engine, asked)
        zone = publication.settings.timezone
        values = read_values(question.parameters, asked, zone)
        page = _VIEWS[kind](publication, found, values)
        files |= publication.page(path, page, answer=found, lasting=False, whole=parts[0])
    return files


def _narrowed(question: Question, query: str) -> Given:
    known = {parameter.name for parameter in question.parameters}
    return {"query": [query]} if query and "query" in known else {}
