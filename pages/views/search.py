"""The page of a search: what was found, or why nothing was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from answers.searches.narrower_queries import QueryField, Understood
from answers.searches.search import Found
from pages.site import Site
from pages.views.hits import shown_hits
from pages.views.query_help import FIELDS_HELP, HELP
from pages.views.search_form import SearchForm
from pages.web_page import Alternate, WebPage
from search.language.query_error import QueryError

#: Characters that are shown of a query on either side of what is not understood in it.
_AROUND = 60
_FORMS = ("csv", "jsonl", "parquet")


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """Why a search cannot be answered, with the place in the query where there is one."""

    message: str
    #: The query around the place, and how far in that it is.
    around: str = ""
    column: int = 0


def search_page(
    answer: Found, form: SearchForm, read: Understood | None, site: Site, coverage: str
) -> WebPage:
    """What a search found; `read` is how its query was understood, where it has one."""
    size = int(form.kept.get("limit", 20))
    shown = {
        "answer": answer,
        "hits": shown_hits(answer.hits),
        "read": read.query if read and read.query != " ".join(form.query.split()) else "",
        "chips": _chips(read),
        "folded": sum(len(hit.copies) for hit in answer.hits),
        "first": form.offset + 1,
        "last": form.offset + len(answer.hits),
        "previous": max(form.offset - size, 0) if form.offset else None,
        "following": form.offset + size if form.offset + size < answer.total else None,
        "coverage": coverage,
        "forms": _FORMS,
    }
    return _page("search_hits.html", form, site, **shown)


def search_problem_page(error: ValueError, form: SearchForm, site: Site) -> WebPage:
    """A search that cannot be answered as it was typed."""
    return _page("search_problem.html", form, site, problem=problem_of(error))


def problem_of(error: ValueError) -> Problem:
    """What is shown of an error."""
    if not isinstance(error, QueryError) or error.offset is None:
        return Problem(message=str(error))
    start = max(error.offset - _AROUND, 0)
    return Problem(
        message=str(error),
        around=error.query[start : error.offset + _AROUND],
        column=error.offset - start,
    )


def _chips(read: Understood | None) -> Sequence[QueryField]:
    return read.fields if read else ()


def _page(template: str, form: SearchForm, site: Site, **shown: object) -> WebPage:
    content = {"form": form, "help": HELP, "fields_help": FIELDS_HELP, **shown}
    return WebPage(
        title=f"Search: {form.query}" if form.query else "Search",
        template=template,
        content=content,
        styles=("search.css",),
        alternates=_alternates(form, site),
        part="search",
    )


def _alternates(form: SearchForm, site: Site) -> tuple[Alternate, ...]:
    """The same search for programs."""
    json = site.address("api/v1", "search", **form.leading())
    others = [Alternate(title="The same as JSON", type="application/json", address=json)]
    for name, type in (("atom", "application/atom+xml"), ("json", "application/feed+json")):
        address = site.now().address("feeds", f"search.{name}", query=form.query)
        others += [Alternate(title="What is new for it", type=type, address=address)]
    return tuple(others if form.query else ())
