"""The types of events that only people cause, as SQL has them; imports nothing."""

from __future__ import annotations

#: What only people do, and is therefore rare: a query that says exactly this, letter by letter, is
#: answered from the small index `events_decisions`.
DECISIONS = (
    "type IN ('CaseLinked', 'CaseUnlinked', 'DocumentReviewed', 'DocumentTagged', 'NoteAdded',"
    " 'PayloadErased', 'PersonMasked', 'PersonUnmasked')"
)
