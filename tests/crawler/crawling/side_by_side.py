"""A child process that looks at several sources at once.

`python -m tests.crawler.crawling.side_by_side AT_ONCE NAME=LISTING…`; a reactor starts once in a
process. It prints a line a look: name, outcome, documents recorded, and whether it was stopped.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import click

from crawler.crawling.crawl_run import crawl
from crawler.crawling.one_look import LookReport
from store import config
from tests.crawler.fakes import ROOT, Releases


def start(home: Path, listings: Mapping[str, str], *, at_once: int = 16) -> subprocess.Popen[str]:
    """The child, at work."""
    named = [f"{name}={listing}" for name, listing in listings.items()]
    return subprocess.Popen(
        [sys.executable, "-m", "tests.crawler.crawling.side_by_side", str(at_once), *named],
        cwd=ROOT,
        env={**os.environ, "BLOTTER_HOME": str(home), "BLOTTER_CONTACT": "reader@agency.example"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def look_at(home: Path, listings: Mapping[str, str], *, at_once: int = 16) -> list[str]:
    """Run the child to its end; the lines it printed."""
    with start(home, listings, at_once=at_once) as child:
        printed, said = child.communicate(timeout=60)
    assert (child.returncode, said) == (0, "")
    return printed.splitlines()


def main(at_once: str, *named: str) -> None:
    sources = [Releases(name, url) for name, _, url in (one.partition("=") for one in named)]
    fine = crawl(config.load(), sources, at_once=int(at_once), report=_print)
    sys.exit(0 if fine else 1)


def _print(report: LookReport) -> None:
    checked = report.checked
    told = f"{checked.outcome} {checked.recorded}" if checked else report.crash
    click.echo(f"{report.source} {told}{' stopped' if report.stopped else ''}")


if __name__ == "__main__":
    main(*sys.argv[1:])
