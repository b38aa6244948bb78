"""The ledger: what was edited, moved, removed and put back, and how matters were regrouped."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from answers.documents.changed_document import DocumentChange, DocumentContrast
from answers.documents.changes import KINDS_OF_CHANGE, Changes, ChangesBetween
from answers.matters.regroupings import MatterChange
from pages.feed_links import news_links
from pages.paging import paging
from pages.web_page import WebPage

_Row: TypeAlias = DocumentChange | DocumentContrast | MatterChange

#: What became of a document or a matter, in words.
_WORDS: Mapping[str, str] = {
    "seen_empty": "seen nearly empty",
    "seen_whole": "seen whole again",
    "completed": "read more of",
    "reread": "read anew",
}


def changes_page(answer: Changes | ChangesBetween, values: Mapping[str, Any]) -> WebPage:
    """The changes of a stretch of the log, or how two moments of it differ; `values` are those that
    the question was asked with."""
    rows = _in_order(answer, values)
    return WebPage(
        title="Changes",
        template="changes.html",
        content={
            "rows": rows,
            "answer": answer,
            "between": values.get("between"),
            "notes": answer.notes if isinstance(answer, Changes) else (),
            "paging": paging(values, shown=len(rows), total=answer.total),
            "kinds": [(kind, in_words(kind)) for kind in KINDS_OF_CHANGE],
            "in_words": in_words,
        },
        styles=("changes.css",),
        alternates=news_links(values),
        part="changes",
    )


def in_words(change: str) -> str:
    """What became of a document or a matter."""
    return _WORDS.get(change, change)


def _in_order(answer: Changes | ChangesBetween, values: Mapping[str, Any]) -> tuple[_Row, ...]:
    if isinstance(answer, ChangesBetween):
        return (*answer.changes, *answer.matters)
    rows: list[DocumentChange | MatterChange] = [*answer.changes, *answer.matters]
    return tuple(sorted(rows, key=lambda row: row.position, reverse=values["sort"] == "newest"))
