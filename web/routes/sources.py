"""The pages of sources."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from litestar import MediaType, Request, get
from litestar.di import NamedDependency
from litestar.params import FromPath

from answers.questions.of_documents import LOOKS, SOURCES
from answers.questions.of_searches import SEARCH
from answers.questions.parameters import Given
from pages.rendering import render
from pages.site import Site
from pages.views.sources import source_page, sources_page
from store.readers.places import Blotter
from web.asking import answered, given, site_of, values_of

#: Of its documents, so many are shown with a source.
_NEWEST = 10


@get("/sources", media_type=MediaType.HTML, sync_to_thread=True)
def sources(request: Request[Any, Any, Any], blotter: NamedDependency[Blotter]) -> str:
    """How every source is."""
    answer, site = answered(blotter, SOURCES, given(request)), site_of(request)
    return render(sources_page(answer, today=_today(site)), site)


@get("/sources/{name:str}", media_type=MediaType.HTML, sync_to_thread=True)
def source(
    request: Request[Any, Any, Any], blotter: NamedDependency[Blotter], name: FromPath[str]
) -> str:
    """One source, with the looks at it and its newest documents."""
    asked, site = given(request, name=name), site_of(request)
    answer = answered(blotter, LOOKS, asked)
    newest = answered(blotter, SEARCH, _newest_of(name, site.as_of)).hits
    values = values_of(blotter, LOOKS, asked)
    return render(source_page(answer, values, newest=newest, today=_today(site)), site)


def _newest_of(name: str, as_of: str) -> Given:
    of: dict[str, list[object]] = {
        "query": [f"source:{name}"],
        "sort": ["newest"],
        "copies": [True],
        "limit": [_NEWEST],
    }
    return {**of, "as_of": [as_of]} if as_of else of


def _today(site: Site) -> date:
    """The day that a page is of."""
    return (site.record.moment if site.record else datetime.now(UTC)).date()
