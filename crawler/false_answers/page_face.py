"""What a person sees of a page at first: its title, its headings, and its text line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from functools import cached_property

from lxml import etree  # type: ignore[import-untyped]
from parsel import Selector

from crawler.source.page import Page
from crawler.source.prose import prose

#: What parts a page's name from that of its site in a title.
_PARTED = re.compile(r"\s+(?:[|\u2013\u2014\u00b7\u2022\u00bb<>-]|::)\s+")
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_UNSEEN = ("script", "style", "noscript", "template", "svg")


@dataclass(frozen=True)
class PageFace:
    """A page of HTML; each part is read when it is first asked for."""

    body: bytes
    media_type: str

    @cached_property
    def title(self) -> str:
        return _line(self._tree.xpath("string(//title)").get() or "")

    @property
    def title_parts(self) -> tuple[str, ...]:
        return title_parts(self.title)

    @cached_property
    def headings(self) -> tuple[str, ...]:
        """The headings of the first rank; those of the second where there is none."""
        found = self._tree.xpath("//h1") or self._tree.xpath("//h2")
        return tuple(filter(None, (_line(one.xpath("string()").get() or "") for one in found)))

    @cached_property
    def subheadings(self) -> tuple[str, ...]:
        """The headings of the second rank."""
        return tuple(_line(one.xpath("string()").get() or "") for one in self._tree.css("h2"))

    @cached_property
    def text(self) -> str:
        """What can be read without a script, the title left out."""
        root = deepcopy(self._tree.root)
        etree.strip_elements(root, *_UNSEEN, "title", with_tail=False)
        return prose(etree.tostring(root, encoding="unicode"))

    @cached_property
    def words(self) -> int:
        """How many words of it there are."""
        return len(self.text.split())

    @cached_property
    def without_script(self) -> str:
        """What is said to readers without scripts."""
        return _line(" ".join(self._tree.xpath("//noscript//text()").getall()))

    def sentences(self) -> Iterator[str]:
        """Its sentences, and the lines that are none, in order."""
        yield from _SENTENCE.split(self.text)

    @cached_property
    def _tree(self) -> Selector:
        return Page(url="", body=self.body, media_type=self.media_type).html


def title_parts(title: str) -> tuple[str, ...]:
    """A title, and its parts where it also names the site."""
    return tuple(dict.fromkeys((title, *_PARTED.split(title))))


def _line(text: str) -> str:
    return " ".join(text.split())
