"""The page of a search: what was found, or why nothing can be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from answers.searches.narrower_queries import Understood
from answers.searches.search import Found
from pages.feed_links import feed_links, news_links
from pages.paging import paging
from pages.site import Site
from pages.views.searches.form import SearchForm
from pages.views.searches.hits import shown_hits
from pages.web_page import Alternate, WebPage
from search.language.query_error import QueryError
from store.plain_text import clean, clip

#: Characters that are shown of a query on either side of what is not understood in it.
_AROUND = 60
#: Characters of a query in the title of its page.
_TITLE = 100
#: In which all that is found can be had.
_FORMS = ("csv", "jsonl", "parquet")


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """Why a search cannot be answered, with the place in the query where there is one."""

    message: str
    #: The query around the sign that is not understood.
    before: str = ""
    at: str = ""
    after: str = ""

    @property
    def blank(self) -> str:
        """As wide as what is before the sign."""
        return " " * len(self.before)


def search_page(
    answer: Found,
    form: SearchForm,
    *,
    read: Understood | None,
    coverage: str,
    values: Mapping[str, Any],
) -> WebPage:
    """What a search with these values found, and in one line what that rests on; `read` is how its
    query was understood, where it has one."""
    shown, total = len(answer.hits), answer.total
    if shown < values["limit"]:  # copies are counted, and folded: nothing follows what is not full
        total = min(total, values["offset"] + shown)
    return form_page(
        "search_hits.html",
        form,
        answer=answer,
        hits=shown_hits(answer.hits),
        read=read.query if read and read.query != " ".join(form.query.split()) else "",
        chips=read.fields if read else (),
        folded=sum(len(hit.copies) for hit in answer.hits),
        paging=paging(values, shown=shown, total=total),
        coverage=coverage,
        forms=_FORMS,
    )


def search_problem_page(error: ValueError, form: SearchForm) -> WebPage:
    """A search that cannot be answered as it was typed."""
    return form_page("search_problem.html", form, problem=_problem(error))


def form_page(template: str, form: SearchForm, **shown: object) -> WebPage:
    """A page with the form of a search, and what is shown below it."""
    return WebPage(
        title=f"Search: {clip(form.query, _TITLE)}" if form.query else "Search",
        template=template,
        content={"form": form, **shown},
        styles=("search.css",),
        alternates=_alternates(form) if form.query else news_links({}),
        part="search",
    )


def _problem(error: ValueError) -> Problem:
    if not isinstance(error, QueryError) or error.offset is None:
        return Problem(message=str(error))
    query, at = error.query, error.offset
    return Problem(
        message=str(error),
        before=clean(query[max(at - _AROUND, 0) : at]),
        at=clean(query[at : at + 1]) or " ",
        after=clean(query[at + 1 : at + _AROUND]),
    )


def _alternates(form: SearchForm) -> tuple[Alternate, ...]:
    """The same search for programs, and what is new for it."""

    def json(site: Site) -> str:
        return site.address("api/v1", "search", **form.leading())

    return (
        Alternate(title="This search as JSON", type="application/json", address=json),
        *feed_links(f"New for {form.followed}", "search", query=form.followed),
    )
