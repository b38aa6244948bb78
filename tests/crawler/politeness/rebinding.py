"""A child process whose resolver gives other answers from one time to the next.

`python -m tests.crawler.politeness.rebinding '{"answers": …, "urls": …}'`; a reactor starts once in
a process.
"""

from __future__ import annotations

import json
import socket
import sys
from collections.abc import AsyncIterator
from itertools import cycle
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import click
from scrapy import Request, Spider
from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.utils.reactor import install_reactor

from crawler.crawling.reactor import run_reactor
from crawler.politeness.scrapy_settings import process_settings, scrapy_settings
from store.config import Settings
from tests.crawler.fakes import Releases


class Asking(Spider):
    name = "asking"
    look = SimpleNamespace(rests={})
    urls: tuple[str, ...] = ()

    async def start(self) -> AsyncIterator[Request]:
        for url in self.urls:
            try:
                response = await self.crawler.engine.download_async(Request(url))
            except Exception as error:
                click.echo(f"{type(error).__name__}: {error}")
            else:
                click.echo(f"HTTP {response.status}")
        left: tuple[Request, ...] = ()
        for request in left:
            yield request


def main(given: str) -> None:
    """`answers`: by name, the addresses that each lookup of it is given, over and over."""
    how: dict[str, Any] = json.loads(given)
    install_reactor("twisted.internet.asyncioreactor.AsyncioSelectorReactor")
    from twisted.internet import reactor
    from twisted.internet._resolver import GAIResolver

    answers = {name: cycle(lookups) for name, lookups in how["answers"].items()}

    def lookup(host: Any, port: Any, *kinds: Any) -> list[Any]:
        if not host.endswith(".example"):
            return socket.getaddrinfo(host, port, *kinds)
        return [
            entry for at in next(answers[host]) for entry in socket.getaddrinfo(at, port, *kinds)
        ]

    reactor.installNameResolver(GAIResolver(reactor, getaddrinfo=lookup))  # type: ignore[arg-type]
    settings = Settings(home=Path("/nowhere"), contact="reader@agency.example")
    cached = {"DNSCACHE_ENABLED": how["cached"]}
    process = AsyncCrawlerProcess(process_settings(settings) | cached)
    # From the loopback address nothing leaves the machine: no public address is ever reached.
    bound = {"DOWNLOAD_BIND_ADDRESS": "127.0.0.1", "ITEM_PIPELINES": {}, "HOST_DELAY": 0}
    bound |= {"DOWNLOADER_MIDDLEWARES": _without_courtesy(settings)}
    bound |= {"RETRY_ENABLED": False, "DNS_TIMEOUT": 5, "DOWNLOAD_TIMEOUT": 5}

    async def work() -> None:
        told = scrapy_settings(Releases("releases_a"), settings, replay=False) | bound
        await process.crawl(Crawler(Asking, told), urls=tuple(how["urls"]))

    run_reactor(process, work())


def _without_courtesy(settings: Settings) -> dict[str, int]:
    """Courtesy counts for a look, and there is none here."""
    told = scrapy_settings(Releases("releases_a"), settings, replay=False)
    wanted: dict[str, int] = told["DOWNLOADER_MIDDLEWARES"]
    return {name: order for name, order in wanted.items() if not name.endswith("Courtesy")}


if __name__ == "__main__":
    main(sys.argv[1])
