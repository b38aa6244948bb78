"""How a crawl goes, as it is printed, shown, and told to the process that began it."""

from __future__ import annotations

from collections.abc import Callable

from crawler.crawling.one_look import LookReport
from crawler.crawling.progress import CrawlProgress, shower
from crawler.crawling.reports import report_fields, report_lines
from crawler.look.told import Kind, Teller
from crawler.named_sources import without_names
from store.config import Settings
from store.messages.announcing import announcing
from store.streams.progress import Advance
from store.streams.progress_bar import print_above_bar


class CrawlTelling:
    """Takes what a crawl reports and tells."""

    def __init__(self, settings: Settings) -> None:
        self.announce = announcing(settings, print_above_bar, "crawler")
        #: Of the looks that are over.
        self.reports: list[LookReport] = []
        self._say = without_names(settings)
        self._teller = Teller.from_environment()
        self._progress = CrawlProgress()

    def report(self, one: LookReport) -> None:
        """A look is over."""
        self.reports.append(one)
        self._progress.recorded += one.checked.recorded if one.checked else 0
        for line in report_lines(one):
            self.announce(self._say(line), **report_fields(one))

    def tell(self, kind: Kind, source: str, about: str) -> None:
        """Something was begun or ended."""
        self._progress.tell(kind, source, about)
        self._teller.tell(kind, source, about)

    def beating(
        self, advance: Advance, beat: Callable[[], None] = lambda: None
    ) -> Callable[[], None]:
        """What is called once a second: it shows where the crawl stands, after `beat`."""
        show = shower(self._progress, advance, self.announce)

        def beats() -> None:
            beat()
            self._teller.beat()
            show()

        return beats


def show_nothing(_done: float, _whole: float, _found: str) -> None:
    """An `Advance` where several processes would draw on one terminal."""
