"""Saving a search."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import partial
from typing import Any

from litestar import Request, Response, route
from litestar.di import NamedDependency

from answers.asking.queries import parsed
from answers.questions.parameters import ParameterError
from pages.views.deciding.saving import save_page
from search.language.query_error import QueryError
from store.documents.saved_searches import SearchNameError, save_search, search_name
from store.readers.places import Blotter
from web.routes.deciding.forms import (
    METHODS,
    decider_of,
    fields_of,
    line_of,
    outcome_of,
    page_answer,
)

#: What can be wrong with what somebody saves.
_FAULTS = (ParameterError, QueryError, SearchNameError)


@route("/save", http_method=METHODS, sync_to_thread=True)
def save(request: Request[Any, Any, Any], blotter: NamedDependency[Blotter]) -> Response[str]:
    """The form, and what became of it."""
    outcome = outcome_of(request, partial(_saved, blotter), _FAULTS)
    return page_answer(
        request, save_page(fields_of(request), decider_of(request), outcome), outcome
    )


def _saved(blotter: Blotter, fields: Mapping[str, str], by: str) -> str:
    """The name under which a query is saved from now on."""
    query, name = line_of(fields, "query"), search_name(line_of(fields, "name"))
    parsed(blotter.settings, query, saved_as=name)
    save_search(blotter.engine, name=name, query=query, by=by, now=datetime.now(UTC))
    return name
