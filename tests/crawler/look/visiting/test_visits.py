"""Which documents are kept: judged by what they say, and by what their listing says of them."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import pytest

from crawler.look.look import Findings, Look
from crawler.look.past import Past
from crawler.look.visiting.offers import Offer
from crawler.look.visiting.pages import Pages
from crawler.look.visiting.recalled import RecalledDocuments
from crawler.look.visiting.visits import Visits
from crawler.source.page import Link
from crawler.source.server_answer import server_answer
from tests.crawler.fakes import Feed

_URL = "https://www.agency.example/feed"
_FEED = (
    "<rss version='2.0'><channel><item><guid isPermaLink='false'>1</guid>"
    "<title>Clinic raided</title><description>By the DEA</description></item></channel></rss>"
)
_PAST = Past(documents={}, suspects={}, validators={}, passed_over={}, failing=frozenset())


@pytest.mark.parametrize(
    ("preview", "kept"),
    [
        ("Clinic raided. The full text, which is not kept, names ketamine.", True),
        ("Clinic raided. The full text names something else.", False),
        (None, False),
    ],
)
def test_a_preview_that_touches_the_topic_keeps_a_document_that_does_not(
    preview: str | None, kept: bool
) -> None:
    look = Look(source=Feed("feed", _URL), keep="topic", at=datetime.now(UTC), past=_PAST)
    listing = server_answer(
        _FEED.encode(),
        url=_URL,
        fetched_at=look.at,
        status=200,
        media_type="application/rss+xml",
        etag=None,
        last_modified=None,
    )
    recalled, findings = RecalledDocuments(None), Findings()  # type: ignore[arg-type]
    pages = Pages(look, findings, None, recalled)  # type: ignore[arg-type]
    visits = Visits(look, findings, pages, recalled)
    offer = Offer(id="feed:1", link=Link(key="1", preview=preview), known=None, listing=listing)
    assert (asyncio.run(visits.visit(offer)) is not None) is kept
