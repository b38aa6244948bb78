"""The pages about the whole record, written at each run: changes, days ahead, counts, sources."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pages
from answers.questions.of_changes import CHANGES
from answers.questions.of_counts import STATS
from answers.questions.of_documents import SOURCES
from answers.questions.of_matters import DUE
from answers.questions.parameters import Given, read_values
from answers.questions.question import Question, answer
from formats.calendar import calendar
from pages.feed_links import calendar_link
from pages.published_paths import published_path
from pages.views.changes import changes_page
from pages.views.counts import counts_page
from pages.views.due import due_page
from pages.views.sources import sources_page
from pages.web_page import WebPage
from publishing.own_pages import elsewhere_page
from publishing.publication import Files, Publication


class _Told(NamedTuple):
    """A page about the whole record: what it asks, and how it shows the answer."""

    question: Question
    given: Given
    view: Callable[[Any, Mapping[str, Any], date], WebPage]


_TOLD: Mapping[str, _Told] = {
    "changes": _Told(
        CHANGES,
        {"sort": ["newest"], "limit": [200]},
        lambda found, values, _: changes_page(found, values),
    ),
    "due": _Told(
        DUE, {"within": ["12m"], "limit": [500]}, lambda found, values, _: due_page(found, values)
    ),
    "counts": _Told(STATS, {"by": ["kind"]}, lambda found, values, day: counts_page(found)),
    "sources": _Told(SOURCES, {}, lambda found, values, day: sources_page(found, today=day)),
}
_CALENDAR = published_path("due", file="feed.ics")


def record_paths() -> Iterator[str]:
    """The paths that these take."""
    for kind in _TOLD:
        yield published_path(kind)
        yield published_path(kind, file="index.json")
    yield _CALENDAR
    yield published_path("elsewhere")


def record_files(publication: Publication, query: str) -> Files:
    """Their files."""
    files = publication.page(published_path("elsewhere"), elsewhere_page(), lasting=True)
    for kind, told in _TOLD.items():
        given = {**told.given, **_narrowed(told.question, query)}
        found: Any = answer(told.question, publication.settings, publication.engine, given)
        values = read_values(told.question.parameters, given)
        page = told.view(found, values, publication.today)
        if kind == "due":
            at = publication.selection.end.recorded_at
            files[_CALENDAR] = calendar(found.days, made_at=at)
            if not page.alternates:
                page = replace(page, alternates=(calendar_link("Days ahead"),))
        files |= publication.page(published_path(kind), page, answer=found, lasting=False)
    return files


def static_files() -> Files:
    """Style sheets and pictures, as the pages name them."""
    folder = Path(pages.__file__).parent / "static"
    return {f"static/{file.name}": file.read_bytes() for file in folder.iterdir() if file.is_file()}


def _narrowed(question: Question, query: str) -> Given:
    known = {parameter.name for parameter in question.parameters}
    return {"query": [query]} if query and "query" in known else {}
