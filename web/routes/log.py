"""The page of the log."""

from __future__ import annotations

from typing import Any

from litestar import MediaType, Request, get
from litestar.di import NamedDependency

from answers.questions.of_documents import LOG_LIST, LOG_SEAL
from pages.rendering import render
from pages.views.log import log_page
from store.readers.places import Blotter
from web.asking import answered, given, site_of, values_of


@get("/log", media_type=MediaType.HTML, sync_to_thread=True)
def log(request: Request[Any, Any, Any], blotter: NamedDependency[Blotter]) -> str:
    """Events, the newest first, and the seal of the newest."""
    asked = {"sort": ["newest"], **given(request)}
    of_seal = {name: it for name, it in asked.items() if name in ("against", "as_of")}
    of_events = {name: it for name, it in asked.items() if name != "against"}
    sealed = answered(blotter, LOG_SEAL, of_seal)
    events = answered(blotter, LOG_LIST, of_events)
    return render(
        log_page(events, sealed, values_of(blotter, LOG_LIST, of_events)), site_of(request)
    )
