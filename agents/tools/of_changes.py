"""Tools that ask what changed, and what is new."""

from __future__ import annotations

from agents.tools.tool import Tool, below
from answers.questions.of_changes import CHANGES, CHANGES_BETWEEN, DIFF, NEWS

#: Of what differs in a document.
_DIFFERENCES = (
    *below("changes.differences", "label", "before", "after"),
    *below("changes.entries", "change", "day", "before", "after"),
)


CHANGES_TOOL = Tool(
    question=CHANGES,
    title="List edits and removals",
    use="What publishers edited, moved or took away, and when that was noticed; `since` a day "
    "or the position of an earlier answer.",
    fields=(
        *("since", "until", "total", "notes", "matters", "basis"),
        *below("changes", "position", "recorded_at", "change", "id", "title", "url"),
        *below("changes", "fields", "evidence", "reason", "more_entries"),
        *_DIFFERENCES,
    ),
    limit=15,
)

NEWS_TOOL = Tool(
    question=NEWS,
    title="List what is new",
    use="What is new, newest first: published, edited, removed or restored, with what was done.",
    fields=(
        *("until", "until_at", "basis"),
        *below("entries", "position", "recorded_at", "section", "id", "case", "title", "url"),
        *below("entries", "published_on", "facts.words", "facts.quote", "facts.is_accusation"),
        *below("entries", "changes", "missing_since"),
    ),
    limit=10,
)
CHANGES_BETWEEN_TOOL = Tool(
    question=CHANGES_BETWEEN,
    title="Compare two moments",
    use="How the record of one moment differs from that of a later one.",
    fields=(
        *("since", "until", "total", "matters", "basis"),
        *below("changes", "id", "title", "url", "change", "revision_before", "revision"),
        *below("changes", "withdrawn", "fields", "more_entries"),
        *_DIFFERENCES,
    ),
    limit=15,
)
DIFF_TOOL = Tool(
    question=DIFF,
    title="Compare two revisions",
    use="The words that a publisher added or took out of a document, in its whole text.",
    fields=(
        *("id", "title", "url", "before.number", "after.number", "after.confirmed"),
        *below("fields", "field", "label", "pieces"),
        *("entries", "more_entries"),
    ),
)
