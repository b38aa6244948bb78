"""What stands in the place of a document that cannot be shown, and what to do."""

from __future__ import annotations

from collections.abc import Sequence

from answers.document_history import Erasing
from pages.web_page import WebPage


def erased_page(erasures: Sequence[Erasing]) -> WebPage:
    """The words of a document are gone for good."""
    return WebPage(
        title="This document was erased",
        template="document_erased.html",
        content={"erasures": erasures},
    )


def unknown_page(message: str, close: Sequence[str]) -> WebPage:
    """No document goes by an id, or not yet at the moment that is asked about."""
    return WebPage(
        title="No such document",
        template="document_unknown.html",
        content={"message": message, "close": close},
    )
