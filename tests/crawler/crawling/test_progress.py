"""How far a crawl has come."""

from __future__ import annotations

from crawler.crawling.progress import CrawlProgress


def test_what_is_asked_is_said_while_looks_are_under_way() -> None:
    progress = CrawlProgress()
    progress.tell("plan", "a", "")
    progress.tell("begin", "a", "")
    assert progress.found() == "1 under way, 0 recorded"
    progress.tell("ask", "a", "agency.example\x1b[2J")
    assert progress.found() == "1 under way, 0 recorded, asking agency.example [2J"
    progress.tell("end", "a", "")
    assert progress.found() == "0 under way, 0 recorded"
    assert progress.over == progress.planned == 1
