"""Small sources on a loopback server, and a child process that looks at them.

`python -m tests.crawler.fakes BASE LOOK…` looks at one source after the other, as named by LOOK;
a name may come again. A reactor starts once in a process: hence the child.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from unittest.mock import patch

import click

from crawler.archives.archive import open_archive
from crawler.crawling import crawl_run
from crawler.crawling.one_look import LookReport
from crawler.source.feed_source import FeedSource
from crawler.source.page import Link, Page
from crawler.source.source import ApiSource, LayoutError, ListingSource, Source
from store import config
from store.log.document import Document

ROOT = Path(__file__).resolve().parents[2]


class Releases(ListingSource):
    """Pages of `<h1>` and `<article>`, in lists of `<li><a>` with an `<a class=next>`."""

    publisher = "An agency"
    home = "https://www.agency.example/"
    row = "li a"
    delay = 0.0

    def __init__(self, name: str, *listings: str) -> None:
        super().__init__(name)
        self.listings = listings

    def next_page(self, listing: Page) -> str | None:
        following: str | None = listing.html.css("a.next::attr(href)").get()
        return following

    def read(self, page: Page) -> Document:
        title = page.html.css("h1::text").get()
        if title is None:
            msg = "no h1"
            raise LayoutError(msg)
        if title == "crash":
            raise KeyError(title)
        return Document(
            id=self.document_id(self.key(page.url)),
            source=self.name,
            url=page.url,
            title=title,
            text=" ".join(page.html.css("article ::text").getall()),
        )


class Faulty(Releases):
    """A source with a bug that no single page is to blame for."""

    def document_id(self, key: str) -> str:
        raise RuntimeError(key)


class Feed(FeedSource):
    """Entries of a title and a summary."""

    publisher = "An agency"
    home = "https://www.agency.example/"
    delay = 0.0

    def __init__(self, name: str, *listings: str) -> None:
        super().__init__(name)
        self.listings = listings

    def read(self, page: Page) -> Document:
        entry = self.entry(page)
        stated = self.published(entry)
        return Document(
            id=self.document_id(page.record or ""),
            source=self.name,
            url=entry.link or page.url,
            title=entry.title,
            text=entry.summary,
            published_on=stated[0] if stated else None,
        )


class Api(ApiSource):
    """Records whose full text is a page of its own."""

    publisher = "An agency"
    home = "https://www.agency.example/"
    delay = 0.0
    keep = "all"

    def __init__(self, name: str, *listings: str) -> None:
        super().__init__(name)
        self.listings = listings

    def records(self, answer: Page) -> list[dict[str, str]]:
        records: list[dict[str, str]] = self.answer(answer)["results"]
        return records

    def record_key(self, record: dict[str, str]) -> str:
        return record["number"]

    def link(self, key: str, record: dict[str, str]) -> Link:
        return Link(key=key, parts=(record["text_url"],))

    def read(self, page: Page) -> Document:
        record = self.record(page)
        return Document(
            id=self.document_id(record["number"]),
            source=self.name,
            url=page.url,
            title=record["title"],
            text=page.parts[0].text,
        )


class Pulsed(Api):
    """An API of few records beside one that tells the day."""

    def __init__(self, name: str, *listings: str) -> None:
        super().__init__(name, *listings)
        self.pulse_listing = f"{listings[0]}all"

    def pulse(self, answer: Page) -> date | None:
        return date.fromisoformat(answer.data["day"])


class Elsewhere(Pulsed):
    """The same, with its pulse on another host than its listings."""

    def __init__(self, name: str, *listings: str) -> None:
        super().__init__(name, *listings)
        self.pulse_listing = "http://localhost:1/all"


class Search(Api):
    """An API that is asked with POST and a key, and answers 404 where nothing is found."""

    listing_headers = {"Content-Type": "application/json"}  # noqa: RUF012 (read only, see Source)
    listing_body = b'{"query": "ketamine"}'
    empty_status = 404
    credential = "agency"

    def records(self, answer: Page) -> list[dict[str, str]]:
        return [] if "error" in self.answer(answer) else super().records(answer)


KINDS: dict[str, Callable[..., Source]] = {
    "releases": Releases,
    "faulty": Faulty,
    "feed": Feed,
    "api": Api,
    "search": Search,
    "pulsed": Pulsed,
    "elsewhere": Elsewhere,
}


def look_at(
    home: Path,
    base: str,
    names: Sequence[str],
    archives: Sequence[Path] = (),
    keys: Mapping[str, str] | None = None,
) -> str:
    """Run the child; what it printed, a line a look: name, day, outcome, crash."""
    files = [f"@{file}" for file in archives]
    command = [sys.executable, "-m", "tests.crawler.fakes", base, *names, *files]
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("BLOTTER_")},
        "BLOTTER_HOME": str(home),
        "BLOTTER_CONTACT": "reader@agency.example",
        **(keys or {}),
    }
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def _source(base: str, name: str) -> Source:
    """`releases_moved` is a Releases whose listing is BASE/releases_moved/; two after a `2`."""
    kind = KINDS[name.split("_")[0]]
    paths = ("a", "b") if name.endswith("2") else ("",)
    return kind(name, *(f"{base}/{name}/{path}" for path in paths))


def main(base: str, *arguments: str) -> None:
    archives = [Path(argument[1:]) for argument in arguments if argument.startswith("@")]
    sources = [_source(base, name) for name in arguments if not name.startswith("@")]
    # They stand for publishers at hosts of their own, which are all one here.
    patch("crawler.look.asking.fetcher.share_rest").start()
    ended_well = crawl_run.crawl(
        config.load(),
        sources,
        days=open_archive(archives) if archives else None,
        at_once=1,
        report=_print,
    )
    click.echo("ended well" if ended_well else "stumbled")


def _print(report: LookReport) -> None:
    outcome = report.checked.outcome if report.checked else None
    click.echo(f"{report.source} {report.day} {outcome} {report.crash}")


if __name__ == "__main__":
    main(*sys.argv[1:])
