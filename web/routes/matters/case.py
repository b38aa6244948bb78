"""The page of a matter."""

from __future__ import annotations

from typing import Any

from litestar import MediaType, Request, Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect

from answers.asking.page import Page
from answers.matters.case import CaseRecord, PartedCaseError
from answers.questions.of_matters import CASE
from answers.questions.parameters import limit, read_values
from pages.rendering import render
from pages.views.case import ACTS, case_page, parted_page
from store.readers.places import Blotter
from web.asking import answered, given, site_of

#: Which of the acts are shown.
_PART = limit(ACTS, ACTS)


@get("/case/{id:path}", media_type=MediaType.HTML, sync_to_thread=True)
def case(
    request: Request[Any, Any, Any], id: FromPath[str], blotter: NamedDependency[Blotter]
) -> Response[str] | Redirect:
    """The matter of a document; any other id than its own leads to its own."""
    id, site = id.removeprefix("/"), site_of(request)
    asked = {**given(request, id=id)}
    part = {it.name: asked.pop(it.name) for it in _PART if it.name in asked}
    page = Page(**read_values(_PART, part))
    try:
        answer: CaseRecord = answered(blotter, CASE, asked)
    except PartedCaseError as error:
        return Response(render(parted_page(id, error.parts), site), status_code=404)
    if answer.id != id:
        return Redirect(
            site.address("case", answer.id, **part),
            status_code=308,
            headers={"Cache-Control": "no-cache"},  # it may go by another name tomorrow
        )
    return Response(render(case_page(answer, page), site))
