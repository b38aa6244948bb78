"""`python -m crawler.backfill NAME --from DAY --to DAY [--wayback | FILE…]`: a process of its own,
since a reactor starts once."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from crawler.archives.archive import ArchiveError, open_archive
from crawler.backfill.backfill_ledger import BackfillTask
from crawler.backfill.backfill_run import (
    BackfillReport,
    from_files,
    from_source,
    from_wayback,
    task_for,
)
from crawler.backfill.wayback_api import Wayback
from crawler.crawling.only_crawler import only_crawler
from crawler.crawling.vital_signs import end_with_parent
from crawler.installation import load_settings
from crawler.named_sources import Unusable, require_contact, sources_named, without_names
from crawler.politeness.credentials import key_variable, needs_key
from crawler.vocabulary_change import note_vocabulary
from store.closing import closing_stores
from store.config import Settings
from store.database_address import StoreError
from store.log.database import open_store
from store.log.events import Origin
from store.plain_text import clean
from store.settings.config_error import ConfigError
from store.streams.guarded import run_guarded
from store.streams.progress_bar import progress_bar

_DAY = click.DateTime(["%Y-%m-%d"])


@click.command()
@click.argument("name")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--from", "since", type=_DAY, required=True)
@click.option("--to", "until", type=_DAY, required=True)
@click.option("--wayback", is_flag=True)
@closing_stores()
def main(
    name: str, files: tuple[Path, ...], since: datetime, until: datetime, wayback: bool
) -> None:
    """Record past documents of a source, from files, the Wayback Machine, or the source itself."""
    end_with_parent()
    try:
        settings = load_settings()
        (source,) = sources_named([name], settings)
        task = task_for(settings, source, _origin(files, wayback), since.date(), until.date())
        if changed := note_vocabulary(open_store(settings.database_url), settings):
            click.echo(clean(changed))
        with only_crawler(settings):
            report = _filled(settings, task, files)
    except ConfigError as error:
        raise Unusable(str(error)) from error
    except (ArchiveError, StoreError) as error:
        raise click.ClickException(clean(str(error))) from error
    lost = f", {report.unreadable} could not be read" if report.unreadable else ""
    end = f"; {report.reason}: run it again to go on" if report.reason else ""
    say = without_names(settings)
    click.echo(say(f"{name}: {report.recorded} recorded{lost}{end}"))
    raise SystemExit(1 if report.reason else 0)


def _origin(files: tuple[Path, ...], wayback: bool) -> Origin:
    if files and wayback:
        msg = "either --wayback or files, not both"
        raise Unusable(msg)
    if files:
        return "files"
    return "wayback" if wayback else "source"


def _filled(settings: Settings, task: BackfillTask, files: tuple[Path, ...]) -> BackfillReport:
    source = task.source
    if task.since > task.until:
        msg = f"--from {task.since} is after --to {task.until}"
        raise Unusable(msg)
    if task.origin == "files":
        days = open_archive(files)
        with progress_bar("captures") as advance:
            return from_files(settings, task, days, advance)
    require_contact(settings)
    if task.origin == "wayback":
        if not source.page_folders():
            msg = (
                f"{source.name}: its documents have no pages of their own that could be looked for"
            )
            raise Unusable(msg)
        with progress_bar("pages") as advance:
            return from_wayback(settings, task, Wayback(), advance)
    if needs_key(source, settings):
        msg = f"{source.name}: needs key ({key_variable(source)} is not set)"
        raise Unusable(msg)
    with progress_bar("days") as advance:
        return from_source(settings, task, advance)


if __name__ == "__main__":
    run_guarded(main, lambda: False)
