"""Those who bear a name: an entry a matter, never added up."""

from __future__ import annotations

from collections.abc import Mapping

from answers.asking.page import WHOLE, Page
from answers.matters.names.person import PartyEntries
from pages.feed_links import feed_links
from pages.paging import Paging
from pages.web_page import WebPage


def name_page(
    name: str, answer: PartyEntries, titles: Mapping[str, str], part: Page = WHOLE
) -> WebPage:
    """The entries of a name, or this part of them; `titles` are those of matters, by their ids, as
    far as they are known."""
    return WebPage(
        title=name,
        template="name.html",
        styles=("case.css",),
        alternates=feed_links(f"News of {name}", "search", party=name),
        part="cases",
        content={
            "name": name,
            "entries": answer.entries,
            "titles": titles,
            "paging": Paging(
                total=answer.total,
                offset=part.offset,
                shown=len(answer.entries),
                limit=part.limit or max(answer.total, 1),
            ),
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
