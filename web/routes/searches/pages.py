"""The search: what is found, how it is spread, and all of it as a file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from litestar import MediaType, Request, Response, get
from litestar.di import NamedDependency

from answers.questions.of_changes import CHANGES
from answers.questions.of_matters import DUE
from answers.questions.of_searches import SEARCH, SEARCH_PAGE, SPREAD, TIMELINE
from answers.questions.parameters import Given
from answers.questions.question import Question
from answers.searches.narrower_queries import narrowing, understood, with_fields_within
from answers.searches.search import Found, Spread
from casebook.asking.fields import BY_NAME
from pages.rendering import render
from pages.site import Site
from pages.views.searches.facets import facets_page
from pages.views.searches.form import search_form
from pages.views.searches.found import search_page, search_problem_page
from pages.views.searches.front import front_page
from pages.views.searches.times import times_page
from pages.web_page import WebPage
from search.language.query_error import QueryError
from search.query.coverage import line
from store.readers.places import Blotter
from web.asking import answered, bare_site, given, site_of, values_of
from web.failures import status_of


@get("/", media_type=MediaType.HTML, sync_to_thread=True)
def front(request: Request[Any, Any, Any], blotter: NamedDependency[Blotter]) -> Response[str]:
    """The search, where most people begin."""
    return _searched(request, blotter)


@get("/search", media_type=MediaType.HTML, sync_to_thread=True)
def search(request: Request[Any, Any, Any], blotter: NamedDependency[Blotter]) -> Response[str]:
    """What a query finds."""
    return _searched(request, blotter)


def _searched(request: Request[Any, Any, Any], blotter: Blotter) -> Response[str]:
    """What a query finds; without one, what is new, due and changed."""
    site, asked = site_of(request), given(request)
    if not any(any(values) for name, values in asked.items() if name != "as_of"):
        return _html(_front(blotter, asked), site)
    form = search_form(_first(asked), *_queries(asked))
    try:
        found: Found = answered(blotter, SEARCH_PAGE, asked)
    except ValueError as error:
        if status_of(error) != 400:
            raise
        return _html(search_problem_page(error, form), site, status=400)
    shown = search_page(
        found,
        form,
        read=understood(form.query) if form.query else None,
        coverage=_coverage(found, site, blotter),
        values=values_of(blotter, SEARCH_PAGE, asked),
    )
    return _html(shown, site)


@get("/search/facets", media_type=MediaType.HTML, sync_to_thread=True)
def search_facets(
    request: Request[Any, Any, Any], blotter: NamedDependency[Blotter]
) -> Response[str]:
    """How what a query finds is spread; for htmx without the page around it."""
    asked, is_part = given(request), "hx-request" in request.headers
    found: Spread = answered(blotter, SPREAD, _known(SPREAD, asked))
    form = search_form(_first(asked), *_queries(asked))
    narrowed = narrowing(form.query, all_words=found.all_words)
    page = facets_page(found, narrowed, form, is_part=is_part)
    return _html(page, bare_site(request) if is_part else site_of(request))


@get("/search/times", media_type=MediaType.HTML, sync_to_thread=True)
def search_times(
    request: Request[Any, Any, Any], blotter: NamedDependency[Blotter]
) -> Response[str]:
    """What a query finds over time; for htmx without the page around it."""
    asked, is_part = given(request), "hx-request" in request.headers
    counted = {**_known(TIMELINE, asked), "by": ["auto"], "limit": ["0"]}
    found = answered(blotter, TIMELINE, counted)
    form = search_form(_first(asked), *_queries(asked))
    page = times_page(found, form, is_part=is_part)
    return _html(page, bare_site(request) if is_part else site_of(request))


SEARCHES = (front, search, search_facets, search_times)


def _front(blotter: Blotter, asked: Given) -> WebPage:
    """The first page, now or as of a moment."""
    newest = answered(blotter, SEARCH, {**asked, "sort": ["newest"], "limit": ["10"]})
    ahead = answered(blotter, DUE, {**asked, "within": ["90d"], "limit": ["5"]})
    of_documents = {"change": ["edited", "removed", "restored"], "sort": ["newest"]}
    changes = answered(blotter, CHANGES, {**asked, **of_documents, "limit": ["5"]})
    return front_page(newest, ahead, changes)


def _known(question: Question, asked: Given) -> Given:
    """Of what a search was asked with, what another question knows too."""
    known = {parameter.name for parameter in question.parameters}
    return {name: values for name, values in asked.items() if name in known}


def _coverage(found: Found, site: Site, blotter: Blotter) -> str:
    """What an answer rests on, in one line."""
    now = site.record.moment if site.record else datetime.now(UTC)
    return line(found.coverage, now=now, zone=blotter.settings.timezone)


def _queries(asked: Given) -> tuple[str, str]:
    """The query in which the fields that were given are written, and the same with the days."""
    first = _first(asked)
    query, days = first.get("query", ""), first.get("on", "")
    if first.get("from") or first.get("to"):
        days = f"{first.get('from', '')}..{first.get('to', '')}"
    fields = {name: [str(it) for it in asked[name] if it] for name in BY_NAME if name in asked}
    try:
        whole = with_fields_within(query, fields)
        return whole, with_fields_within(whole, {"published": [days] if days else []})
    except QueryError:  # whoever answers it says so
        return query, query


def _first(asked: Given) -> Mapping[str, str]:
    return {name: str(values[0]) for name, values in asked.items() if values}


def _html(page: WebPage, site: Site, *, status: int = 200) -> Response[str]:
    return Response(render(page, site), status_code=status, media_type=MediaType.HTML)
