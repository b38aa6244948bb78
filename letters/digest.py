"""Writes the letter on what is new for one query between two positions of the log. Pure.

Whatever came from a page is cut to one line without control characters, and the HTML template
escapes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from answers.news.documents.document_news import DocumentNews, news_since
from answers.news.stories import NewsSection
from letters.letter_item import LetterItem, letter_item
from search.language.tree import Wording
from store.log.events import Recorded
from store.log.letter_events import Cadence
from store.log.seals import Seal
from store.plain_text import clip, one_line
from store.privacy.masking import NO_MASKS, Masks, masked, masked_history

SECTIONS: tuple[NewsSection, ...] = ("new", "changed", "removed", "restored")

#: Items shown in a section; further ones are counted, so that a back-fill fits into a mail.
SHOWN = 100

_templates = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=select_autoescape(["html"]),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Recipient:
    """Whom a letter is for, and how they unsubscribe."""

    subscription: str
    cadence: Cadence
    #: The address that takes wishes to unsubscribe; empty where no mail server is set.
    sender: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Window:
    """The positions (since, until] of the log, with hash and time (UTC) of the event at `until`."""

    since: int
    until: int
    hash: str
    recorded_at: datetime

    @property
    def seal(self) -> Seal | None:
        """The seal of the log at `until`, so that every reader holds a proof; None at 0."""
        seal = Seal(position=self.until, hash=self.hash, recorded_at=self.recorded_at)
        return seal if self.until else None


@dataclass(frozen=True, kw_only=True, slots=True)
class MatchedDocument:
    """A document that the query finds, with its whole stream up to the window's end."""

    history: Sequence[Recorded]
    publisher: str

    @property
    def id(self) -> str:
        """The document's."""
        return self.history[0].stream.removeprefix("document/")


@dataclass(frozen=True, kw_only=True, slots=True)
class Letter:
    """A letter, ready to be put into an envelope."""

    subject: str
    text: str
    html: str
    #: The ids of the documents in it; none when nothing is new.
    documents: tuple[str, ...]
    window: Window


@dataclass(frozen=True, kw_only=True, slots=True)
class _Part:
    """One section as the templates show it."""

    title: str
    items: list[LetterItem]
    #: How many further documents are only counted.
    more: int


def compose(
    *,
    query: str,
    leaves: Sequence[Wording],
    window: Window,
    matches: Iterable[MatchedDocument],
    coverage: str,
    zone: ZoneInfo,
    recipient: Recipient | None,
    masks: Masks = NO_MASKS,
) -> Letter:
    """The letter about those of `matches` that have news in the window, without masked names.

    `leaves` are what the query looks for; `coverage` is the line of `store.health.freshness`; days
    are given in `zone`. Without a recipient it is a preview.
    """
    reported = [
        (news, match)
        for match in matches
        if (news := news_since(masked_history(match.history, masks), window.since)) is not None
    ]
    parts = [_part(section, reported, leaves, zone) for section in SECTIONS]
    counts = _counts([news.section for news, _ in reported])
    shown_query = one_line(masked(query, masks))
    values = {
        "query": shown_query,
        "counts": counts,
        "parts": [part for part in parts if part.items],
        "coverage": one_line(masked(coverage, masks)),
        "window": window,
        "recipient": recipient,
    }
    return Letter(
        subject=f"Blotter: {clip(shown_query, 60)} — {counts}",
        text=_templates.get_template("letter.txt").render(values),
        html=_templates.get_template("letter.html").render(values),
        documents=tuple(match.id for _, match in reported),
        window=window,
    )


def _part(
    section: NewsSection,
    reported: Sequence[tuple[DocumentNews, MatchedDocument]],
    leaves: Sequence[Wording],
    zone: ZoneInfo,
) -> _Part:
    pairs = [pair for pair in reported if pair[0].section == section]
    pairs.sort(key=lambda pair: _date_key(pair[0]), reverse=True)
    items = [letter_item(news, match.publisher, leaves, zone) for news, match in pairs[:SHOWN]]
    return _Part(title=section.title(), items=items, more=max(0, len(pairs) - SHOWN))


def _date_key(news: DocumentNews) -> tuple[str, int]:
    """New documents by the publisher's date, the others by when their last event was recorded."""
    day = news.document.published_on if news.section == "new" else None
    return (day.isoformat() if day else "", news.events[-1].position)


def _counts(sections: list[NewsSection]) -> str:
    counted = [f"{n} {section}" for section in SECTIONS if (n := sections.count(section))]
    return ", ".join(counted) or "nothing new"
