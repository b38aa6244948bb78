"""The letter that says what is new for one query between two positions of the log. Pure.

Everything in it that came from a page is cut to one line, rid of control characters, and escaped
by the HTML template.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from letters.letter_item import Item, item
from letters.news import News, Section, news
from search.language.syntax import Phrase, Word, parse, wanted
from store.log.events import Cadence, Recorded
from store.log.seals import Seal
from store.plain_text import clip, one_line
from store.privacy.masking import NO_MASKS, Masks, masked, masked_history

SECTIONS: tuple[Section, ...] = ("new", "changed", "removed", "restored")

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
    """Whom a letter is for, and how they end it."""

    subscription: str
    cadence: Cadence
    #: The address that takes wishes to unsubscribe; empty where no mail server is set.
    sender: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Window:
    """The positions (since, until] of the log, and what the event at `until` is sealed with."""

    since: int
    until: int
    hash: str
    recorded_at: datetime

    @property
    def seal(self) -> Seal | None:
        """The seal of the log as far as the letter reaches, which makes its readers witnesses."""
        if not self.until:
            return None
        return Seal(position=self.until, hash=self.hash, recorded_at=self.recorded_at)


@dataclass(frozen=True, kw_only=True, slots=True)
class Match:
    """A document the query finds."""

    #: Its whole stream up to the window's end.
    history: Sequence[Recorded]
    publisher: str

    @property
    def id(self) -> str:
        """The document's."""
        return self.history[0].stream.removeprefix("document/")


@dataclass(frozen=True, kw_only=True, slots=True)
class Digest:
    """A letter, ready to be put into an envelope."""

    subject: str
    text: str
    html: str
    #: The ids of the documents it tells of; none when nothing is new.
    documents: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Part:
    """One section as the templates show it."""

    title: str
    items: tuple[Item, ...]
    #: Documents that are only counted.
    more: int


def compose(
    *,
    query: str,
    window: Window,
    matches: Iterable[Match],
    coverage: str,
    zone: ZoneInfo,
    recipient: Recipient | None,
    masks: Masks = NO_MASKS,
) -> Digest:
    """The letter about `matches`, of which those without news in the window are left out, without
    the names that are masked.

    `coverage` is the line of `store.health.freshness`, days are given in `zone`. Without a
    recipient it
    is a letter for nobody: a look at what one would say. Raises search.language.syntax.QueryError.
    """
    told = [
        (what, match)
        for match in matches
        if (what := news(masked_history(match.history, masks), window.since)) is not None
    ]
    leaves = wanted(parse(query))
    parts = [_part(section, told, leaves, zone) for section in SECTIONS]
    counts = _counts([what.section for what, _ in told])
    asked = one_line(masked(query, masks))
    values = {
        "query": asked,
        "counts": counts,
        "parts": [part for part in parts if part.items],
        "coverage": one_line(masked(coverage, masks)),
        "window": window,
        "recipient": recipient,
    }
    return Digest(
        subject=f"Blotter: {clip(asked, 60)} — {counts}",
        text=_templates.get_template("letter.txt").render(values),
        html=_templates.get_template("letter.html").render(values),
        documents=tuple(match.id for _, match in told),
    )


def _part(
    section: Section,
    told: Sequence[tuple[News, Match]],
    leaves: Sequence[Word | Phrase],
    zone: ZoneInfo,
) -> _Part:
    here = [pair for pair in told if pair[0].section == section]
    here.sort(key=lambda pair: _newest_first(pair[0]), reverse=True)
    items = (item(what, match.publisher, leaves, zone) for what, match in here[:SHOWN])
    return _Part(title=section.title(), items=tuple(items), more=max(0, len(here) - SHOWN))


def _newest_first(what: News) -> tuple[str, int]:
    """New documents by the publisher's date, the others by when it was seen what became of them."""
    day = what.document.published_on if what.section == "new" else None
    return (day.isoformat() if day else "", what.events[-1].position)


def _counts(sections: list[Section]) -> str:
    counted = [f"{n} {section}" for section in SECTIONS if (n := sections.count(section))]
    return ", ".join(counted) or "nothing new"
