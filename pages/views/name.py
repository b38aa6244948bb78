"""Those who bear a name: an entry a matter, never added up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from answers.matters.cases import CaseList
from answers.matters.person import PartyEntries
from pages.feed_links import feed_links
from pages.paging import paging
from pages.views.cases import summary_title
from pages.web_page import WebPage


def name_page(answer: PartyEntries, values: Mapping[str, Any], cases: CaseList) -> WebPage:
    """The entries of a name, and what their matters are called, as far as they are among `cases`;
    `values` are those that the question was asked with."""
    return WebPage(
        title=values["name"],
        template="name.html",
        styles=("case.css",),
        alternates=feed_links(f"News of {values['name']}", "search", party=values["name"]),
        part="cases",
        content={
            "name": values["name"],
            "entries": answer.entries,
            "titles": {case.id: summary_title(case) for case in cases.cases},
            "paging": paging(values, shown=len(answer.entries), total=answer.total),
        },
    )


def name_form_page() -> WebPage:
    """The page of names before one is asked for."""
    return WebPage(
        title="Look up a name",
        template="name.html",
        styles=("case.css",),
        part="cases",
        content={"name": "", "entries": (), "paging": None},
    )
