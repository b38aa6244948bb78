"""A document beside others: its own earlier states, and documents that are like it."""

from __future__ import annotations

from typing import Any

from litestar import MediaType, Request, get
from litestar.di import NamedDependency
from litestar.params import FromPath

from answers.questions.of_changes import DIFF
from answers.questions.of_searches import SIMILAR
from pages.rendering import render
from pages.views.document.diff import diff_page
from pages.views.document.similar import similar_list, similar_page
from store.readers.places import Blotter
from web.asking import answered, given, site_of


@get("/{id:str}/diff", media_type=MediaType.HTML, sync_to_thread=True)
def document_diff(
    request: Request[Any, Any, Any], blotter: NamedDependency[Blotter], id: FromPath[str]
) -> str:
    """What changed from one revision to another."""
    return render(diff_page(answered(blotter, DIFF, given(request, id=id))), site_of(request))


@get("/{id:str}/similar", media_type=MediaType.HTML, sync_to_thread=True)
def similar_documents(
    request: Request[Any, Any, Any], blotter: NamedDependency[Blotter], id: FromPath[str]
) -> str:
    """The documents most like one: as a page, or for htmx the list alone."""
    answer = answered(blotter, SIMILAR, given(request, id=id))
    is_part = request.headers.get("HX-Request") == "true"
    page = similar_list(answer) if is_part else similar_page(answer)
    return render(page, site_of(request))
