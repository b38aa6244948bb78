"""`python -m crawler NAME… [--replay FILE]…`: look at sources once, in a process of its own."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path

import click

from crawler import sources
from crawler.replay import ArchiveError, Day, open_archive
from crawler.run import Report, crawl
from crawler.source import Source
from store import config
from store.config import ConfigError, Settings
from store.database import StoreError


class Unusable(click.ClickException):
    """The command cannot be carried out as it was given: one line, exit code 2."""

    exit_code = 2


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
def main(names: tuple[str, ...], archives: tuple[Path, ...]) -> None:
    """Look once at the named sources and feeds, or at all that are enabled."""
    try:
        settings = config.load()
        chosen = _chosen(names, settings)
        if not archives:
            _require_contact(settings)
        days = _days(archives, chosen) if archives else None
        fine = crawl(settings, chosen, days=days, report=_print)
    except ConfigError as error:
        raise Unusable(str(error)) from error
    except (ArchiveError, StoreError) as error:
        raise click.ClickException(_plain(str(error))) from error
    raise SystemExit(0 if fine else 1)


def _chosen(names: tuple[str, ...], settings: Settings) -> list[Source]:
    """The sources and feeds of these names; without names, all that are enabled."""
    shipped = sources.names()
    if not names:
        names = (*(name for name in shipped if settings.source(name).enabled), *settings.feeds)
    known = [*shipped, *settings.feeds]
    for name in names:
        if name not in known:
            close = get_close_matches(name, known) or [one for one in known if name in one]
            hint = f"; did you mean {' or '.join(close)}?" if close else ""
            msg = f"no source is called {_plain(name)}{hint}"
            raise Unusable(msg)
    return [_load(name, settings) for name in dict.fromkeys(names)]


def _load(name: str, settings: Settings) -> Source:
    if name not in settings.feeds:
        return sources.load(name)
    from crawler import user_feed  # only where a feed is followed: it reads any page, slowly

    return user_feed.load(name, settings.feeds[name])


def _require_contact(settings: Settings) -> None:
    if "@" not in settings.contact:
        msg = (
            f'no contact is set: put contact = "you@example.org" into {settings.home}/blotter.toml '
            "or BLOTTER_CONTACT; publishers see it and can write to you"
        )
        raise Unusable(msg)


def _days(archives: tuple[Path, ...], chosen: list[Source]) -> list[Day]:
    """The days of the archives. Raises ArchiveError where no listing is among their captures."""
    days = open_archive(archives)
    listings = [listing for source in chosen for listing in source.listings]
    if not any(day.captured_at(listing) for day in days for listing in listings):
        named = ", ".join(str(file) for file in archives)
        msg = f"{named}: no listing of {', '.join(source.name for source in chosen)} was captured"
        raise ArchiveError(msg)
    return days


def _print(report: Report) -> None:
    """One line on standard output."""
    place = f"{report.day} {report.source}" if report.day else report.source
    checked = report.checked
    if checked is None:
        click.echo(_plain(f"{place}: crashed ({report.crash})"))
        return
    counts = f"{checked.listed} listed, {checked.recorded} recorded, {checked.failed} failed"
    reason = f" ({checked.reason})" if checked.reason else ""
    click.echo(_plain(f"{place}: {checked.outcome}, {counts}{reason}"))


def _plain(text: str) -> str:
    """Text for a terminal: what came from a page may hold control characters."""
    return "".join(
        letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text
    )


if __name__ == "__main__":
    main()
