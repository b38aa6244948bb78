"""A page that no source was written for, read whole."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree  # type: ignore[import-untyped]

from crawler.source.page import Page
from crawler.source.publisher_dates import Stated
from crawler.source.unknown_pages.body import main_text
from crawler.source.unknown_pages.dateline import beside, labelled, stated_near
from crawler.source.unknown_pages.furniture import cut_furniture
from crawler.source.unknown_pages.lines import lines
from crawler.source.unknown_pages.metadata import metadata
from crawler.source.unknown_pages.title import place_of, stated_title, title_line, title_on
from crawler.source.unknown_pages.trimming import trimmed


@dataclass(frozen=True, kw_only=True, slots=True)
class UnknownPage:
    """What such a page says, as far as its shape tells."""

    #: Empty where it has none.
    title: str
    #: Whether that stands on it as a heading.
    headed: bool
    #: The day it was published; None where it states none.
    stated: Stated | None
    #: Its text without title, menus, letterhead and footer, paragraphs apart by an empty line.
    text: str


def read_unknown(page: Page, called: str = "") -> UnknownPage:
    """Read a page by what most publishers do: its title is the line that `title` repeats, the day
    stands near that, and what most pages set around a text is none of it.

    `called` is its title as it was announced elsewhere. The same body reads the same: no clock, no
    memory of pages read before.
    """
    html = page.html
    said = metadata(html)
    titles = [called, *said.titles] if called else said.titles
    tree = html.root
    # A comment may stand in the midst of a word.
    etree.strip_tags(tree, etree.Comment, etree.ProcessingInstruction)
    whole = lines(tree)
    heading = title_line(whole, titles, said.site)
    cut_furniture(tree, whole, heading)
    left = lines(tree)
    at = place_of(heading, left)
    title = title_on(heading, titles) if heading else stated_title(titles, said.site)
    return UnknownPage(
        title=title,
        headed=heading is not None,
        stated=stated_near(left, at)
        or said.published
        or labelled(left)
        or beside(page.url, titles),
        text="\n\n".join(trimmed(main_text(tree, left, at), title)),
    )
