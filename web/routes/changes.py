"""The page of changes."""

from __future__ import annotations

from typing import Any

from litestar import MediaType, Request, get
from litestar.di import NamedDependency

from answers.questions.of_changes import CHANGES, CHANGES_BETWEEN
from pages.rendering import render
from pages.views.changes import changes_page
from store.readers.places import Blotter
from web.asking import answered, given, site_of, values_of


@get("/changes", media_type=MediaType.HTML, sync_to_thread=True)
def changes(request: Request[Any, Any, Any], blotter: NamedDependency[Blotter]) -> str:
    """What became of documents and matters, the newest first; or how two moments differ."""
    asked = {"sort": ["newest"], **given(request)}
    question = CHANGES
    if any(asked.get("between", ())):
        # What the past is compared with is a moment of the question's own.
        asked = {name: it for name, it in asked.items() if name not in ("sort", "as_of")}
        question = CHANGES_BETWEEN
    page = changes_page(answered(blotter, question, asked), values_of(blotter, question, asked))
    return render(page, site_of(request))
