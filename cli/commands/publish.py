"""`blotter publish`: the record as a folder of files."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from cli.options.store import open_store
from cli.shown.output import clean
from store.plain_text import plural, web_address


@click.command("publish")
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option("--query", metavar="QUERY", default="", help="Only what this search finds.")
@click.option("--url", metavar="URL", default="", help="The web address that DIR will have.")
def publish_command(folder: Path, query: str, url: str) -> None:
    """Write the record into DIR as a site of files, or what of it changed since it was written
    there.

    It holds a page for each document and matter, with its JSON, captures and feeds, lists by year
    and source, changes, days ahead, counts and sources. It works from any folder, and on any web
    server. Links to it never break. Files in DIR that are not ours are left alone.
    """
    from publishing.folder import BusyFolderError
    from publishing.manifest import ForeignFolderError
    from publishing.publish import publish

    if url and not web_address(url):
        msg = f"--url: {clean(url)} is no http or https address"
        raise click.UsageError(msg)
    settings, engine = open_store()
    try:
        now = datetime.now(UTC)
        made = publish(settings, engine, folder, now=now, query=query, url=url)
    except (BusyFolderError, ForeignFolderError) as error:
        raise click.ClickException(clean(str(error))) from error
    except OSError as error:
        msg = f"{error.filename or folder}: {error.strerror}"
        raise click.ClickException(clean(msg)) from error
    removed = f", {plural(made.removed, 'file')} removed" if made.removed else ""
    click.echo(
        f"{folder}: {plural(made.documents, 'document')} in {plural(made.cases, 'matter')} as of "
        f"position {made.position}; {made.written} written{removed}"
    )
