"""Which line of a page is its title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from crawler.source.unknown_pages.lines import Line

#: Between a page's title and its site's name, in `title` elements.
_BETWEEN = re.compile(r"\s+[|\-\u2013\u2014\u00bb\u00b7:]+\s+|\s*[|\u00bb]\s*|\s*::\s*")
_WORD = re.compile(r"\w+")
#: Words that headings of whole sections and names of offices are made of; a line of these alone
#: says nothing of one document.
_OF_NO_DOCUMENT = frozenset(
    (
        *("a", "affairs", "all", "and", "announcement", "announcements", "article", "articles"),
        *("attorney", "blog", "board", "bureau", "center", "commission", "communications"),
        *("county", "department", "detail", "details", "display", "division", "documents"),
        *("for", "general", "home", "immediate", "in", "info", "information", "item", "latest"),
        *("media", "more", "new", "news", "newsroom", "of", "office", "official", "our", "page"),
        *("post", "posts", "press", "public", "publication", "publications", "recent"),
        *("release", "releases", "room", "s", "single", "site", "state", "statement"),
        *("statements", "the", "title", "untitled", "update", "updates", "view", "website"),
        *("welcome", "what"),
    )
)
#: A title that was cut off must be this long to be taken for the beginning of a heading.
_CUT = 25
_LONGEST = 400
#: Characters of a line that is prose, at least.
_PROSE = 80
_ENDS = (".", "!", "?", ":", ";", "\u201d", '"', "'", ")")


def title_line(lines: Sequence[Line], stated: Sequence[str], site: str) -> Line | None:
    """The line that is the title: the one a title of the page's head contains, else the heading
    that stands nearest above the text. None where no line looks like one.

    `stated` are the titles in the head, the better first; `site` is what the site is called.
    """
    candidates = [(at, line) for at, line in enumerate(lines) if _may_be(line, site)]
    sizes = [len(line.text) for line in lines]
    text = sizes.index(max(sizes)) if sizes else 0
    for title in stated:
        found = _contained(candidates, title, text)
        if found and _names_a_section(title) and _heads_the_site(found, lines, candidates):
            candidates = [one for one in candidates if one[0] != found[0]]
        elif found:
            return found[1]
    return _above_the_text(lines, [line for _, line in candidates])


def place_of(title: Line | None, lines: Sequence[Line]) -> int:
    """Where a title stands among the lines; -1 where it does not."""
    places = (
        at
        for at, line in enumerate(lines)
        if title and line.element is title.element and line.text == title.text
    )
    return next(places, -1)


def title_on(line: Line, stated: Iterable[str]) -> str:
    """The title that a line holds: all of it but for what calls it a `Press Release`."""
    for title in stated:
        before = line.text.removesuffix(title)
        if before != line.text and (not before or says_nothing(before)):
            return title
    return line.text


def stated_title(stated: Iterable[str], site: str) -> str:
    """The page's title by its head alone, without the site's name; empty where it has none."""
    for title in stated:
        parts = [part for part in _BETWEEN.split(title) if words(part) != words(site)]
        if telling := [part for part in parts if not says_nothing(part)]:
            whole = title if len(parts) == len(_BETWEEN.split(title)) == 1 else ""
            return (whole or max(telling, key=len)).strip()
    return next(iter(stated), "")


def words(text: str) -> tuple[str, ...]:
    """What two writings of one title have in common."""
    return tuple(_WORD.findall(text.casefold()))


def says_nothing(text: str) -> bool:
    """Whether a line is made of words for sections and offices alone, as `News Releases` is."""
    said = words(text)
    return bool(said) and _OF_NO_DOCUMENT.issuperset(said)


def is_prose(text: str) -> bool:
    """Whether a line is a paragraph of a text."""
    return len(text) >= _PROSE and text.endswith(_ENDS)


def _may_be(line: Line, site: str) -> bool:
    if line.leads_home or len(line.text) > _LONGEST or says_nothing(line.text):
        return False
    return words(line.text) not in ((), words(site))


def _contained(
    candidates: Sequence[tuple[int, Line]], title: str, text: int
) -> tuple[int, Line] | None:
    """The line that is a stated title, or a part of it; of several the one that is a heading, and
    stands nearest above line `text`, the longest: the site's name, a part too, stands higher."""
    all_words = words(title)
    said = f" {' '.join(all_words)} "
    parts = {words(part) for part in (title, *_BETWEEN.split(title))}
    found = [(at, line) for at, line in candidates if _fits(line, said)]
    if not found:
        return None

    def place(candidate: tuple[int, Line]) -> tuple[bool, bool, bool, int]:
        at, line = candidate
        own = words(line.text)
        whole = own in parts or len(own) > len(all_words)
        return whole, line.heading is not None, at <= text, at if at <= text else -at

    return max(found, key=place)


def _names_a_section(title: str) -> bool:
    """Whether a title is a name and what kind of page it is: `Board of Zz - News Release`."""
    parts = re.split(rf"{_BETWEEN.pattern}|:\s+", title)
    return len(parts) > 1 and sum(not says_nothing(part) for part in parts) == 1


def _heads_the_site(
    found: tuple[int, Line], lines: Sequence[Line], candidates: Sequence[tuple[int, Line]]
) -> bool:
    """Whether a menu stands between a heading and the one below it."""
    at, line = found
    below = (
        place
        for place, other in candidates
        if place > at and other.heading and words(other.text) != words(line.text)
    )
    return any(line.is_link for line in lines[at + 1 : next(below, at)])


def _fits(line: Line, said: str) -> bool:
    own = f" {' '.join(words(line.text))} "
    if own in said:
        # One word of a title, say a name in a menu, is no title unless it is set as a heading.
        return own == said or own.count(" ") > 3 or line.heading is not None
    before = own.removesuffix(said.lstrip())
    longer = own.startswith(said.rstrip()) or (before != own and says_nothing(before))
    return longer and len(said) > _CUT and line.heading is not None


def _above_the_text(lines: Sequence[Line], candidates: Sequence[Line]) -> Line | None:
    """Of the headings above the first paragraph the highest, and of these the nearest to it."""
    paragraph = next((at for at, line in enumerate(lines) if is_prose(line.text)), len(lines))
    above = {id(line) for line in lines[:paragraph]}
    headings = [line for line in candidates if line.heading and id(line) in above]
    if not headings:
        return None
    highest = min(line.heading or 9 for line in headings)
    return [line for line in headings if line.heading == highest][-1]
