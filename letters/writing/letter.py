"""Writes a letter: subject, text and HTML from one piece of data. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from answers.news.stories import News
from letters.writing.foot import Recipient
from letters.writing.page import Most, Page, page
from letters.writing.subject import counts, subject
from letters.writing.text_lines import text_lines
from store.log.letter_events import ToldCorrection, ToldFact

#: Bytes of the HTML: programs cut what is longer (Gmail at 102 kB), wherever that is.
ROOM = 100_000
#: What is tried to be shown, until it fits; the other stories are counted.
_SIZES = (
    Most(stories=40, corrections=20, days=8),
    Most(stories=25, corrections=20, days=8),
    Most(stories=15, corrections=20, days=8),
    Most(stories=8, corrections=10, days=4),
    Most(stories=4, corrections=5, days=2),
    Most(stories=1, corrections=2, days=1),
)

_templates = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=select_autoescape(["html"]),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Letter:
    """A letter, ready to be put into an envelope."""

    subject: str
    text: str
    html: str
    #: The ids of the documents in it; none when nothing is new.
    documents: tuple[str, ...]
    #: What it tells, without what it only counts.
    facts: tuple[ToldFact, ...] = ()
    corrections: tuple[ToldCorrection, ...] = ()
    #: The version of the code that read the texts it is made of.
    reader: str = ""
    #: What it shows, for those that lay it out in another way.
    page: Page | None = None

    @property
    def is_empty(self) -> bool:
        """Whether it tells nothing but how the sources are."""
        return not (self.documents or self.corrections)


def write(news: News, *, recipient: Recipient | None, site: str, zone: ZoneInfo) -> Letter:
    """The letter that tells the news, with days in a time zone.

    `site` is the public address of our own pages, or empty. Without a recipient it is a preview.
    """
    template = _templates.get_template("letter.html")
    for most in _SIZES:
        shown = page(news, recipient=recipient, site=site, zone=zone, most=most)
        html = template.render(page=shown)
        if len(html.encode()) < ROOM:
            break
    return Letter(
        subject=subject(shown.name, counts(news)),
        text="\n".join(text_lines(shown)) + "\n",
        html=html,
        documents=news.documents,
        facts=tuple(dict.fromkeys(told for story in shown.stories for told in story.told)),
        corrections=tuple(
            told for one in news.corrections[: most.corrections] for told in (one.told, *one.others)
        ),
        # The next letter looks at all again where there are more corrections than this one shows.
        reader=news.reader if len(news.corrections) <= most.corrections else "",
        page=shown,
    )
