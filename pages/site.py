"""Where each page is, for pages that are served and for those that are published as files. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal
from urllib.parse import quote, urlencode

from pages.published_paths import published_path

Kind = Literal[
    "search", "document", "case", "name", "changes", "due", "counts", "sources", "log", "static"
]
#: What there is a feed of: what a query or a saved search finds, a matter, a source; days ahead.
FeedOf = Literal["search", "saved", "case", "sources", "due"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Site:
    """The pages that a page leads to."""

    #: Before every path: empty, a path like `/blotter`, or relative like `../..`; without a slash
    #: at its end.
    root: str = ""
    #: The day, time or position that every page is shown as of; empty for now.
    as_of: str = ""
    #: Whether pages are files: without a server nothing can be searched, nor asked of the past.
    is_published: bool = False
    #: Whether people may decide and save here.
    writes: bool = False

    def address(self, kind: Kind, id: str = "", **asked: object) -> str:
        """The address of a page, with the moment that this site is shown as of."""
        if self.is_published and kind != "static":
            return f"{self.root}/{published_path(kind, id)}"
        path = f"/{kind}" + (f"/{quote(id, safe=':')}" if id else "")
        moment = {"as_of": self.as_of} if self.as_of and kind != "static" else {}
        given = {name: it for name, it in {**asked, **moment}.items() if it not in (None, "", ())}
        return f"{self.root}{path}" + (f"?{urlencode(given, doseq=True)}" if given else "")

    def feed(self, of: FeedOf, form: str, id: str = "", **asked: object) -> str:
        """The address of a feed in a form, `atom` or `json`, or of a calendar, `ics`: always of
        now."""
        if self.is_published:
            return f"{self.root}/{published_path(of, id, f'feed.{form}')}"
        name = f"{of}/{quote(id, safe=':')}" if id else of
        given = {name: it for name, it in asked.items() if it not in (None, "", ())}
        query = f"?{urlencode(given, doseq=True)}" if given else ""
        return f"{self.root}/feeds/{name}.{form}{query}"

    def now(self) -> Site:
        """The same site, not as of any moment."""
        return replace(self, as_of="")
