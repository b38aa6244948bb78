"""Every source: how it is, and why."""

from __future__ import annotations

from answers.documents.sources import Sources
from pages.web_page import WebPage


def sources_page(answer: Sources) -> WebPage:
    """The health of all sources."""
    return WebPage(
        title="Sources",
        template="sources.html",
        content={"sources": answer.sources},
        part="sources",
    )
