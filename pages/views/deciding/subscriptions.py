"""Who gets letters about what, and the buttons by which that is paused, resumed and ended."""

from __future__ import annotations

from answers.subscriptions.active_subscriptions import ActiveSubscriptions
from pages.views.deciding.decider import Decider
from pages.views.deciding.outcome import Outcome
from pages.web_page import WebPage


def subscriptions_page(active: ActiveSubscriptions, decider: Decider, outcome: Outcome) -> WebPage:
    """The subscriptions as they stand, and what became of the one that was decided on."""
    content = {"subscriptions": active.subscriptions, "decider": decider, "outcome": outcome}
    return WebPage(
        title="Subscriptions", template="subscriptions.html", content=content, styles=("forms.css",)
    )
