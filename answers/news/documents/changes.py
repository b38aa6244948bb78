"""What changed in a document of which there is news. Pure."""

from __future__ import annotations

from answers.news.documents.document_news import DocumentNews
from answers.news.stories import Change, ChangeKind
from store.documents.differences import Difference, differences, differing_stretch


def changes_of(news: DocumentNews) -> tuple[Change, ...]:
    """What was there before and what is there now; nothing of what is new or removed."""
    if news.section not in ("changed", "restored") or news.before is None:
        return ()
    return tuple(_change(it) for it in differences(news.before, news.document))


def _change(one: Difference) -> Change:
    kind: ChangeKind = "label"
    if one.field in ("title", "text"):
        kind = "title" if one.field == "title" else "text"
        was, now = differing_stretch(one.was, one.now)
        return Change(kind=kind, where="", before=was, after=now)
    return Change(kind=kind, where=one.field, before=one.was, after=one.now)
