"""Saving a search."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from litestar import Request, Response, route
from litestar.di import NamedDependency

from answers.asking.queries import parsed
from answers.questions.parameters import ParameterError
from pages.views.deciding.saving import save_page
from search.language.query_error import QueryError
from store.documents.saved_searches import SearchNameError, save_search, search_name
from web.blotter import Blotter
from web.routes.deciding.forms import (
    METHODS,
    decided_by,
    decider_of,
    fields_of,
    is_sent,
    line_of,
    page_answer,
)


@route("/save", http_method=METHODS, sync_to_thread=True)
def save(request: Request[Any, Any, Any], blotter: NamedDependency[Blotter]) -> Response[str]:
    """The form, and what became of it."""
    fields, decider = fields_of(request), decider_of(request)
    fault = saved = ""
    if is_sent(request):
        try:
            saved = _saved(blotter, fields, decided_by(request))
        except (ParameterError, QueryError, SearchNameError) as error:
            fault = str(error)
    page = save_page(fields, decider, fault=fault, saved=saved)
    return page_answer(request, page, fault=fault)


def _saved(blotter: Blotter, fields: Mapping[str, str], by: str) -> str:
    """The name under which a query is saved from now on."""
    query, name = line_of(fields, "query"), search_name(line_of(fields, "name"))
    parsed(blotter.settings, query, saved_as=name)
    save_search(blotter.engine, name=name, query=query, by=by, now=datetime.now(UTC))
    return name
