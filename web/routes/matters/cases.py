"""The page of all matters."""

from __future__ import annotations

from typing import Any

from litestar import MediaType, Request, get
from litestar.di import NamedDependency

from answers.questions.of_matters import CASES
from pages.rendering import render
from pages.views.cases import cases_page
from store.readers.places import Blotter
from web.asking import answered, given, site_of, values_of


@get("/cases", media_type=MediaType.HTML, sync_to_thread=True)
def cases(request: Request[Any, Any, Any], blotter: NamedDependency[Blotter]) -> str:
    """Matters, the newest first where no other order is asked for."""
    asked = {"sort": ["newest"], **given(request)}
    page = cases_page(answered(blotter, CASES, asked), values_of(blotter, CASES, asked))
    return render(page, site_of(request))
