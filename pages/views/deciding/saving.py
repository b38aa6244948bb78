"""Saving a search, so that it is asked by a name."""

from __future__ import annotations

from collections.abc import Mapping

from pages.views.deciding.decider import Decider
from pages.views.deciding.outcome import Outcome
from pages.web_page import WebPage


def save_page(fields: Mapping[str, str], decider: Decider, outcome: Outcome) -> WebPage:
    """The form as it was filled in, with what is wrong; what is done is the name under which it was
    saved."""
    content = {"fields": fields, "decider": decider, "outcome": outcome}
    return WebPage(
        title="Save a search", template="save.html", content=content, styles=("forms.css",)
    )
