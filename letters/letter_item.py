"""One document in a letter: what is said of it, in plain lines. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from letters.item_change import ItemChange, item_change
from letters.news import News
from letters.passages import PassagePart, query_passage
from search.language.syntax import Phrase, Word
from store.log.document import Document
from store.log.events import DocumentPublished, DocumentRevised
from store.plain_text import clip, one_line, web_address

#: Days between the publisher's date and our first sight of it that go without saying.
_USUAL_LAG = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class LetterItem:
    """What a letter says of one document; every text is one line without control characters."""

    title: str
    #: An http or https address, or empty.
    url: str
    publisher: str
    dates: str
    #: What happened, where the section's title does not say it all; else empty.
    note: str
    #: What was found and the words around it; empty where `change` is shown instead.
    passage: tuple[PassagePart, ...]
    change: ItemChange | None
    #: What of the query is in it.
    terms: str


def letter_item(
    what: News, publisher: str, leaves: Sequence[Word | Phrase], zone: ZoneInfo
) -> LetterItem:
    """What is said of one document, for the leaves of the query, with days in `zone`."""
    document = what.document
    reason = query_passage(leaves, document)
    changed = None
    if what.section in ("changed", "restored") and what.before is not None:
        changed = item_change(what.before, document)
    return LetterItem(
        title=clip(document.title, 200) or "(without a title)",
        url=web_address(document.url),
        publisher=one_line(publisher),
        dates=_dates(document, what.first_seen.astimezone(zone).date()),
        note=_note(what, zone),
        passage=() if changed else reason.passage,
        change=changed,
        terms=", ".join(reason.terms),
    )


def long_day(day: date) -> str:
    """A day as a reader writes it: 3 Nov 2026."""
    return f"{day.day} {day:%b %Y}"


def _dates(document: Document, first_seen: date) -> str:
    """The publisher's date, and the day of first sight where it is another by more than days."""
    published = document.published_on
    if published is None:
        return f"undated, first seen {long_day(first_seen)}"
    written = {"year": f"{published:%Y}", "month": f"{published:%b %Y}"}
    said = written.get(document.precision, long_day(published))
    if abs((first_seen - published).days) <= _USUAL_LAG:
        return said
    return f"{said}, first seen {long_day(first_seen)}"


def _note(what: News, zone: ZoneInfo) -> str:
    def seen(moment: datetime) -> str:
        return long_day(moment.astimezone(zone).date())

    kinds = [type(recorded.event) for recorded in what.events]
    times = kinds.count(DocumentRevised)
    changes = "changed since" if times == 1 else f"changed {times} times since"
    missing = what.missing.evidence if what.missing else None
    match what.section:
        case "new" if times:
            return changes
        case "changed":
            day = seen(what.events[-1].recorded_at)
            return f"seen {day}" if times == 1 else f"{times} changes, the last seen {day}"
        case "removed" if missing:
            gone = f"not found since {seen(missing.first)} ({missing.checks} looks)"
            return f"{gone}; it had just appeared" if DocumentPublished in kinds else gone
        case "restored":
            return f"back since {seen(what.events[-1].recorded_at)}"
    return ""
