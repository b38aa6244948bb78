"""Where each page is, for pages that are served and for those that are published as files. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal
from urllib.parse import quote, urlencode

Kind = Literal[
    "search", "document", "cases", "case", "name", "changes", "due", "counts", "sources", "log", "static"
]


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
        path = f"/{kind}" + (f"/{quote(id, safe=':')}" if id else "")
        if self.is_published and kind != "static":
            path += "/index.html"
        moment = {"as_of": self.as_of} if self.as_of and kind != "static" else {}
        given = {name: it for name, it in {**asked, **moment}.items() if it not in (None, "", ())}
        return f"{self.root}{path}" + (f"?{urlencode(given, doseq=True)}" if given else "")

    def now(self) -> Site:
        """The same site, not as of any moment."""
        return replace(self, as_of="")
