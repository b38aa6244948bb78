"""How fast a crawl is, and how much memory it takes: `python -m benchmarks.crawl [PAGES]`.

A server on loopback, a process of its own, gives lists of 100 and pages in the shape of a press
release. All of ours (fetch, wall, extract, decide, log, body: `crawler.crawling` into an empty
store, one request at a time) is set against a bare Scrapy spider that parses the titles, eight
requests at a time as is Scrapy's default, in the same run, in turn, each in a process of its own.
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
ROUNDS, ON_A_LIST = 5, 100
SENTENCE = "The registrant dispensed ketamine to a patient whom no physician had examined. "


def page(number: int) -> str:
    """A press release of about 12 kB, navigation and footer included."""
    menu = "".join(f"<li><a href='/menu/{n}'>Section {n}</a></li>" for n in range(60))
    text = "".join(f"<p>{number}.{n}. {SENTENCE * 4}</p>" for n in range(20))
    return (
        f"<html><head><title>No. {number} | Agency</title></head><body><nav><ul>{menu}</ul></nav>"
        f"<main><h1>Release no. {number}</h1><time datetime='2026-03-04'>March 4, 2026</time>"
        f"<article>{text}</article></main><footer><ul>{menu}</ul></footer></body></html>"
    )


def listing(number: int, pages: int) -> str:
    """A list of pages, and the way to the next one."""
    first = number * ON_A_LIST
    shown = range(first, min(first + ON_A_LIST, pages))
    rows = "".join(f"<li class='release'><a href='/page/{n}'>No. {n}</a></li>" for n in shown)
    more = f"<a class='next' href='/list/{number + 1}'>more</a>" if shown[-1] + 1 < pages else ""
    return f"<html><ul>{rows}</ul>{more}</html>"


def serve(pages: int) -> None:
    """Answer until ended; the port goes to standard output."""
    answers = {f"/page/{n}": page(n).encode() for n in range(pages)}
    answers |= {f"/list/{n}": listing(n, pages).encode() for n in range(-(-pages // ON_A_LIST))}

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            body = answers.get(self.path, b"")
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            """Nothing is said of single requests."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    print(server.server_address[1], flush=True)
    server.serve_forever()


def ours(base: str, pages: int) -> None:
    """One look through the whole pipeline."""
    from crawler.crawling import crawl_run
    from crawler.crawling.one_look import LookReport
    from crawler.source.page import Page
    from crawler.source.prose import one_line, prose
    from crawler.source.publisher_dates import read_date
    from crawler.source.source import ListingSource
    from store.config import Settings
    from store.log.database import open_store
    from store.log.document import Document
    from store.settings.crawling_tables import SourceSettings

    class Agency(ListingSource):
        publisher, home, listings = "An agency", base, (f"{base}/list/0",)
        row, delay = "li.release a", 0.0

        def next_page(self, listing: Page) -> str | None:
            href = listing.html.css("a.next::attr(href)").get()
            return f"{base}{href}" if href else None

        def read(self, page: Page) -> Document:
            html = page.html
            stated = read_date(html.css("time::attr(datetime)").get(""))
            return Document(
                id=self.document_id(self.key(page.url)),
                source=self.name,
                url=page.url,
                title=one_line(html.css("h1").get("")),
                text=prose(html.css("article").get("")),
                published_on=stated[0] if stated else None,
            )

    source = Agency("agency")
    source.pages = pages
    with tempfile.TemporaryDirectory() as home:
        settings = Settings(
            home=Path(home),
            contact="reader@agency.example",
            allow_private=True,
            sources={"agency": SourceSettings(requests_a_day=10 * pages)},
        )
        open_store(settings.database_url).dispose()
        start = time.perf_counter()
        reports: list[LookReport] = []
        crawl_run.crawl(settings, [source], report=reports.append)
        spent = time.perf_counter() - start
    checked = reports[0].checked
    done = checked.recorded if checked else 0
    _say(done, spent)


def bare(base: str) -> None:
    """A Scrapy spider as in its tutorial."""
    from scrapy import Spider
    from scrapy.crawler import AsyncCrawlerProcess

    titles: set[str] = set()

    class Titles(Spider):
        name, start_urls = "titles", [f"{base}/list/0"]

        def parse(self, response: Any) -> Any:
            yield from response.follow_all(css="li.release a", callback=self.parse_title)
            yield from response.follow_all(css="a.next")

        def parse_title(self, response: Any) -> Any:
            titles.add(response.css("h1::text").get())
            yield {"title": response.css("h1::text").get()}

    told = {"LOG_LEVEL": "WARNING", "TELNETCONSOLE_ENABLED": False, "DOWNLOAD_DELAY": 0}
    process = AsyncCrawlerProcess({**told, "CONCURRENT_REQUESTS_PER_DOMAIN": 8})
    process.crawl(Titles)
    start = time.perf_counter()
    process.start()
    _say(len(titles), time.perf_counter() - start)


def _say(done: int, spent: float) -> None:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"done": done, "spent": spent, "peak": peak}))


def measured(what: str, base: str, pages: int) -> tuple[float, float]:
    """Pages a second, and the peak of memory in MB, of one run in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.crawl", what, base, str(pages)]
    kept = {name: value for name, value in os.environ.items() if not name.startswith("BLOTTER_")}
    said = subprocess.run(command, cwd=ROOT, env=kept, check=True, stdout=subprocess.PIPE).stdout
    found = json.loads(said)
    assert found["done"] == pages, f"{what} saw {found['done']} of {pages} pages"
    return pages / found["spent"], found["peak"]


def compare(pages: int) -> None:
    """Measure in turn and print medians."""
    command = [sys.executable, "-m", "benchmarks.crawl", "serve", "", str(pages)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        base = f"http://127.0.0.1:{int(server.stdout.readline())}"
        try:
            rounds = [
                {what: measured(what, base, pages) for what in ("bare", "ours")}
                for _ in range(ROUNDS)
            ]
        finally:
            server.terminate()
    rates = {what: statistics.median(each[what][0] for each in rounds) for what in rounds[0]}
    ratio = statistics.median(each["ours"][0] / each["bare"][0] for each in rounds)
    peak = max(each["ours"][1] for each in rounds)
    print(f"{pages} pages of {len(page(0)) / 1000:.0f} kB, {ROUNDS} rounds in turn; medians")
    print(f"through the whole pipeline {rates['ours']:6.0f} pages/s")
    print(f"titles by a bare spider    {rates['bare']:6.0f} pages/s")
    print(f"ratio                      {ratio:6.2f}  (bar: 0.9)")
    print(f"peak memory                {peak:6.0f} MB  (bar: 300)")


def main() -> None:
    match sys.argv[1:]:
        case ["serve", _, number]:
            serve(int(number))
        case ["ours", base, number]:
            ours(base, int(number))
        case ["bare", base, _]:
            bare(base)
        case arguments:
            compare(int(arguments[0]) if arguments else 2000)


if __name__ == "__main__":
    main()
