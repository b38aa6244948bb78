"""How a crawl is told while it goes on, and at its end."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

import pytest

from crawler.crawling.one_look import LookReport
from crawler.crawling.progress import A_LINE_EVERY, CrawlProgress, shower
from crawler.crawling.reports import duration, report_lines, summary, went_well
from store.log.events import Outcome, SourceChecked

_NOON = datetime(2026, 3, 20, 12, tzinfo=UTC)


def _report(outcome: Outcome, *, new: int = 0, edited: int = 0) -> LookReport:
    checked = SourceChecked(checked_at=_NOON, outcome=outcome, recorded=new + edited)
    events = Counter(DocumentPublished=new, DocumentRevised=edited)
    return LookReport(source="us_a", checked=checked, events=events)


def test_a_crawl_is_summed_up_in_a_line() -> None:
    rest = SourceChecked(checked_at=_NOON, outcome="walled", not_before=_NOON, reason="refused-403")
    stopped = SourceChecked(checked_at=_NOON, outcome="failed", interrupted=True)
    reports = [
        *[_report("ok", new=2, edited=1)] * 3,
        _report("walled"),
        LookReport(source="us_b", resting=rest),
        LookReport(source="us_c", crash="KeyError: 'x'"),
        LookReport(source="us_d", checked=stopped, stopped=True),
    ]
    assert summary(reports, 200.4) == (
        "7 looks: 3 ok, 1 walled, 1 left alone, 1 crashed, 1 interrupted; 6 new, 3 edited; "
        "3 min 20 s"
    )
    assert report_lines(reports[4]) == ["us_b: left alone until 2026-03-20 12:00 UTC (refused-403)"]
    assert report_lines(reports[5]) == ["us_c: crashed (KeyError: 'x')"]


_REST = LookReport(source="us_b", resting=SourceChecked(checked_at=_NOON, outcome="walled"))
_STOPPED = SourceChecked(checked_at=_NOON, outcome="ok", interrupted=True)


@pytest.mark.parametrize(
    ("reports", "well"),
    [
        ([_report("ok"), _report("walled"), _report("failed")], True),
        ([_report("unchanged"), _report("failed")], True),
        ([_report("empty"), _REST], True),
        ([_REST], True),
        ([_report("failed")], False),
        ([_report("walled"), _report("failed"), _REST], False),
        ([_report("ok"), LookReport(source="us_c", crash="KeyError: 'x'")], False),
        ([_report("ok"), LookReport(source="us_d", checked=_STOPPED, stopped=True)], False),
    ],
)
def test_it_went_well_where_a_source_could_be_read(reports: list[LookReport], well: bool) -> None:
    assert went_well(reports) == well


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0.4, "0 s"), (59.6, "1 min 0 s"), (3599, "59 min 59 s"), (7500, "2 h 5 min")],
)
def test_a_time_is_told_as_people_do(seconds: float, said: str) -> None:
    assert duration(seconds) == said


def test_how_far_it_has_come_is_shown_on_a_bar_and_by_a_line_now_and_then(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = 1000.0
    monkeypatch.setattr("crawler.crawling.progress.monotonic", lambda: now)
    progress = CrawlProgress()
    bar: list[tuple[float, float, str]] = []
    lines: list[str] = []
    show = shower(progress, lambda *at: bar.append(at), lines.append)
    for name in ("us_a", "us_b", "us_c"):
        progress.tell("plan", name, "")
    progress.tell("begin", "us_a", "")
    progress.tell("begin", "us_b", "")
    progress.tell("end", "us_a", "")
    progress.recorded += 4
    show()
    assert bar == [(1, 3, "1 under way, 4 recorded")]
    assert lines == []
    now += A_LINE_EVERY
    show()
    show()
    assert lines == ["1 of 3 looks over, 4 recorded; now us_b (5 min 0 s)"]


def test_a_listing_that_is_as_it_was_is_not_told_as_empty() -> None:
    told = {outcome: report_lines(_report(outcome))[0] for outcome in ("unchanged", "empty")}
    assert told["unchanged"].endswith(": unchanged, nothing new listed, 0 recorded, 0 failed")
    assert ": empty, 0 listed, " in told["empty"]
