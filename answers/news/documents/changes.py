"""What changed in a document of which there is news. Pure."""

from __future__ import annotations

from answers.documents.comparing.document_differences import FieldDifference, document_differences
from answers.documents.comparing.shown_entries import EntryChange
from answers.news.documents.document_news import DocumentNews
from answers.news.documents.fact_wording import long_day
from answers.news.stories import Change, ChangeKind
from enforcement.kinds import OTHER, RANK


def changes_of(news: DocumentNews) -> tuple[Change, ...]:
    """What was there before and what is there now; nothing of what is new or removed."""
    if news.section not in ("changed", "restored") or news.before is None:
        return ()
    found = document_differences(news.before, news.document)
    by_weight = sorted(found.entries, key=_weight, reverse=True)
    return (*map(_of_field, found.fields), *map(_of_entry, by_weight))


def _weight(entry: EntryChange) -> int:
    """What decides most first: of many entries a letter shows few."""
    return max((RANK[act.kind] for act in entry.acts), default=RANK[OTHER])


def _of_field(one: FieldDifference) -> Change:
    kind: ChangeKind = "label"
    if one.field in ("title", "text"):
        kind = "title" if one.field == "title" else "text"
    where = one.label if kind == "label" else ""
    return Change(kind=kind, where=where, before=one.before, after=one.after)


def _of_entry(entry: EntryChange) -> Change:
    return Change(
        kind="docket entry",
        where=long_day(entry.day) if entry.day else "",
        before=entry.before,
        after=entry.after,
        read_as=tuple(act.words for act in entry.acts),
    )
