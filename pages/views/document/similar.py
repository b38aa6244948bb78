"""Copies of a document, and others that are like it."""

from __future__ import annotations

from answers.searches.similar import SimilarDocuments
from pages.web_page import WebPage


def similar_page(answer: SimilarDocuments) -> WebPage:
    """The list as a page."""
    return WebPage(
        title=f"Like: {answer.title}",
        template="document_similar.html",
        content={"similar": answer},
        styles=("document.css",),
    )


def similar_list(answer: SimilarDocuments) -> WebPage:
    """The list alone, to be put into a page."""
    return WebPage(
        title=answer.title, template="document_similar_list.html", content={"similar": answer}
    )
