"""The first page: the form of a search, what is new, what is due, and what was changed."""

from __future__ import annotations

from answers.documents.changes import Changes
from answers.matters.due import UpcomingDays
from answers.searches.search import Found
from pages.views.searches.form import SearchForm
from pages.views.searches.found import form_page
from pages.views.searches.hits import shown_hits
from pages.web_page import WebPage


def front_page(newest: Found, ahead: UpcomingDays, changes: Changes) -> WebPage:
    """The newest documents, the next days ahead, and the latest changes."""
    return form_page(
        "search_front.html",
        SearchForm(),
        newest=newest,
        hits=shown_hits(newest.hits),
        ahead=ahead,
        days_ahead=(ahead.last - ahead.first).days,
        changes=changes,
        troubled=[it for it in newest.coverage.by_source if it.state != "fresh"],
    )
