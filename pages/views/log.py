"""The log itself: its seal, how to check it, and its events."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from answers.log.log_events import LoggedEvent, LoggedEvents
from answers.log.sealed_log import SealedLog
from pages.feed_links import news_links
from pages.paging import paging
from pages.site import Kind
from pages.web_page import WebPage
from store.privacy.masking import HIDDEN

#: The pages that streams of events are about.
_PAGES: Mapping[str, Kind] = {"document": "document", "source": "sources", "case": "case"}


def log_page(answer: LoggedEvents, sealed: SealedLog, values: Mapping[str, Any]) -> WebPage:
    """Events with the seal of the newest; `values` are those that the events were asked with."""
    return WebPage(
        title="Log",
        template="log.html",
        content={
            "sealed": sealed,
            "events": [(event, _page_of(event)) for event in answer.events],
            "sort": values["sort"],
            "paging": paging(values, shown=len(answer.events), total=answer.total),
        },
        styles=("log.css",),
        alternates=news_links({}),
        part="log",
    )


def _page_of(event: LoggedEvent) -> tuple[Kind, str] | None:
    """The page that an event is about; None where there is none, or a masked name hides which."""
    kind, _, id = event.stream.partition("/")
    if kind not in _PAGES or HIDDEN in id:
        return None
    return _PAGES[kind], id
