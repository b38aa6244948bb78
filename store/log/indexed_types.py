"""The types of events that have small indexes of their own, as SQL has them; imports nothing.

A query that says exactly one of these conditions, letter by letter, is answered from its index.
"""

from __future__ import annotations

#: What only people do, and is therefore rare: `events_decisions`.
DECISIONS = (
    "type IN ('CaseLinked', 'CaseUnlinked', 'DocumentReviewed', 'DocumentTagged', 'NoteAdded',"
    " 'PayloadErased', 'PersonMasked', 'PersonUnmasked')"
)
#: What changed a document after it was published: `events_changes`. A DocumentReread is our own
#: doing, and left out.
CHANGES = (
    "type IN ('DocumentCompleted', 'DocumentMoved', 'DocumentRestored', 'DocumentRevised',"
    " 'DocumentSeenEmpty', 'DocumentSeenWhole', 'DocumentWithdrawn')"
)
