"""Two revisions of a document side by side."""

from __future__ import annotations

from answers.documents.comparing.entry_words import entry_heading
from answers.documents.diff import ComparedRevision, RevisionDiff
from pages.views.document.side_by_side import side_by_side
from pages.web_page import WebPage


def diff_page(answer: RevisionDiff) -> WebPage:
    """What the publisher changed from one to the other."""
    return WebPage(
        title=f"What changed: {answer.title}",
        template="document_diff.html",
        styles=("document.css",),
        content={
            "diff": answer,
            "names": (_name(answer.before), _name(answer.after)),
            "fields": [(one.label or one.field, side_by_side(one.pieces)) for one in answer.fields],
            "entries": [(entry_heading(one), one) for one in answer.entries],
        },
    )


def _name(revision: ComparedRevision) -> str:
    """What a revision goes by, or what may become one."""
    return f"Revision {revision.number}" if revision.confirmed else "Seen once, nearly empty"
