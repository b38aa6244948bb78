"""The pages about the whole record, written at each run: matters, changes, days ahead, counts,
sources, the log."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import pages
from answers.documents.published_paths import published_path
from answers.questions.of_changes import CHANGES
from answers.questions.of_counts import STATS
from answers.questions.of_documents import LOG_LIST, LOG_SEAL, SOURCES
from answers.questions.of_matters import CASES, DUE
from answers.questions.parameters import Given, read_values
from answers.questions.question import Question, answer
from formats.calendar import calendar
from pages.views.cases import cases_page
from pages.views.changes import changes_page
from pages.views.counts import counts_page
from pages.views.due import due_page
from pages.views.log import log_page
from pages.views.sources import sources_page
from pages.web_page import WebPage
from publishing.pieces.own_pages import elsewhere_page
from publishing.publication import Files, Publication

#: Rows of a part of a list, and its parts that are written.
_ROWS, _PARTS = 200, 100


class _Told(NamedTuple):
    """A page about the whole record: what it asks, and how it shows the answer, which was asked
    with these values."""

    question: Question
    given: Given
    view: Callable[[Publication, Any, Mapping[str, Any]], WebPage]


def _log(publication: Publication, found: Any, values: Mapping[str, Any]) -> WebPage:
    sealed: Any = answer(LOG_SEAL, publication.settings, publication.engine, {})
    return log_page(found, sealed, values)


_NEWEST: Given = {"sort": ["newest"], "limit": [_ROWS]}
_TOLD: Mapping[str, _Told] = {
    "cases": _Told(CASES, {**_NEWEST, "min": [1]}, lambda _, found, of: cases_page(found, of)),
    "changes": _Told(CHANGES, _NEWEST, lambda _, found, of: changes_page(found, of)),
    "due": _Told(
        DUE, {"within": ["12m"], "limit": [500]}, lambda _, found, of: due_page(found, of)
    ),
    "counts": _Told(STATS, {"by": ["kind"]}, lambda _, found, of: counts_page(found)),
    "sources": _Told(SOURCES, {}, lambda at, found, of: sources_page(found, today=at.today)),
    "log": _Told(LOG_LIST, _NEWEST, _log),
}
#: These tell of all, whatever is published, and so are left out where less is.
_OF_ALL = ("log",)
_CALENDAR = published_path("due", file="feed.ics")


def record_paths(query: str) -> Iterator[str]:
    """The paths that these take, but for further parts of lists."""
    for kind in _TOLD:
        if not (query and kind in _OF_ALL):
            yield published_path(kind)
    yield _CALENDAR
    yield published_path("elsewhere")


def record_files(publication: Publication, query: str) -> Files:
    """Their files."""
    files = publication.page(published_path("elsewhere"), elsewhere_page(), lasting=True)
    for kind, told in _TOLD.items():
        if not (query and kind in _OF_ALL):
            files |= _list(publication, kind, told, query)
    return files


def static_files() -> Files:
    """Style sheets and pictures, as the pages name them."""
    folder = Path(pages.__file__).parent / "static"
    return {f"static/{file.name}": file.read_bytes() for file in folder.iterdir() if file.is_file()}


def _list(publication: Publication, kind: str, told: _Told, query: str) -> Files:
    """A page in all its parts."""
    files: Files = {}
    given = {**told.given, **_narrowed(told.question, query)}
    found: Any = answer(told.question, publication.settings, publication.engine, given)
    if kind == "due":
        at = publication.selection.end.recorded_at
        files[_CALENDAR] = calendar(found.days, made_at=at)
    parts = {0: published_path(kind)}
    if told.given.get("limit") == [_ROWS]:
        further = range(_ROWS, min(found.total, _ROWS * _PARTS), _ROWS)
        parts |= {offset: published_path(kind, str(offset)) for offset in further}
    publication = replace(publication, paths=publication.paths | {*parts.values()})
    for offset, path in parts.items():
        asked = {**given, "offset": [offset]} if offset else given
        if offset:
            found = answer(told.question, publication.settings, publication.engine, asked)
        zone = publication.settings.timezone
        values = read_values(told.question.parameters, asked, zone)
        page = told.view(publication, found, values)
        files |= publication.page(path, page, answer=found, lasting=False, whole=parts[0])
    return files


def _narrowed(question: Question, query: str) -> Given:
    known = {parameter.name for parameter in question.parameters}
    return {"query": [query]} if query and "query" in known else {}
