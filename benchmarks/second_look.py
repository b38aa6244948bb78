"""What a second look costs where nothing has changed: `python -m benchmarks.second_look`.

Ten feeds of 100 entries, each with a page of its own, lie on a loopback server that gives no
validators. They are crawled twice on one day: no page is due for a revisit. The yardstick is
start-up alone: a second crawl of one feed that has no entries. Beside it, one feed of 20,000
entries without pages is crawled until all are known, then again with one entry more, so that its
bytes tell nothing; the yardstick is feedparser's own parse of that feed. All figures are CPU
seconds, of parent and child together, the least of several runs.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path

ROUNDS = 3
FEEDS, ENTRIES, MANY = 10, 100, 20_000
SENTENCE = "The board found that 412 vials of ketamine had never been accounted for. "

_BLOTTER = str(Path(sys.executable).parent / "blotter")


class Site:
    """What is served, by path."""

    def __init__(self) -> None:
        self.answers: dict[str, bytes] = {}
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                body = site.answers.get(self.path)
                self.send_response(404 if body is None else 200)
                kind = "application/rss+xml" if self.path.endswith(".xml") else "text/html"
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body or b"")))
                self.end_headers()
                self.wfile.write(body or b"")

            def log_message(self, *_: object) -> None:
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.base = f"http://127.0.0.1:{server.server_address[1]}"
        threading.Thread(target=server.serve_forever, daemon=True).start()


def feed(keys: range, link: Callable[[int], str]) -> bytes:
    """A feed of entries that are read by themselves where `link` is empty."""
    items = "".join(
        f"<item><title>Order no. {key}</title>{link(key)}<guid isPermaLink='false'>{key}</guid>"
        f"<pubDate>Tue, 12 May 2026 15:00:00 GMT</pubDate>"
        f"<description>{key}. {SENTENCE * 3}</description></item>"
        for key in keys
    )
    return f"<rss version='2.0'><channel><title>Board</title>{items}</channel></rss>".encode()


def crawled(site: Site, home: Path, paths: list[str]) -> Callable[[], float]:
    """Crawls the feeds at these paths; gives the CPU seconds that takes."""
    home.mkdir()
    feeds = "".join(
        f'[feeds.feed{at}]\nurl = "{site.base}/{path}"\nkeep = "all"\ndelay = 0\n'
        "requests_a_day = 100000\n"
        for at, path in enumerate(paths)
    )
    (home / "blotter.toml").write_text(f'contact = "a@b.example"\nallow_private = true\n{feeds}')
    names = [f"feed{at}" for at in range(len(paths))]
    environment = {**os.environ, "BLOTTER_HOME": str(home)}

    def crawl() -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(
            [_BLOTTER, "crawl", *names], env=environment, check=True, capture_output=True
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    return crawl


def parse_seconds(body: bytes) -> float:
    """CPU seconds of feedparser's own parse."""
    import feedparser

    begun = time.process_time()
    feedparser.parse(BytesIO(body))
    return time.process_time() - begun


def main() -> None:
    site = Site()
    site.answers["/none.xml"] = feed(range(0), str)
    for at in range(FEEDS):
        keys = range(at * ENTRIES, (at + 1) * ENTRIES)
        site.answers[f"/{at}.xml"] = feed(keys, lambda key: f"<link>{site.base}/{key}.html</link>")
        for key in keys:
            text = f"<p>{key}. {SENTENCE * 9}</p>"
            site.answers[f"/{key}.html"] = f"<article><h1>{key}</h1>{text}</article>".encode()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        start = crawled(site, home / "start", ["none.xml"])
        ten = crawled(site, home / "ten", [f"{at}.xml" for at in range(FEEDS)])
        start(), ten()
        alone = min(start() for _ in range(ROUNDS))
        unchanged = min(ten() for _ in range(ROUNDS))
        many = crawled(site, home / "many", ["many.xml"])
        site.answers["/many.xml"] = feed(range(MANY), lambda key: "")
        first = many()
        same = many()
        site.answers["/many.xml"] = feed(range(MANY + 1), lambda key: "")
        longer = many()
    parse = min(parse_seconds(site.answers["/many.xml"]) for _ in range(ROUNDS))
    print(f"start-up alone                    {alone:6.2f} s")
    print(f"{FEEDS} feeds of {ENTRIES}, unchanged         {unchanged:6.2f} s")
    print(f"ratio                             {unchanged / alone:6.2f}  (bar: 1.50)")
    print(f"{MANY:,} entries, first look        {first:6.2f} s")
    print(f"{MANY:,} entries, the same bytes    {same:6.2f} s")
    print(f"{MANY:,} entries, one added         {longer:6.2f} s")
    print(f"feedparser's own parse            {parse:6.2f} s")
    print(f"ratio                             {longer / parse:6.2f}  (bar: 3.00)")


if __name__ == "__main__":
    main()
