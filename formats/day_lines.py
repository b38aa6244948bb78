"""What a day ahead rests on, and what speaks against it, in lines. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from answers.matters.due import UpcomingDay


def day_lines(day: UpcomingDay) -> Iterator[str]:
    """The document and the words that state it, others that do, and those that say otherwise."""
    yield f"{day.id}  " + (f"“{day.quote}”" if day.quote else "(the publisher's field)")
    if day.other_documents:
        yield f"also {', '.join(day.other_documents)}"
    for other in day.conflicts:
        yield f"but {other.day} in {other.id}, published {other.published_on or 'undated'}"
    if day.status_document:
        as_told = ", as told" if day.status == "over" else ""
        by = "this document" if day.status_document == day.id else day.status_document
        yield f"{day.status}{as_told} by {by}"
