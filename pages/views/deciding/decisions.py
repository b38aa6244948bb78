"""What people decide about one document, and the forms by which they do."""

from __future__ import annotations

from collections.abc import Mapping

from answers.documents.document import ShownDocument
from pages.views.deciding.decider import Decider
from pages.views.deciding.outcome import Outcome
from pages.web_page import WebPage


def decisions_page(
    document: ShownDocument, decider: Decider, fields: Mapping[str, str], outcome: Outcome
) -> WebPage:
    """What holds of a document, and the forms: as they were filled in, where something is wrong
    with one."""
    return WebPage(
        title="Decide",
        template="decisions.html",
        content={
            "document": document,
            "decider": decider,
            "fields": fields,
            "outcome": outcome,
        },
        styles=("forms.css",),
    )
