"""One run: what it publishes, as of when, and how its files look."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from typing import Any

from answers.documents.published_paths import published_path
from answers.log.record_state import RecordState
from answers.news.entries.entries import news_of, round_up_to
from answers.news.entries.entry import NewsEntries
from answers.news.round import Round
from answers.to_json import to_json
from formats.feeds.feed import Feed
from formats.feeds.forms import FORMS
from pages.rendering import render
from pages.site import Site
from pages.web_page import Alternate, WebPage
from publishing.selection import Selection
from store.config import Settings
from store.log.database import Engine
from store.plain_text import web_address

#: Files of a site as its root has them, each with its content.
Files = dict[str, bytes]


@dataclass(frozen=True, kw_only=True)
class Publication:
    """What all pages of one run share."""

    settings: Settings
    engine: Engine
    selection: Selection
    #: When it is written, aware.
    now: datetime
    #: The web address that the folder will have; empty where that is not known.
    url: str
    #: The paths of all files that there will be.
    paths: frozenset[str]
    #: What pages that are written at each run say that they rest on.
    record: RecordState

    @property
    def today(self) -> date:
        """The day of the run in the zone of the settings."""
        return self.now.astimezone(self.settings.timezone).date()

    @cached_property
    def round(self) -> Round:
        """What all feeds share."""
        end = self.selection.end.position
        return round_up_to(self.settings, self.engine, end, now=self.now)

    def page(
        self, path: str, page: WebPage, *, answer: object = None, lasting: bool, whole: str = ""
    ) -> Files:
        """A page at a path, with its answer as JSON beside it; one that is `lasting` is written
        anew only when what it tells changes, and so says nothing of the rest of the record. It may
        be a part of the one at the path `whole`."""
        files: Files = {}
        if answer is not None:
            beside = f"{path.rpartition('.')[0]}.json"
            files[beside] = as_json(answer)
            own = Alternate(
                title="The same as JSON",
                type="application/json",
                address=lambda site: f"{site.root}/{beside}",
            )
            page = replace(page, alternates=(*page.alternates, own))
        site = replace(self.site(path, lasting=lasting), path=f"/{whole or path}")
        files[path] = render(page, site).encode()
        return files

    def site(self, path: str, *, lasting: bool) -> Site:
        """The site as the page at a path sees it."""
        return Site(
            root="/".join([".."] * path.count("/")) or ".",
            is_published=True,
            files=self.paths,
            path=f"/{path}",
            record=None if lasting else self.record,
        )

    def news(self, *, most: int) -> NewsEntries:
        """What is new in all that is published."""
        documents = self.selection.documents.values() if self.is_narrowed else None
        ids = None if documents is None else frozenset(it.id for it in documents)
        return news_of(self.round, ids, most=most)

    def feeds(self, path: str, title: str, news: NewsEntries) -> Files:
        """News in every form; the files stand beside the page at a path."""
        folder = path.rpartition("index.html")[0]
        feed = Feed(
            title=title,
            news=news,
            asked=folder,
            home=self._web(path),
            page_of=lambda id: self._web(published_path("document", id)),
        )
        return {
            f"{folder}feed.{ending}": form.write(
                replace(feed, address=self._web(f"{folder}feed.{ending}"))
            )
            for ending, form in FORMS.items()
        }

    @property
    def is_narrowed(self) -> bool:
        """Whether less is published than there is."""
        return len(self.selection.documents) < len(self.selection.case_of)

    def _web(self, path: str) -> str:
        address = f"{self.url.rstrip('/')}/{path}" if self.url and path in self.paths else ""
        return web_address(address)


def as_json(answer: object) -> bytes:
    """An answer as the contract has it."""
    told: Any = to_json(answer)
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
