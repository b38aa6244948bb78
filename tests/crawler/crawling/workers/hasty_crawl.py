"""A hasty crawl: `python -m tests.crawler.crawling.workers.hasty_crawl WORKERS NAME…`."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence

from scheduler.child_process import ChildProcess, Hear
from scheduler.workers.worker_processes import crawl_by_workers
from store import config
from tests.crawler.crawling.workers import hasty_worker


def main(workers: str, *names: str) -> None:
    child = ChildProcess()

    def run(command: Sequence[str], environment: Mapping[str, str], hear: Hear) -> int:
        hasty = [hasty_worker.__name__ if word == "crawler" else word for word in command]
        return child.run(hasty, environment, hear)

    sys.exit(crawl_by_workers(config.load(), names, int(workers), run))


if __name__ == "__main__":
    main(*sys.argv[1:])
