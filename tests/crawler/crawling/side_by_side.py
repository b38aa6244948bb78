"""A child process that looks at several sources at once.

`python -m tests.crawler.crawling.side_by_side AT_ONCE NAME=LISTING…`; a reactor starts once in a
process. It prints a line a look: name, outcome, documents recorded, and whether it was stopped.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import click

from crawler.crawling import vital_signs
from crawler.crawling.crawl_run import crawl
from crawler.crawling.one_look import LookReport
from crawler.look.told import Teller
from crawler.source.page import Page
from store import config
from store.log.document import Document
from tests.crawler.fakes import ROOT, Releases


def command(listings: Mapping[str, str], at_once: int) -> list[str]:
    """What runs the child. A source whose name begins with `stuck` cannot read its pages."""
    named = [f"{name}={listing}" for name, listing in listings.items()]
    return [sys.executable, "-m", "tests.crawler.crawling.side_by_side", str(at_once), *named]


def environment(home: Path) -> dict[str, str]:
    """What it runs in."""
    ours = {"BLOTTER_HOME": str(home), "BLOTTER_CONTACT": "reader@agency.example"}
    return {**os.environ, **ours, "PYTHONPATH": str(ROOT)}


def start(home: Path, listings: Mapping[str, str], *, at_once: int = 16) -> subprocess.Popen[str]:
    """The child, at work."""
    return subprocess.Popen(
        command(listings, at_once),
        cwd=ROOT,
        env=environment(home),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def look_at(
    home: Path, listings: Mapping[str, str], *, at_once: int = 16, code: int = 0
) -> list[str]:
    """Run the child to its end, which it tells by this exit code; the lines it printed."""
    with start(home, listings, at_once=at_once) as child:
        printed, said = child.communicate(timeout=60)
    assert (child.returncode, said) == (code, "")
    return printed.splitlines()


class Stuck(Releases):
    """A source whose reader never comes to an end."""

    def read(self, page: Page) -> Document:
        left, _ = signal.getitimer(signal.ITIMER_REAL)
        assert 0 < left <= vital_signs.STUCK, "an alarm is set for whoever is stuck"
        signal.setitimer(signal.ITIMER_REAL, 0.1)  # the same, without the wait
        re.match("(a+)+$", "a" * 60 + "b")
        return super().read(page)


def _source(name: str, url: str) -> Releases:
    return Stuck(name, url) if name.startswith("stuck") else Releases(name, url)


def main(at_once: str, *named: str) -> None:
    sources = [_source(name, url) for name, _, url in (one.partition("=") for one in named)]
    fine = crawl(
        config.load(),
        sources,
        at_once=int(at_once),
        report=_print,
        tell=Teller.from_environment().tell,
    )
    sys.exit(0 if fine else 1)


def _print(report: LookReport) -> None:
    checked = report.checked
    told = f"{checked.outcome} {checked.recorded}" if checked else report.crash
    click.echo(f"{report.source} {told}{' stopped' if report.stopped else ''}")


if __name__ == "__main__":
    main(*sys.argv[1:])
