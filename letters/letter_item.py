"""One document in a letter, as plain lines of text. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from answers.news.documents.document_news import DocumentNews
from letters.item_change import ItemChange, item_change
from letters.passages import PassagePart, query_passages
from search.language.tree import Wording
from store.log.document import Document
from store.log.events import DocumentPublished, DocumentRevised
from store.plain_text import clip, one_line, web_address

#: Up to so many days after the publisher's date, the day of first sight is left out.
_USUAL_LAG = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class LetterItem:
    """One document in a letter; every text is one line without control characters."""

    title: str
    #: An http or https address, or empty.
    url: str
    publisher: str
    dates: str
    #: What happened, where the section's title does not say it all; else empty.
    note: str
    #: The passages that match; none where `change` is shown instead.
    passages: tuple[tuple[PassagePart, ...], ...]
    change: ItemChange | None
    #: Which words of the query are in it.
    terms: str


def letter_item(
    news: DocumentNews, publisher: str, leaves: Sequence[Wording], zone: ZoneInfo
) -> LetterItem:
    """The item for one document, for the leaves of the query, with days in `zone`."""
    document = news.document
    match = query_passages(leaves, document)
    change = None
    if news.section in ("changed", "restored") and news.before is not None:
        change = item_change(news.before, document)
    return LetterItem(
        title=clip(document.title, 200) or "(without a title)",
        url=web_address(document.url),
        publisher=one_line(publisher),
        dates=_dates(document, news.first_seen.astimezone(zone).date()),
        note=_note(news, zone),
        passages=() if change else match.passages,
        change=change,
        terms=", ".join(match.terms),
    )


def long_day(day: date) -> str:
    """A day as a reader writes it: 3 Nov 2026."""
    return f"{day.day} {day:%b %Y}"


def _dates(document: Document, first_seen: date) -> str:
    """The publisher's date, and the day of first sight where that is days earlier or later."""
    published = document.published_on
    if published is None:
        return f"undated, first seen {long_day(first_seen)}"
    written = {"year": f"{published:%Y}", "month": f"{published:%b %Y}"}
    dated = written.get(document.precision, long_day(published))
    if abs((first_seen - published).days) <= _USUAL_LAG:
        return dated
    return f"{dated}, first seen {long_day(first_seen)}"


def _note(news: DocumentNews, zone: ZoneInfo) -> str:
    def seen(moment: datetime) -> str:
        return long_day(moment.astimezone(zone).date())

    kinds = [type(recorded.event) for recorded in news.events]
    times = kinds.count(DocumentRevised)
    changes = "changed since" if times == 1 else f"changed {times} times since"
    missing = news.missing.evidence if news.missing else None
    match news.section:
        case "new" if times:
            return changes
        case "changed":
            day = seen(news.events[-1].recorded_at)
            return f"seen {day}" if times == 1 else f"{times} changes, the last seen {day}"
        case "removed" if missing:
            gone = f"not found since {seen(missing.first)} ({missing.checks} looks)"
            return f"{gone}; it had just appeared" if DocumentPublished in kinds else gone
        case "restored":
            return f"back since {seen(news.events[-1].recorded_at)}"
    return ""
