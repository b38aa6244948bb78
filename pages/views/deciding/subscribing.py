"""Subscribing to what a query finds from now on."""

from __future__ import annotations

from collections.abc import Mapping

from answers.subscriptions.letter_times import DAYS, LetterTimes
from answers.subscriptions.preview import Preview
from pages.views.deciding.decider import Decider
from pages.views.deciding.outcome import Outcome
from pages.web_page import WebPage

#: When letters come, as the log has it, and in words.
CADENCES = (
    ("weekly", "Each week"),
    ("daily", "Each day that brings news"),
    ("instant", "At once, after each crawl that brings news"),
)
#: What most leave as it is for everybody.
_CHOSEN = ("weekday", "at", "zone", "empty_week")


def subscribe_page(
    fields: Mapping[str, str],
    decider: Decider,
    outcome: Outcome,
    *,
    usual: LetterTimes,
    found: Preview | None = None,
) -> WebPage:
    """The form as it was filled in, with what its query finds today and what is wrong; or what was
    done. `usual` is when weekly letters come where nothing is chosen."""
    return WebPage(
        title="Subscribe",
        template="subscribe.html",
        content={
            "fields": fields,
            "decider": decider,
            "found": found,
            "outcome": outcome,
            "cadences": CADENCES,
            "usual": usual,
            "weekdays": DAYS,
            "is_chosen": any(fields.get(name) for name in _CHOSEN),
        },
        styles=("forms.css",),
    )
