"""What a crawl was at when it ended without recording it, and what there is to record of that."""

from __future__ import annotations

import signal
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from crawler.crawling.vital_signs import STUCK
from crawler.look.told import CrawlMessage, told
from store.log.events import SourceChecked
from store.log.log import NewEvent


@dataclass(kw_only=True, slots=True)
class CrawlWatch:
    """What a crawl has told so far."""

    #: Looks that are to be taken and that are over, by source: in a replay there are several.
    planned: Counter[str] = field(default_factory=Counter)
    ended: Counter[str] = field(default_factory=Counter)
    #: The requests of each look that goes on, by source and host.
    running: dict[str, Counter[str]] = field(default_factory=dict)
    #: The source and the address of the page that was read when last anything was told, and whether
    #: it still is.
    reading: tuple[str, str] | None = None
    is_at_page: bool = False

    def hear(self, line: str) -> None:
        """Take in a line."""
        if (one := told(line)) is not None:
            self._take(one)

    def _take(self, one: CrawlMessage) -> None:
        self.is_at_page = one.kind == "read"
        if one.kind == "was read":
            return
        self.reading = (one.source, one.about) if one.kind == "read" else None
        match one.kind:
            case "plan":
                self.planned[one.source] += 1
            case "begin":
                self.running[one.source] = Counter()
            case "ask" if one.source in self.running:
                self.running[one.source][one.about] += 1
            case "end":
                self.running.pop(one.source, None)
                self.ended[one.source] += 1

    def page_of(self, name: str) -> str:
        """The address of the page of a source that is read just now; empty where none is."""
        if self.is_at_page and self.reading and self.reading[0] == name:
            return self.reading[1]
        return ""

    def culprits(self) -> set[str]:
        """The sources that a crawl that was killed must not look at again at once: the one whose
        page was read, or all that were looked at where none was."""
        if self.reading and self.reading[0] in self.running:
            return {self.reading[0]}
        return set(self.running)

    def done(self) -> set[str]:
        """The sources that were looked at to the end."""
        return {name for name, looks in self.planned.items() if self.ended[name] >= looks}

    def left(self) -> set[str]:
        """The sources that are still to be looked at, after the crawl was killed."""
        return set(self.planned) - self.done() - self.culprits()


def lost_looks(
    watch: CrawlWatch, code: int, at: datetime, cadence: Callable[[str], timedelta]
) -> list[NewEvent]:
    """How the looks went that a crawl was at when it ended, with the requests they had sent; `code`
    is its exit code, below 0 where it was killed. But for the one whose page was read then, they
    were interrupted. Pure."""
    was_killed = code < 0
    cause, culprits = _cause(watch, code), watch.culprits() if was_killed else set()
    reader = watch.reading[0] if watch.reading and was_killed else ""
    return [
        NewEvent(
            stream=f"source/{name}",
            event=SourceChecked(
                checked_at=at,
                outcome="failed",
                reason=cause if name in culprits else "stopped before the end",
                requests=dict(requests),
                cadence=cadence(name),
                interrupted=name != reader,
            ),
        )
        for name, requests in watch.running.items()
    ]


def _cause(watch: CrawlWatch, code: int) -> str:
    """Why a crawl was killed, for a person."""
    stuck = code == -signal.SIGALRM
    what = f"stuck for {STUCK:g} s" if stuck else f"the crawl was killed (signal {-code})"
    return f"{what} reading {watch.reading[1]}" if watch.reading else what
