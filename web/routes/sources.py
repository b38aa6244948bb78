"""The page of sources."""

from __future__ import annotations

from typing import Any

from litestar import MediaType, Request, get
from litestar.di import NamedDependency

from answers.questions.of_documents import SOURCES
from pages.rendering import render
from pages.views.sources import sources_page
from web.asking import answered, given, site_of
from web.blotter import Blotter


@get("/sources", media_type=MediaType.HTML, sync_to_thread=True)
def sources(request: Request[Any, Any, Any], blotter: NamedDependency[Blotter]) -> str:
    """How every source is."""
    return render(sources_page(answered(blotter, SOURCES, given(request))), site_of(request))
