"""The saved searches, and letting one go."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import partial
from typing import Any

from litestar import Request, Response, route
from litestar.di import NamedDependency

from answers.questions.parameters import ParameterError
from answers.searches.saved_searches import drop, saved_searches
from pages.views.deciding.saved import saved_page
from store.documents.saved_searches import SavedSearchError, SearchNameError, search_name
from store.readers.places import Blotter
from web.routes.deciding.forms import METHODS, decider_of, line_of, outcome_of, page_answer

#: What can be wrong with what somebody decides.
_FAULTS = (ParameterError, SavedSearchError, SearchNameError)


@route("/saved", http_method=METHODS, sync_to_thread=True)
def saved(request: Request[Any, Any, Any], blotter: NamedDependency[Blotter]) -> Response[str]:
    """All of them, and what became of the one that was decided on."""
    outcome = outcome_of(request, partial(_dropped, blotter), _FAULTS)
    page = saved_page(saved_searches(blotter.engine), decider_of(request), outcome)
    return page_answer(request, page, outcome)


def _dropped(blotter: Blotter, fields: Mapping[str, str], by: str) -> str:
    """What was done, in words."""
    if fields.get("decision") != "drop":
        msg = f"decision: {fields.get('decision', '')!r} is not drop"
        raise ParameterError(msg)
    name = search_name(line_of(fields, "name"))
    recorded = drop(blotter.engine, name, by=by, now=datetime.now(UTC))
    return f"Recorded at position {recorded.position}: @{name} stands for no query any more."
