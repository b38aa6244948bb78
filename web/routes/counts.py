"""The page of counts."""

from __future__ import annotations

from typing import Any

from litestar import MediaType, Request, get
from litestar.di import NamedDependency

from answers.questions.of_counts import STATS_OPEN, STATS_PAGE
from answers.questions.parameters import Given, limit, read_values
from pages.rendering import render
from pages.views.counts import ROWS, counted_page, counts_page
from store.readers.places import Blotter
from web.asking import answered, given, site_of, values_of


@get("/counts", media_type=MediaType.HTML, sync_to_thread=True)
def counts(request: Request[Any, Any, Any], blotter: NamedDependency[Blotter]) -> str:
    """Numbers by one trait or two; or what one of them counts."""
    asked = {"by": ["kind"], **given(request)}
    if any(asked.get("open", ())):
        answer = answered(blotter, STATS_OPEN, asked)
        page = counted_page(answer, values_of(blotter, STATS_OPEN, asked))
    else:
        asked = {"sort": ["newest"], **asked, **_part(asked)}
        page = counts_page(
            answered(blotter, STATS_PAGE, asked), values_of(blotter, STATS_PAGE, asked)
        )
    return render(page, site_of(request))


def _part(asked: Given) -> Given:
    """The part of a table that a page shows: no more than is bearable."""
    rows = ROWS.get(len([*filter(None, asked["by"])]), min(ROWS.values()))
    numbers = limit(max(ROWS.values()), rows)
    given = {it.name: [*filter(None, asked.get(it.name, ()))] for it in numbers}
    values = read_values(numbers, given)
    return {"limit": [min(values["limit"], rows)], "offset": [values["offset"]]}
