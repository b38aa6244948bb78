"""The page of counts."""

from __future__ import annotations

from typing import Any

from litestar import MediaType, Request, get
from litestar.di import NamedDependency

from answers.questions.of_counts import STATS_OPEN, STATS_PAGE
from answers.questions.parameters import limit, read_values
from pages.rendering import render
from pages.views.counts import ROWS, counted_page, counts_page
from web.asking import answered, given, site_of, values_of
from web.blotter import Blotter

#: The answer is whole; a page of it shows a part.
_PART = limit(ROWS, ROWS)


@get("/counts", media_type=MediaType.HTML, sync_to_thread=True)
def counts(request: Request[Any, Any, Any], blotter: NamedDependency[Blotter]) -> str:
    """Numbers by one trait or two; or what one of them counts."""
    asked = {"by": ["kind"], **given(request)}
    if any(asked.get("open", ())):
        answer = answered(blotter, STATS_OPEN, asked)
        page = counted_page(answer, values_of(STATS_OPEN, asked))
    else:
        of_page = {it.name: [*filter(None, asked.pop(it.name, ()))] for it in _PART}
        part = read_values(_PART, of_page)
        page = counts_page(answered(blotter, STATS_PAGE, asked), **part)
    return render(page, site_of(request))
