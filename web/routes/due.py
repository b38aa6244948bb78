"""The page of days ahead."""

from __future__ import annotations

from typing import Any

from litestar import MediaType, Request, get
from litestar.di import NamedDependency

from answers.questions.of_matters import DUE
from pages.rendering import render
from pages.views.due import View, due_page
from store.readers.places import Blotter
from web.asking import answered, given, site_of, values_of


@get("/due", media_type=MediaType.HTML, sync_to_thread=True)
def due(request: Request[Any, Any, Any], blotter: NamedDependency[Blotter]) -> str:
    """The days ahead, in a list or by the month."""
    asked = dict(given(request))
    view: View = "month" if asked.pop("view", None) == ["month"] else "list"
    page = due_page(answered(blotter, DUE, asked), values_of(blotter, DUE, asked), view=view)
    return render(page, site_of(request))
