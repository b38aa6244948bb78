"""The documents of a story, and what changed in them, as lines. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from answers.news.stories import Change, StoryDocument
from letters.writing.page_addresses import publisher_page
from letters.writing.wording import DRIFT, TITLE, day_of, listed, published_day, short_day
from search.query.passages.best_passages import Passage, cut_at
from store.documents.differences import differing_stretch
from store.plain_text import clean, clip, plural

#: Up to so many days after the publisher's date, the day of first sight is left out.
_USUAL_LAG = 3
#: Changes of a document that are shown, and outlets that are named.
_CHANGES, _OUTLETS = 4, 3
#: Characters of a label, and of a publisher's name.
_LABEL, _PUBLISHER = 100, 100


@dataclass(frozen=True, kw_only=True, slots=True)
class PassagePart:
    """A stretch of a passage."""

    text: str
    #: Whether the query asked for it.
    found: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class ShownChange:
    """What was, and what is; each may be empty. Of an entry that is no longer shown, what it said
    is told as what is: an archive shows the papers that match best."""

    what: str
    was: str
    now: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ShownDocument:
    """A document in a letter; every text is one line without control characters."""

    #: Empty where the fact above it says it.
    title: str
    #: Of the publisher's page: an http or https address, or empty.
    url: str
    #: Who published it and when, what became of it, and who else has it.
    about: str
    changes: tuple[ShownChange, ...]
    more_changes: int
    passages: tuple[tuple[PassagePart, ...], ...]


def shown_document(document: StoryDocument, zone: ZoneInfo, *, said: str = "") -> ShownDocument:
    """A document as a letter shows it, below what was `said`, with days in a time zone."""
    title = clip(document.title, TITLE)
    return ShownDocument(
        title="" if title and title in said else title or "(without a title)",
        url=publisher_page(document.url),
        about=" · ".join(filter(None, _about(document, zone))),
        changes=tuple(map(shown_change, document.differences[:_CHANGES])),
        more_changes=len(document.differences[_CHANGES:]),
        passages=tuple(map(_parts, document.passages)),
    )


def shown_change(change: Change) -> ShownChange:
    """A change, of long texts the stretch in which they differ."""
    was, now = change.before, change.after
    if was and now and max(len(was), len(now)) > DRIFT:
        was, now = differing_stretch(was, now)
    what = {"label": "", "docket entry": "entry"}.get(change.kind, change.kind)
    if change.kind == "docket entry" and not now:
        was, now, what = "", was, "entry no longer shown"
    elif change.kind == "docket entry" and not was:
        what = "new entry"
    named = clip(f"{what} {change.where}", _LABEL) or "changed"
    if change.read_as:
        named = f"{named} ({clip('; '.join(change.read_as), DRIFT)})"
    return ShownChange(what=named, was=clip(was, DRIFT), now=clip(now, DRIFT))


def _about(document: StoryDocument, zone: ZoneInfo) -> Iterator[str]:
    yield clip(document.publisher, _PUBLISHER)
    yield _dates(document, zone)
    yield _note(document, zone)
    if document.copied_by:
        yield _copies(sorted({clip(name, _PUBLISHER) for name in document.copied_by}))


def _copies(outlets: Sequence[str]) -> str:
    if len(outlets) == 1:
        return f"also at {outlets[0]}"
    return f"also in {len(outlets)} outlets: {listed(outlets, _OUTLETS)}"


def _dates(document: StoryDocument, zone: ZoneInfo) -> str:
    """The publisher's date, and the day of first sight where that is days earlier or later."""
    first_seen = document.first_seen.astimezone(zone).date()
    if document.published_on is None:
        return f"undated, first seen {short_day(first_seen)}"
    dated = published_day(document.published_on, document.precision)
    if abs((first_seen - document.published_on).days) <= _USUAL_LAG:
        return dated
    return f"{dated}, first seen {short_day(first_seen)}"


def _note(document: StoryDocument, zone: ZoneInfo) -> str:
    """What became of it, where that is not told by its being there."""
    changed = plural(document.changes, "change")
    match document.section:
        case "new" if document.changes:
            return f"{changed} since"
        case "changed" if document.changed_at:
            seen = f"seen {day_of(document.changed_at, zone)}"
            return f"change {seen}" if document.changes <= 1 else f"{changed}, the last {seen}"
        case "removed" if document.missing_since:
            since = day_of(document.missing_since, zone)
            return f"not found since {since} ({plural(document.checks, 'look')})"
        case "restored":
            return "there again"
    return ""


def _parts(passage: Passage) -> tuple[PassagePart, ...]:
    return tuple(
        PassagePart(text=clean(text), found=is_one)
        for text, is_one in cut_at(passage.text, passage.highlights)
    )
