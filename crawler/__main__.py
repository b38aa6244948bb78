"""`python -m crawler NAME… [--replay FILE]…`: look at sources once, in a process of its own."""

from __future__ import annotations

from crawler.crawling.vital_signs import end_with_parent
from crawler.look.told import Teller
from store.streams.guarded import run_guarded


def run() -> None:
    """Be bound to the parent, which may be gone already, before the imports that take a while."""
    end_with_parent()
    Teller.from_environment().beat()
    from crawler.crawl_command import main

    run_guarded(main, lambda: False)


if __name__ == "__main__":
    run()
