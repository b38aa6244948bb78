"""How far a crawl has come, while it goes on: a bar at a terminal, else a line now and then."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic

from crawler.crawling.reports import duration
from crawler.look.told import Kind
from store.plain_text import clean
from store.streams.progress import Advance

#: Seconds between two lines.
A_LINE_EVERY = 300.0


@dataclass(kw_only=True, slots=True)
class CrawlProgress:
    """What is planned, under way and over."""

    planned: int = 0
    over: int = 0
    #: Document events recorded by looks that are over.
    recorded: int = 0
    #: The host that was asked last.
    asked: str = ""
    #: By source, when its look began, by `time.monotonic`.
    running: dict[str, float] = field(default_factory=dict)

    def tell(self, kind: Kind, source: str, about: str) -> None:
        """Take note of one thing that a crawl tells."""
        match kind:
            case "plan":
                self.planned += 1
            case "begin":
                self.running[source] = monotonic()
            case "ask":
                self.asked = about
            case "end":
                self.running.pop(source, None)
                self.over += 1

    def found(self) -> str:
        """What stands beside the bar."""
        asking = f", asking {clean(self.asked)}" if self.asked and self.running else ""
        return f"{len(self.running)} under way, {self.recorded} recorded{asking}"

    def line(self, now: float) -> str:
        """Where it stands at that moment (`time.monotonic`)."""
        looks = ", ".join(f"{name} ({duration(now - at)})" for name, at in self.running.items())
        return f"{self.over} of {self.planned} looks over, {self.recorded} recorded; now {looks}"


def shower(
    progress: CrawlProgress, advance: Advance, say: Callable[[str], None]
) -> Callable[[], None]:
    """What shows where a crawl stands, on a bar each time it is called, by `say` now and then."""
    last = monotonic()

    def show() -> None:
        nonlocal last
        advance(progress.over, max(progress.planned, 1), progress.found())
        if progress.running and monotonic() - last >= A_LINE_EVERY:
            last = monotonic()
            say(progress.line(last))

    return show
