"""How looks went: in words, and whether well."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # Scrapy is for the crawl's own process
    from crawler.crawling.one_look import LookReport


def report_lines(report: LookReport) -> list[str]:
    """One look, in a line; in two where it was not to be taken."""
    place = f"{report.day} {report.source}" if report.day else report.source
    checked, rest = report.checked, report.resting
    until = f"{rest.not_before:%Y-%m-%d %H:%M} UTC ({rest.reason})" if rest else ""
    if checked is None:
        outcome = f"crashed ({report.crash})" if report.crash else f"left alone until {until}"
        return [f"{place}: {outcome}"]
    # Of a listing that is as it was, nobody counted the entries again.
    listed = "nothing new listed" if checked.outcome == "unchanged" else f"{checked.listed} listed"
    counts = f"{listed}, {checked.recorded} recorded, {checked.failed} failed"
    reason = f" ({checked.reason})" if checked.reason else ""
    asked = [f"{place}: asked, though it was to be left alone until {until}"] if rest else []
    return [*asked, f"{place}: {checked.outcome}, {counts}{reason}"]


def report_fields(report: LookReport) -> dict[str, object]:
    """One look, for programs."""
    checked = report.checked
    counts = {
        name: getattr(checked, name) if checked else None
        for name in ("listed", "recorded", "failed", "reason")
    }
    return {"source": report.source, "day": report.day, "outcome": outcome(report), **counts}


def went_well(reports: Sequence[LookReport]) -> bool:
    """Whether no look crashed or was stopped, and one at least let itself be read."""
    if any(one.crash or one.stopped for one in reports):
        return False
    return is_one_read({one.checked.outcome for one in reports if one.checked})


def is_one_read(outcomes: Set[str]) -> bool:
    """Whether, of the sources that were looked at, one at least let itself be read. That some are
    walled or away is so on most days, and said by their health; that all are is a fault of ours or
    of the network, and is told by the exit code."""
    return not outcomes or not outcomes <= {"failed", "walled"}


def summary(reports: Sequence[LookReport], seconds: float) -> str:
    """A whole crawl, in a line: "38 looks: 30 ok, 5 unchanged, 3 left alone; 14 new, 2 edited;
    3 min 20 s"."""
    events = sum((report.events for report in reports), Counter[str]())
    return summary_line(Counter(map(outcome, reports)), events, seconds)


def summary_line(outcomes: Counter[str], events: Mapping[str, int], seconds: float) -> str:
    """The same, of how often looks ended how, and of what was appended, by type."""
    told = ", ".join(f"{count} {outcome}" for outcome, count in outcomes.most_common())
    new, edited = (events.get(name, 0) for name in ("DocumentPublished", "DocumentRevised"))
    looks = outcomes.total()
    return f"{looks} looks: {told}; {new} new, {edited} edited; {duration(seconds)}"


def duration(seconds: float) -> str:
    """A length of time for a person: 45 s, 3 min 20 s, 2 h 5 min."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def outcome(report: LookReport) -> str:
    """How a look went, in a word or two."""
    if report.checked is None:
        return "crashed" if report.crash else "left alone"
    return "interrupted" if report.stopped else report.checked.outcome
