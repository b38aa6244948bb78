"""The saved searches, and the buttons by which each is let go."""

from __future__ import annotations

from answers.searches.saved_searches import SavedSearches
from pages.views.deciding.decider import Decider
from pages.views.deciding.outcome import Outcome
from pages.web_page import WebPage


def saved_page(saved: SavedSearches, decider: Decider, outcome: Outcome) -> WebPage:
    """Which query each name stands for, and what became of the one that was decided on."""
    content = {"searches": saved.searches, "decider": decider, "outcome": outcome}
    return WebPage(
        title="Saved searches", template="saved.html", content=content, styles=("forms.css",)
    )
