"""What answers at a known page's address and is not the page, told by what was known of it. Pure.

A page that says something else altogether may have been edited, or be another one. It is another
one where the address led to it, and where several known pages say the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from crawler.source.server_answer import ServerAnswer
from store.documents.known import Known
from store.documents.lost_text import has_lost_its_text
from store.log.document import Document


def false_sight(
    known: Known,
    document: Document,
    pages: Sequence[ServerAnswer],
    doubted: Callable[[], Iterable[Known]],
) -> str | None:
    """What was seen in place of a document's pages; None where it may be what they say now.

    `pages` are what it was read from, but for a listing; `doubted` gives the other documents that
    were last seen nearly empty.
    """
    if known.document is None or not pages or not has_lost_its_text(known.document, document):
        return None
    if _led_elsewhere(known, pages):
        return "redirect-to-another-page"
    if known.seen_empty and any(_says(other, document) for other in doubted()):
        return "same-as-other-pages"
    return None


def _led_elsewhere(known: Known, pages: Sequence[ServerAnswer]) -> bool:
    """Whether any of the pages was redirected to an address it did not have before."""
    before = known.capture
    had = {capture.url for capture in (before, *before.parts)} if before else set()
    return any(page.capture.redirects and page.capture.url not in had for page in pages)


def _says(other: Known, document: Document) -> bool:
    """Whether another document was last seen with the same text."""
    return other.seen_empty is not None and (
        other.seen_empty[0].text.split() == document.text.split()
    )
