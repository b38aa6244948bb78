"""How all that a search finds is spread, each value of which narrows the search."""

from __future__ import annotations

from dataclasses import dataclass

from answers.searches.facets import Facet
from answers.searches.narrower_queries import Narrowed
from answers.searches.search import Spread
from pages.views.searches.form import SearchForm
from pages.web_page import WebPage

#: Values that are shown at once.
_FIRST = 6
_TITLES = {"kind": "What was done", "tier": "Who says it", "state": "State"}


@dataclass(frozen=True, kw_only=True, slots=True)
class ShownValue:
    """A value, how many documents have it, and the query that finds these."""

    value: str
    count: int
    query: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ShownFacet:
    """The values of one field."""

    title: str
    first: tuple[ShownValue, ...]
    further: tuple[ShownValue, ...]
    #: How many values more there are.
    others: int


def facets_page(found: Spread, narrowed: Narrowed, form: SearchForm, *, is_part: bool) -> WebPage:
    """The facets of a search, as a page or as the part of one."""
    shown = tuple(_shown(facet, narrowed) for facet in found.facets)
    return WebPage(
        title=f"Narrow: {form.query}" if form.query else "Narrow",
        template="search_facets_part.html" if is_part else "search_facets.html",
        content={"facets": shown, "notes": found.notes, "form": form},
        styles=("search.css",),
        part="search",
    )


def _shown(facet: Facet, narrowed: Narrowed) -> ShownFacet:
    values = tuple(
        ShownValue(value=it.value, count=it.count, query=narrowed(facet.name, it.value))
        for it in facet.values
    )
    return ShownFacet(
        title=_TITLES.get(facet.name, facet.name.capitalize()),
        first=values[:_FIRST],
        further=values[_FIRST:],
        others=facet.others,
    )
