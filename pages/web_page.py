"""A page before it is laid out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pages.site import Site


@dataclass(frozen=True, kw_only=True, slots=True)
class Alternate:
    """The same in another form: a feed, a calendar, JSON."""

    title: str
    #: Media type, e.g. `application/atom+xml`.
    type: str
    address: Callable[[Site], str]


@dataclass(frozen=True, kw_only=True, slots=True)
class WebPage:
    """A page: the template that lays it out, and what stands in it."""

    title: str
    #: A file in `pages/templates`.
    template: str
    #: By the names that the template knows.
    content: Mapping[str, Any] = field(default_factory=dict)
    #: Style sheets in `pages/static`, beside the one that all pages have.
    styles: tuple[str, ...] = ()
    alternates: tuple[Alternate, ...] = ()
    #: The part of the navigation that it belongs to.
    part: str = ""
