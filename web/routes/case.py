"""The page of a matter."""

from __future__ import annotations

from typing import Any

from litestar import MediaType, Request, Response, get
from litestar.di import NamedDependency
from litestar.response import Redirect

from answers.matters.case import CaseRecord
from answers.questions.of_matters import CASE
from answers.questions.parameters import read_values
from answers.questions.parameters import limit as limits
from pages.rendering import render
from pages.views.case import ACTS, case_page
from web.asking import answered, given, site_of
from web.blotter import Blotter

#: Which of the acts the page shows.
_PART = limits(ACTS, ACTS)


@get("/case/{id:path}", media_type=MediaType.HTML, sync_to_thread=True)
def case(
    request: Request[Any, Any, Any], id: str, blotter: NamedDependency[Blotter]
) -> Response[str] | Redirect:
    """The matter of a document; any other id than its own leads to its own."""
    asked = given(request, id=id.removeprefix("/"))
    part = read_values(_PART, {it.name: asked.pop(it.name, ()) for it in _PART})
    answer: CaseRecord = answered(blotter, CASE, asked)
    site = site_of(request)
    if answer.id != id.removeprefix("/"):
        there = site.address("case", answer.id, **part_given)
        return Redirect(there, status_code=308, headers={"Cache-Control": "no-cache"})
    return Response(render(case_page(answer, **part), site))
