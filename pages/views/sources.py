"""Every source: how it is, why, and what a year of looks brought; and one source with its looks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from answers.documents.sources import Sources, SourceStatus
from answers.log.source_looks import SourceLooks
from answers.searches.search import Hit
from pages.feed_links import feed_links, news_links
from pages.paging import paging
from pages.pictures.strip import Strip, strip
from pages.web_page import WebPage

#: Of sources nobody looks at.
_UNFOLLOWED = ("off",)


def sources_page(answer: Sources, *, today: date) -> WebPage:
    """The health of all sources, those that are not followed apart."""
    followed = [it for it in answer.sources if it.state not in _UNFOLLOWED]
    followed.sort(key=lambda it: (it.checked_at is None, it.name))
    return WebPage(
        title="Sources",
        template="sources.html",
        content={
            "followed": [(it, _strip(it, today)) for it in followed],
            "others": [it for it in answer.sources if it.state in _UNFOLLOWED],
            "states": Counter(it.state for it in followed).most_common(),
        },
        styles=("sources.css",),
        alternates=news_links({}),
        part="sources",
    )


def source_page(
    answer: SourceLooks,
    values: Mapping[str, Any],
    *,
    newest: Sequence[Hit],
    today: date,
) -> WebPage:
    """One source, the looks at it, and its newest documents; `values` are those that the question
    of its looks was asked with."""
    return WebPage(
        title=answer.source.name,
        template="source.html",
        content={
            "source": answer.source,
            "strip": _strip(answer.source, today),
            "looks": answer.looks,
            "newest": newest,
            "paging": paging(values, shown=len(answer.looks), total=answer.total),
        },
        styles=("sources.css",),
        alternates=feed_links("News of this source", "sources", answer.source.name),
        part="sources",
    )


def _strip(source: SourceStatus, today: date) -> Strip | None:
    if not source.days or source.last_day is None:
        return None
    return strip(source.days, source.last_day, until=max(today, source.last_day))
