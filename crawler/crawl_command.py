"""The command of the crawl's process: what is to be looked at, and what is printed of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from time import monotonic

import click

from crawler.archives.archive import ArchiveDay, ArchiveError, open_archive
from crawler.archives.captures import record_named
from crawler.crawling.crawl_run import crawl
from crawler.crawling.only_crawler import only_crawler
from crawler.crawling.reports import summary
from crawler.crawling.telling import CrawlTelling, show_nothing
from crawler.crawling.workers.shared_looks import Load
from crawler.crawling.workers.worker_run import Crew, work
from crawler.followed_sources import followed_names, load_source
from crawler.installation import load_settings
from crawler.named_sources import Unusable, require_contact, sources_named, without_names
from crawler.politeness.credentials import key_variable, needs_key
from crawler.source.source import Source
from crawler.vocabulary_change import note_vocabulary
from store.closing import closing_stores
from store.config import Settings
from store.database_address import StoreError
from store.log.database import Engine, open_store
from store.messages.announcing import Announce, announcing
from store.messages.written import write_messages
from store.plain_text import clean
from store.settings.config_error import ConfigError
from store.streams.progress_bar import print_above_bar, progress_bar


@click.command()
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option(
    "--replay",
    "archives",
    multiple=True,
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Answer from this WARC file instead of the network; may be given more than once.",
)
@click.option(
    "--without",
    "passed_over",
    multiple=True,
    metavar="NAME",
    help="Pass this source over; may be given more than once.",
)
@click.option(
    "--crawl", "crawl_id", default="", metavar="ID", help="Plan this crawl for several workers."
)
@click.option("--workers", default=1, metavar="NUMBER", help="How many of them begin together.")
@click.option("--worker", "helps", is_flag=True, help="Take what others have planned, for ever.")
@click.option("--check", "only_check", is_flag=True, help="Look at one listing; record nothing.")
@closing_stores()
def main(
    names: tuple[str, ...],
    archives: tuple[Path, ...],
    passed_over: tuple[str, ...],
    crawl_id: str,
    workers: int,
    helps: bool,
    only_check: bool,
) -> None:
    """Look once at the named sources and feeds, or at all that are followed.

    One that asked to be left alone for a while, or is walled, is only looked at where it is named.
    """
    try:
        settings = load_settings()
        if settings.log == "json":  # Scrapy tells people
            write_messages(settings)
        named = [name for name in names or followed_names(settings) if name not in passed_over]
        wanted = sources_named(named, settings)
        if only_check:
            _check(wanted, settings)
            return
        if crawl_id or helps:
            crew = Crew(crawl=crawl_id, workers=workers, insist=bool(names))
            raise SystemExit(0 if _work(settings, crew, wanted) else 1)
        with only_crawler(settings) as beat:
            if archives:
                fine = _replay(settings, wanted, archives, beat)
            else:
                fine = _live(settings, wanted, beat, named=bool(names))
    except ConfigError as error:
        raise Unusable(str(error)) from error
    except (ArchiveError, StoreError) as error:
        raise click.ClickException(clean(str(error))) from error
    raise SystemExit(0 if fine else 1)


def _live(
    settings: Settings, wanted: list[Source], beat: Callable[[], None], *, named: bool
) -> bool:
    """Look at each source on the network; whether all went well."""
    require_contact(settings)
    ready = _with_keys(wanted, settings, named=named)
    _note_vocabulary(settings)
    return _crawl(settings, ready, beat, insist=named)


def _work(settings: Settings, crew: Crew, wanted: list[Source]) -> bool:
    """Take looks with other workers; whether all went well."""
    require_contact(settings)
    ready = _with_keys(wanted, settings, named=crew.insist, quietly=True) if crew.crawl else []
    _note_vocabulary(settings)
    telling = CrawlTelling(settings)
    return work(
        settings,
        crew,
        ready,
        _loader(settings),
        report=telling.report,
        tell=telling.tell,
        beat=telling.beating(show_nothing),
    )


def _loader(settings: Settings) -> Load:
    """What gives a source by its name; None where it cannot be looked at from here."""

    @cache
    def load(name: str) -> Source | None:
        try:
            source = load_source(name, settings)
        except (KeyError, ConfigError):  # the settings of another machine know it
            return None
        return None if needs_key(source, settings) else source

    return load


def _crawl(
    settings: Settings,
    wanted: list[Source],
    beat: Callable[[], None],
    *,
    days: Sequence[ArchiveDay] | None = None,
    insist: bool = False,
) -> bool:
    """Look at each source, and print, show and tell how it goes; whether all went well."""
    telling = CrawlTelling(settings)
    began = monotonic()
    with progress_bar("looks") as advance:
        fine = crawl(
            settings,
            wanted,
            days=days,
            insist=insist,
            report=telling.report,
            tell=telling.tell,
            beat=telling.beating(advance, beat),
        )
    if (looks := len(telling.reports)) > 1:
        telling.announce(summary(telling.reports, monotonic() - began), looks=looks)
    return fine


def _check(wanted: list[Source], settings: Settings) -> None:
    """Look at one source without recording anything, and say what is to be seen."""
    from crawler.source_check import check_source

    if len(wanted) != 1:
        msg = "--check takes one name"
        raise Unusable(msg)
    require_contact(settings)
    (source,) = _with_keys(wanted, settings, named=True)
    say = without_names(settings)
    for line in check_source(settings, source):
        click.echo(say(line))


def _with_keys(
    wanted: list[Source], settings: Settings, *, named: bool, quietly: bool = False
) -> list[Source]:
    """Those that can be looked at; the others are listed, or an error where they were named."""
    ready = []
    for source in wanted:
        if not needs_key(source, settings):
            ready.append(source)
            continue
        message = f"{source.name}: needs key ({key_variable(source)} is not set)"
        if named:
            raise Unusable(message)
        if not quietly:
            _announcing(settings)(message, source=source.name)
    return ready


def _replay(
    settings: Settings,
    wanted: list[Source],
    archives: tuple[Path, ...],
    beat: Callable[[], None],
) -> bool:
    """Look at each day of the archives, once the documents that they name are recorded; whether all
    went well. Raises ArchiveError where neither a listing nor a document is among them."""
    days = open_archive(archives)
    store = _note_vocabulary(settings)
    named = False
    for source in wanted:
        if summary := record_named(store, source, days):
            named = True
            _announcing(settings)(f"{source.name}: {summary}", source=source.name)
    listings = [listing for source in wanted for listing in source.listings]
    if any(day.captured_at(listing) for day in days for listing in listings):
        return _crawl(settings, wanted, beat, days=days)
    if named:
        return True
    files = ", ".join(str(file) for file in archives)
    msg = f"{files}: no listing of {', '.join(source.name for source in wanted)} was captured"
    raise ArchiveError(msg)


def _note_vocabulary(settings: Settings) -> Engine:
    """Say in a line that the vocabulary changed, where it did; the store that now says so."""
    store = open_store(settings.database_url)
    if changed := note_vocabulary(store, settings):
        _announcing(settings)(clean(changed))
    return store


def _announcing(settings: Settings) -> Announce:
    return announcing(settings, print_above_bar, "crawler")
