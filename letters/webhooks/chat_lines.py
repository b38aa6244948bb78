"""A letter in short, a line a story, for chats. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from letters.writing.letter import Letter
from letters.writing.page import Page
from letters.writing.stories import ShownStory
from store.plain_text import clip

#: Characters of a line.
_LENGTH = 500


@dataclass(frozen=True, kw_only=True, slots=True)
class ChatLine:
    """One line without control characters, and where it leads: an http or https address, or
    nowhere."""

    text: str
    url: str = ""


def chat_lines(letter: Letter) -> list[ChatLine]:
    """The lines of a letter, its subject first."""
    lines = _lines(letter.page) if letter.page else ()
    return [ChatLine(text=letter.subject), *lines]


def fitting(
    lines: Sequence[ChatLine], render: Callable[[Sequence[ChatLine]], bytes], room: int
) -> bytes:
    """As many lines as there is room for, in bytes, the others counted in a last one."""
    body = render(lines)
    for shown in range(len(lines) - 1, 0, -1):
        if len(body) <= room:
            break
        body = render([*lines[:shown], ChatLine(text=f"and {len(lines) - shown} more lines")])
    return body


def _lines(page: Page) -> Iterator[ChatLine]:
    for correction in page.corrections:
        url = correction.document.url if correction.document else ""
        yield ChatLine(text=clip(f"Correction: {correction.words}", _LENGTH), url=url)
    for section in page.sections:
        for story in section.stories:
            yield _story(section.title, story)
    if page.more:
        yield ChatLine(text=page.more)
    for day in page.due:
        yield ChatLine(text=clip(f"Due {day.words}: {day.title}", _LENGTH), url=day.url)
    yield ChatLine(text=page.foot.coverage)
    if ending := page.foot.click:
        yield ChatLine(text="To end these letters", url=ending)


def _story(section: str, story: ShownStory) -> ChatLine:
    """What was done, or else what is new; the rest is where it leads."""
    first = story.documents[0] if story.documents else None
    if story.facts:
        fact = story.facts[0]
        words = f"{fact.words} ({fact.caution})" if fact.caution else fact.words
        words += f" and {len(story.facts) - 1} more" if len(story.facts) > 1 else ""
    else:
        words = f"{section}: {first.title if first else ''}"
        changes = first.changes if first else ()
        words += "".join(f"; {it.what}: {it.now or 'gone'}" for it in changes)
    url = story.place.address or (first.url if first else "")
    return ChatLine(text=clip(words, _LENGTH), url=url)
