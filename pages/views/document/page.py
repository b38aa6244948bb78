"""One document: what was read in it, its words with the quotes marked, and what proves it."""

from __future__ import annotations

from answers.claims import ReadDocument
from answers.document_citation import DocumentCitation
from answers.documents.comparing.field_labels import field_label
from formats.citations import CITATION_FORMS, format_citations
from pages.feed_links import feed_links
from pages.site import quote_anchor
from pages.views.document.history import absence_words, history_rows, last_withdrawal
from pages.views.document.quoted_text import part_at, part_starts, text_part
from pages.views.document.what_was_read import quotes_of, what_was_read
from pages.web_page import WebPage
from store.privacy.masking import HIDDEN

#: What each form of a citation is called.
FORM_NAMES = {"text": "Text", "bibtex": "BibTeX", "ris": "RIS", "csl-json": "CSL-JSON"}


def document_page(
    document: ReadDocument, citation: DocumentCitation, *, part: int | None = None
) -> WebPage:
    """A document with one part of its text, or with all of it."""
    gone = last_withdrawal(document)
    return WebPage(
        title=document.title or document.id,
        template="document.html",
        styles=("document.css",),
        alternates=feed_links("New in its matter", "case", document.case) if document.case else (),
        content={
            "document": document,
            # Links to the same state keep it, where it is not the newest.
            "revision": document.revision if document.revision < document.newest_revision else None,
            "quote_anchor": quote_anchor,
            "publisher": citation.publisher,
            "details": [
                (field_label(document.source, name), value)
                for name, value in document.details.items()
            ],
            "groups": what_was_read(document.reading),
            "text": text_part(document.title, document.text, quotes_of(document.reading), part),
            "history": history_rows(document.events),
            "gone": gone,
            "absence": absence_words(gone.evidence, gone.reason) if gone and gone.evidence else "",
            "is_masked": HIDDEN in f"{document.title}\n{document.text}",
            "citations": [
                (form, FORM_NAMES[form], format_citations([citation], form).decode().splitlines())
                for form in CITATION_FORMS
            ],
        },
    )


def part_with(document: ReadDocument, offset: int) -> int:
    """The part of a document's page that shows a character of its title, line feed and text."""
    return part_at(part_starts(f"{document.title}\n{document.text}"), offset)
