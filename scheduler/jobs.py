"""Crawls and back-fills as child processes, after which the read models catch up."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from answers.catch_up import catch_up
from crawler.progress_bar import progress_bar
from store.config import Settings

#: Runs a command to its end with the given environment; its exit code.
Run = Callable[[Sequence[str], Mapping[str, str]], int]

#: Where our own packages lie.
_ROOT = str(Path(__file__).resolve().parents[1])


def crawl(
    settings: Settings, names: Sequence[str], replay: Sequence[Path] = (), run: Run | None = None
) -> int:
    """Look at the named sources, on the network or in WARC files; the crawler's exit code.

    It is a process of its own, since a Twisted reactor can be started only once; its output passes
    through. Views and index catch up even if it failed: what it recorded is recorded.
    """
    files = [part for file in replay for part in ("--replay", str(file))]
    code = _crawler("crawler", [*names, *files], run)
    _catch_up(settings)
    return code


def check(name: str) -> int:
    """Look at one source's listings, record nothing, print what was read; the exit code."""
    return _crawler("crawler", [name, "--check"], None)


def backfill(settings: Settings, arguments: Sequence[str]) -> int:
    """Run `python -m crawler.backfill` with these arguments, then catch up; its exit code."""
    code = _crawler("crawler.backfill", arguments, None)
    _catch_up(settings)
    return code


def _catch_up(settings: Settings) -> None:
    with progress_bar("events") as advance:
        catch_up(settings, lambda now, end: advance(now, end, "read"))


def _crawler(module: str, arguments: Sequence[str], run: Run | None) -> int:
    # -P and our own path: a folder named `crawler` where the user stands must not be run instead.
    command = [sys.executable, "-P", "-m", module, *arguments]
    path = os.pathsep.join(filter(None, [_ROOT, os.environ.get("PYTHONPATH")]))
    return (run or run_child)(command, {**os.environ, "PYTHONPATH": path})


def run_child(command: Sequence[str], environment: Mapping[str, str]) -> int:
    """Run a command and wait for it, also through a Ctrl-C, which the terminal gives it as well."""
    with subprocess.Popen(command, env=environment) as child:  # noqa: S603
        try:
            return child.wait()
        except KeyboardInterrupt:
            child.wait()
            raise
