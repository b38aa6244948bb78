"""Why there is no answer, and what to do."""

from __future__ import annotations

from pages.web_page import WebPage

#: By the kind of the problem.
_ADVICE = {
    "query": "Correct the query and search again.",
    "parameter": "Correct the address, or go back to where it was linked from.",
    "not-found": "Search for it: it may be known by another id, or was not known then.",
    "erased": "What it said was erased for good, and is kept nowhere.",
    "unavailable": "Try again in a minute.",
    "too-many-requests": "Wait a little, then ask again.",
}


def problem_page(title: str, detail: str, kind: str) -> WebPage:
    """What went wrong, in one line, and what to do."""
    advice = _ADVICE.get(kind, "Begin with a search, or with one of the pages above.")
    return WebPage(
        title=title, template="problem.html", content={"detail": detail, "advice": advice}
    )
