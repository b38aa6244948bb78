"""`python -m crawler.backfill.archives LIST [NAME]…`: the past documents of all followed sources,
from many archives; a process of its own, as whatever reads pages is."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date, datetime
from pathlib import Path
from types import FrameType
from typing import NoReturn

import click

from crawler.archives.archive import ArchiveError
from crawler.backfill.archive_fill import ArchiveFill, fill_from_scans
from crawler.backfill.archive_report import ArchiveReport, archive_report, as_json, in_lines
from crawler.crawling.only_crawler import only_crawler
from crawler.crawling.vital_signs import end_with_parent
from crawler.followed_sources import followed_names
from crawler.installation import load_settings
from crawler.look.told import PIPE
from crawler.named_sources import Unusable, sources_named, without_names
from crawler.scanning.all_files import ScannedFiles, scan_files
from crawler.scanning.archive_list import ArchiveListError, listed_archives
from crawler.scanning.dask_runner import dask_runner
from crawler.scanning.kept_scans import kept_scans
from crawler.scanning.local_runner import local_runner
from crawler.scanning.outcome import Runner, RunnerError
from crawler.scanning.sought import sought
from crawler.source.source import Source
from crawler.vocabulary_change import note_vocabulary
from store.closing import closing_stores
from store.config import Settings
from store.database_address import StoreError
from store.log.database import open_store
from store.plain_text import clean
from store.settings.config_error import ConfigError
from store.streams.guarded import run_guarded
from store.streams.progress_bar import progress_bar

_DAY = click.DateTime(["%Y-%m-%d"])
#: Seconds between two looks whether a crawl that is under way has ended.
_PAUSE = 5.0


@click.command()
@click.argument("place", type=click.Path(path_type=Path))
@click.argument("names", nargs=-1)
@click.option("--from", "since", type=_DAY, default="0001-01-01")
@click.option("--to", "until", type=_DAY, default="9999-12-31")
@click.option("--runner", type=click.Choice(("local", "dask")), default="local")
@click.option("--jobs", type=click.IntRange(1), required=True)
@click.option("--scheduler", default="")
@click.option("--told", is_flag=True)
@closing_stores()
def main(
    place: Path,
    names: tuple[str, ...],
    since: datetime,
    until: datetime,
    runner: str,
    jobs: int,
    scheduler: str,
    told: bool,
) -> None:
    """Record past documents of the named sources, or of all that are followed, from archives.

    What came of it is printed, or told as JSON to whoever began this process.
    """
    end_with_parent()
    signal.signal(signal.SIGTERM, _end)
    try:
        settings = load_settings()
        sources = sources_named(names or followed_names(settings), settings)
        files = listed_archives(place)
        run = dask_runner(jobs, scheduler) if runner == "dask" else local_runner(jobs)
        found = _scanned(settings, sources, files, run)
        fill = _filled(settings, sources, found, since.date(), until.date())
    except (ConfigError, ArchiveListError) as error:
        raise Unusable(clean(str(error))) from error
    except (ArchiveError, RunnerError, StoreError) as error:
        raise click.ClickException(clean(str(error))) from error
    except OSError as error:
        what = error.filename or "what was found cannot be kept"
        msg = f"{what}: {error.strerror or error}"
        raise click.ClickException(clean(msg)) from error
    report = archive_report(found, fill)
    _tell(report, without_names(settings), told=told)
    raise SystemExit(1 if report.failed else 0)


def _tell(report: ArchiveReport, say: Callable[[str], str], *, told: bool) -> None:
    """Print what came of it, or tell it to whoever began this process; name what failed."""
    if told:
        with open(int(os.environ[PIPE]), "w", closefd=False) as pipe:
            pipe.write(f"{as_json(report, say)}\n")
    for line in () if told else in_lines(report, say):
        click.echo(line)
    for cause in report.failed:
        click.echo(say(f"Error: {cause}"), err=True)


def _scanned(
    settings: Settings, sources: Sequence[Source], files: Sequence[Path], run: Runner
) -> ScannedFiles:
    """Nobody is kept from crawling meanwhile, which may take days."""
    wanted = sought(settings, sources)
    with progress_bar("files") as advance:
        return scan_files(files, wanted, run, kept_scans(settings, wanted.version), advance)


def _filled(
    settings: Settings, sources: Sequence[Source], found: ScannedFiles, since: date, until: date
) -> ArchiveFill:
    store = open_store(settings.database_url)
    with _only_crawler(settings), progress_bar("captures") as advance:
        if changed := note_vocabulary(store, settings):
            click.echo(clean(changed), err=True)
        return fill_from_scans(
            settings, store, sources, found.scans, since=since, until=until, advance=advance
        )


@contextmanager
def _only_crawler(settings: Settings) -> Iterator[None]:
    """Wait until no crawl is under way, then be the only one."""
    with ExitStack() as held:
        waits = False
        while not _becomes(held, settings, waits):
            waits = True
            time.sleep(_PAUSE)
        yield


def _becomes(held: ExitStack, settings: Settings, waits: bool) -> bool:
    try:
        held.enter_context(only_crawler(settings))
    except click.ClickException as error:
        if not waits:
            click.echo(f"{error.message}: waiting for its end", err=True)
        return False
    return True


def _end(number: int, _: FrameType | None) -> NoReturn:
    """End in order: workers are told to, and a transaction is rolled back."""
    raise SystemExit(128 + number)


if __name__ == "__main__":
    run_guarded(main, lambda: False)
