"""What became of documents: asked of the events of their streams, as far as the book reaches."""

from __future__ import annotations

from casebook.asking.casebook_at import CasebookAt, Condition

#: The event by which it is told, for those that hold for good once it has happened.
_EVENTS = {
    "revised": "DocumentRevised",
    "moved": "DocumentMoved",
    "restored": "DocumentRestored",
}
#: After any of these a document is there (`store.documents.known`).
_SEEN = (
    "'DocumentPublished', 'DocumentMoved', 'DocumentCompleted', 'DocumentRevised',"
    " 'DocumentRestored'"
)
#: Of these we know by ids, from what people decided.
DECIDED = ("reviewed", "tagged", "noted")


def fate_condition(book: CasebookAt, fate: str) -> Condition:
    """The documents of which a fate is true that follows from what was seen of their pages."""
    if fate == "withdrawn":
        later = f"SELECT 1 FROM events l WHERE {_after('l', 'e')} AND {book.known('l')}"
        gone = _event(book, "DocumentWithdrawn")
        return Condition(sql=f"EXISTS ({gone} AND NOT EXISTS ({later} AND l.type IN ({_SEEN})))")
    return Condition(sql=f"EXISTS ({_event(book, _EVENTS[fate])})")


def _event(book: CasebookAt, kind: str) -> str:
    """SQL: an event `e` of this type in the stream of the document of `s`; never its first."""
    return (
        "SELECT 1 FROM events e WHERE e.stream = 'document/' || s.id AND e.version > 1"
        f" AND e.type = '{kind}' AND {book.known('e')}"
    )


def _after(alias: str, of: str) -> str:
    return f"{alias}.stream = {of}.stream AND {alias}.version > {of}.version"
