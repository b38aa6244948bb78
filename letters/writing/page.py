"""All that a letter shows, as lines that text and HTML lay out. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from types import MappingProxyType
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo

from answers.news.stories import News, NewsSection
from letters.writing.corrections import ShownCorrection, shown_correction
from letters.writing.days_ahead import ShownDay, shown_day
from letters.writing.foot import Foot, Recipient, foot
from letters.writing.stories import ShownStory, shown_story
from letters.writing.subject import counts
from letters.writing.weeks import Weeks, shown_weeks
from letters.writing.wording import day_of
from store.plain_text import clip

#: Acts first, wherever they are told; then what became of documents that tell of none.
_TITLES: Mapping[Literal["acts"] | NewsSection, str] = MappingProxyType(
    {
        "acts": "What was done",
        "new": "New",
        "changed": "Changed",
        "removed": "Removed",
        "restored": "Restored",
    }
)
#: Characters of a query.
_QUERY = 200


class Most(NamedTuple):
    """How much is shown at most."""

    stories: int
    #: The next letter tells the others.
    corrections: int
    #: Days ahead beside those of the stories.
    days: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    """Stories of one kind."""

    title: str
    stories: tuple[ShownStory, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """A letter before it is laid out; every text is one line without control characters."""

    name: str
    #: `2 revoked, 1 changed · up to 30 Nov 2026`.
    summary: str
    corrections: tuple[ShownCorrection, ...]
    sections: tuple[Section, ...]
    #: Of the stories that are left out; empty where none is.
    more: str
    due: tuple[ShownDay, ...]
    weeks: Weeks | None
    foot: Foot

    @property
    def stories(self) -> Iterator[ShownStory]:
        """All that are shown."""
        return chain.from_iterable(section.stories for section in self.sections)


def page(news: News, *, recipient: Recipient | None, site: str, zone: ZoneInfo, most: Most) -> Page:
    """The page that tells the news, cut where it is too much; one without news is only a line
    on how the sources are."""
    query = clip(news.query, _QUERY)
    name = clip(news.name or news.query.removeprefix("@"), _QUERY)
    is_news = bool(news.stories or news.corrections)
    told = [
        (
            "acts" if story.facts else story.section,
            shown_story(story, asked=name if name != query else "", site=site, zone=zone),
        )
        for story in news.stories[: most.stories]
    ]
    return Page(
        name=name,
        summary=_summary(news, zone),
        corrections=tuple(
            shown_correction(it, zone) for it in news.corrections[: most.corrections]
        ),
        sections=tuple(_sections(told)),
        more=_more(news.more + len(news.stories) - len(told)),
        due=tuple(map(shown_day, news.due[: most.days])) if is_news else (),
        weeks=shown_weeks(news.weeks) if is_news else None,
        foot=foot(news, name=name, query=query if query != name else "", recipient=recipient),
    )


def _summary(news: News, zone: ZoneInfo) -> str:
    parts = [", ".join(counts(news))]
    if news.seal:
        parts.append(f"up to {day_of(news.seal.recorded_at, zone)}")
    return " · ".join(parts)


def _sections(told: Sequence[tuple[str, ShownStory]]) -> Iterator[Section]:
    """The stories by what they tell, in their order."""
    for kind, title in _TITLES.items():
        if found := tuple(story for section, story in told if section == kind):
            yield Section(title=title, stories=found)


def _more(left_out: int) -> str:
    if not left_out:
        return ""
    what = "1 more matter has" if left_out == 1 else f"{left_out} more matters have"
    return f"{what} news that this letter has no room for: see `blotter changes`, `blotter search`."
