"""Where each page is, for pages that are served and for those that are published as files. Pure."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal
from urllib.parse import quote, urlencode

from answers.documents.published_paths import published_path
from answers.log.record_state import RecordState

Kind = Literal[
    "search",
    "document",
    "cases",
    "case",
    "name",
    "changes",
    "due",
    "counts",
    "sources",
    "log",
    "static",
    "year",
    "elsewhere",
    "sign-in",
    "sign-out",
    "decisions",
    "save",
    "saved",
    "subscribe",
    "subscriptions",
    "confirm",
    "unsubscribe",
]
#: What is beside the pages.
Beside = Literal["api/v1", "save", "subscribe"]
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
    #: The files that are published, as paths from the root; None where any may be.
    files: Container[str] | None = None
    #: Whether people may decide and save here.
    writes: bool = False
    #: The path of the page that is shown, from the root on, as an address has it, and what it was
    #: asked with, but for the moment.
    path: str = ""
    asked: tuple[tuple[str, str], ...] = ()
    #: What all pages say that they rest on; None where that is not known.
    record: RecordState | None = None

    @property
    def day(self) -> date | None:
        """The day that this site is shown as of the end of; None as of a time or a position."""
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", self.as_of, re.ASCII):
            return None
        try:
            return date.fromisoformat(self.as_of)
        except ValueError:  # 31 February: the page says so
            return None

    def address(self, kind: Kind | Beside, id: str = "", /, **asked: object) -> str:
        """The address of a page, with the moment that this site is shown as of."""
        return self.below(kind, id, "", **asked)

    def below(self, kind: Kind | Beside, id: str, page: str, /, **asked: object) -> str:
        """The address of a page below another one: of a document, how it changed."""
        if self.is_published and kind != "static":
            file = f"{page}/index.html" if page else "index.html"
            return f"{self.root}/{self._published(published_path(kind, id, file))}"
        path = "".join(f"/{part}" for part in (kind, quote(id, safe=":"), page) if part)
        if kind == "static":
            return f"{self.root}{path}"
        given = {name: it for name, it in asked.items() if it not in (None, "", ())}
        return self._address(path, given.items())

    def here(self, **asked: object) -> str:
        """The address of the page that is shown, with these parameters in place of those of the
        same name: None takes one away. Of files only other parts of a list can be asked for."""
        if self.is_published:
            folder = self.path.strip("/").rpartition("index.html")[0]
            part = f"{asked['offset']}/" if asked.get("offset") else ""
            return f"{self.root}/{self._published(f'{folder}{part}index.html')}"
        kept = [(name, value) for name, value in self.asked if name not in asked]
        given = [(name, it) for name, it in asked.items() if it not in (None, "", ())]
        return self._address(self.path, [*kept, *given])

    def given(self, name: str) -> tuple[str, ...]:
        """What the page that is shown was asked with by this name."""
        return tuple(value for asked, value in self.asked if asked == name)

    def feed(self, of: FeedOf, form: str, id: str = "", /, **asked: object) -> str:
        """The address of a feed in a form, `atom` or `json`, or of a calendar, `ics`: always of
        now."""
        if self.is_published:
            return f"{self.root}/{self._published(published_path(of, id, f'feed.{form}'))}"
        name = f"{of}/{quote(id, safe=':')}" if id else of
        given = {name: it for name, it in asked.items() if it not in (None, "", ())}
        query = f"?{urlencode(given, doseq=True)}" if given else ""
        return f"{self.root}/feeds/{name}.{form}{query}"

    def quote(self, id: str, start: int, end: int) -> str:
        """The address of a quote in a document, by its offsets in title, line feed and text; of the
        document where they are equal, as they are where nothing is quoted."""
        if start == end:
            return self.address("document", id)
        if not self._has(published_path("document", id)):
            return self.address("document", id)
        # A server shows a long text in parts; a file has all of it.
        at = None if self.is_published else start
        return f"{self.address('document', id, at=at)}#{quote_anchor(start, end)}"

    def api(self, question: str, *, but: Iterable[str] = (), **asked: object) -> str:
        """The address of the API at which a question is asked as this page was, but for parameters
        of these names, and for the part of a list that is shown."""
        left_out = {*but, *asked, "limit", "offset"}
        kept = [(name, value) for name, value in self.asked if name not in left_out]
        return self._address(f"/api/v1/{question}", [*kept, *asked.items()])

    def at(self, position: int) -> Site:
        """The same site as of a position of the log."""
        return replace(self, as_of=str(position))

    def now(self) -> Site:
        """The same site, not as of any moment."""
        return replace(self, as_of="")

    def _published(self, path: str) -> str:
        """The file that stands for a page: of what is not published, the page that says so."""
        return path if self._has(path) else published_path("elsewhere")

    def _has(self, path: str) -> bool:
        return self.files is None or path in self.files

    def _address(self, path: str, asked: Iterable[tuple[str, object]]) -> str:
        moment = [("as_of", self.as_of)] if self.as_of else []
        given = [*asked, *moment]
        query = f"?{urlencode(given, doseq=True)}" if given else ""
        return f"{self.root}{path}{query}"


def quote_anchor(start: int, end: int) -> str:
    """What the words at [start, end) of a document go by on its page."""
    return f"claim-{start}-{end}"
