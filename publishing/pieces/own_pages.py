"""Pages that only a published site has: its front, its lists, and what stands in the place of what
is not there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from pages.web_page import Alternate, WebPage


@dataclass(frozen=True, kw_only=True, slots=True)
class ListedDocument:
    """A document in a list."""

    id: str
    title: str
    source: str
    #: The publisher's day.
    day: date | None
    #: Id of its matter; empty where nothing was read in it.
    case: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ListLink:
    """A list of documents: `of` a year or a source; its name, and how many there are."""

    of: Literal["year", "sources"]
    name: str
    documents: int


def front_page(
    newest: Sequence[ListedDocument],
    lists: Iterable[ListLink],
    *,
    documents: int,
    query: str,
    alternates: tuple[Alternate, ...],
) -> WebPage:
    """The front: what is there, what is new, and the lists of it."""
    every = list(lists)
    return WebPage(
        title="The record",
        template="published_front.html",
        styles=("published.css",),
        content={
            "newest": newest,
            "years": [it for it in every if it.of == "year"],
            "sources": [it for it in every if it.of == "sources"],
            "documents": documents,
            "query": query,
        },
        alternates=alternates,
        part="search",
    )


def list_page(
    link: ListLink,
    part: Sequence[ListedDocument],
    *,
    number: int,
    parts: int,
    alternates: tuple[Alternate, ...] = (),
) -> WebPage:
    """A part of a list, of `parts` that are numbered from 1 on."""
    return WebPage(
        title=f"Documents of {link.name}" if link.of == "year" else link.name,
        template="published_list.html",
        styles=("published.css",),
        content={
            "link": link,
            "rows": part,
            "number": number,
            "parts": parts,
            "part_id": part_id,
        },
        alternates=alternates,
        part="search",
    )


def part_id(name: str, number: int) -> str:
    """The id under which a part of a list is published."""
    return name if number == 1 else f"{name}:{number}"


def notice_page(title: str, said: str, *, case: str = "") -> WebPage:
    """What stands in place of what was there; `case` is the matter to go on to, or empty."""
    content = {"said": said, "case": case}
    return WebPage(title=title, template="published_notice.html", content=content)


def elsewhere_page() -> WebPage:
    """Where links lead to what a folder of files cannot hold."""
    said = (
        "This is a copy of a record as files. It cannot search, look at the past, or count anew: "
        "for that, ask a Blotter that is served (`blotter web`). Or what you look for is not among "
        "what is published here."
    )
    return notice_page("This is not in this copy", said)
