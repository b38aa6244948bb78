"""A letter as plain text: lines of at most 72 characters, but for addresses and the seal. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from letters.writing.days_ahead import ShownDay
from letters.writing.documents import ShownChange, ShownDocument
from letters.writing.foot import Foot
from letters.writing.page import Page
from letters.writing.stories import ShownFact, ShownStory
from letters.writing.weeks import Weeks

_WIDTH = 72


def text_lines(page: Page) -> Iterator[str]:
    """The lines of a letter."""
    yield from _wrapped(f"Blotter: {page.name}")
    yield from _wrapped(page.summary)
    if page.corrections:
        yield from ("", "", "CORRECTIONS")
    for correction in page.corrections:
        yield from ("", *_wrapped(correction.words))
        if correction.document:
            yield from _document(correction.document)
    for section in page.sections:
        yield from ("", "", section.title.upper())
        for story in section.stories:
            yield from ("", *_story(story))
    if page.more:
        yield from ("", *_wrapped(page.more))
    if page.due:
        yield from ("", "", "DUE SOON")
        for day in page.due:
            yield from ("", *_day(day))
    if page.weeks:
        yield from ("", "", "ACTS A WEEK", *_weeks(page.weeks))
    yield from ("", "-" * _WIDTH, *_foot(page.foot))


def _story(story: ShownStory) -> Iterator[str]:
    for fact in story.facts:
        yield from _fact(fact)
    for document in story.documents:
        yield from _document(document)
    if story.standing:
        yield from _wrapped(f"Now: {'; '.join(story.standing)}", "  ")
    for day in story.ahead:
        yield from _wrapped(f"Ahead: {day.words} {day.quote}", "  ")
    yield from _wrapped(f"Why: {story.why}", "  ")
    more = f"{story.more}: " if story.more else ""
    yield f"  {more}{story.place.address or story.place.command}"


def _fact(fact: ShownFact) -> Iterator[str]:
    caution = f" ({fact.caution})" if fact.caution else ""
    yield from _wrapped(f"{fact.words}{caution}")
    yield from _wrapped(fact.quote, "    ")


def _document(document: ShownDocument) -> Iterator[str]:
    yield from _wrapped(document.title, "  ")
    yield from _wrapped(document.about, "  ")
    yield from _wrapped(document.url, "  ")
    for change in document.changes:
        yield from _change(change)
    if document.more_changes:
        yield f"    and {document.more_changes} more of its parts changed"
    for passage in document.passages:
        yield from _wrapped("".join(part.text for part in passage), "    ")


def _change(change: ShownChange) -> Iterator[str]:
    if not change.was:
        yield from _wrapped(f"{change.what}: {change.now}", "    ")
        return
    yield from _wrapped(f"{change.what} was: {change.was}", "    ")
    yield from _wrapped(f"{change.what} is: {change.now or '(nothing)'}", "    ")


def _day(day: ShownDay) -> Iterator[str]:
    yield from _wrapped(day.words)
    yield from _wrapped(day.title, "  ")
    yield from _wrapped(day.quote, "    ")
    yield from _wrapped(day.url, "  ")


def _weeks(weeks: Weeks) -> Iterator[str]:
    yield f"{weeks.words}, by the month in which each week begins"
    yield from (f"  {month.line}" for month in weeks.months)


def _foot(foot: Foot) -> Iterator[str]:
    yield from _wrapped(foot.coverage)
    yield from ("", *_wrapped(foot.window))
    if foot.seal:
        yield "Its seal, against which `blotter log verify` can be held as long as you keep"
        yield from ("this letter:", foot.seal)
    yield from ("", *_wrapped(foot.why))
    if ending := foot.click or foot.mail or foot.command:
        yield from ("To end it:", f"  {ending}")
    yield from _wrapped(foot.change)


def _wrapped(text: str, indent: str = "") -> list[str]:
    """A text as lines that begin with the indent; none of an empty one."""
    return wrap(
        text,
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
