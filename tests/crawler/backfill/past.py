"""A child process that fills in the past of a small source on a loopback server.

`python -m tests.crawler.backfill.past '{"kind": …}'`; a reactor starts once in a process.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import click
import sqlalchemy as sa

from crawler.archives.archive import open_archive
from crawler.backfill.backfill_run import (
    BackfillReport,
    from_files,
    from_source,
    from_wayback,
    task_for,
)
from crawler.backfill.wayback_api import Wayback
from crawler.source.page import Link, Page
from crawler.source.publisher_dates import read_date
from crawler.source.source import ApiSource, Source
from store import config
from store.log import log
from store.log.database import open_store, reading
from store.log.document import Document
from store.log.events import Recorded
from store.streams.progress_bar import progress_bar
from tests.crawler.fakes import ROOT, Releases

FOLDER = "https://www.agency.example/releases_past/"


class PastReleases(Releases):
    """Releases whose pages all lie in one folder."""

    def page_folders(self) -> tuple[str, ...]:
        return (FOLDER,)


class Dated(ApiSource):
    """Records with a date and perhaps a page of text; `next` leads on."""

    publisher = "An agency"
    home = "https://www.agency.example/"
    delay = 0.0

    def __init__(self, name: str, *listings: str) -> None:
        super().__init__(name)
        self.listings = listings

    def records(self, answer: Page) -> list[dict[str, str]]:
        records: list[dict[str, str]] = self.answer(answer)["results"]
        return records

    def record_key(self, record: dict[str, str]) -> str:
        return record["number"]

    def link(self, key: str, record: dict[str, str]) -> Link:
        return Link(key=key, parts=(record["text_url"],) if "text_url" in record else ())

    def next_page(self, listing: Page) -> str | None:
        following: str | None = self.answer(listing).get("next")
        return following

    def read(self, page: Page) -> Document:
        record = self.record(page)
        stated = read_date(record["date"])
        return Document(
            id=self.document_id(record["number"]),
            source=self.name,
            url=page.url,
            title=record["title"],
            text=page.parts[0].text if page.parts else "",
            published_on=stated[0] if stated else None,
        )


def filled(home: Path, **how: Any) -> subprocess.CompletedProcess[str]:
    """Run the child to its end, which may be a violent one. `how`: kind (releases or dated), base,
    since, until; files or wayback; die_at, the transaction it dies in."""
    command = [sys.executable, "-m", "tests.crawler.backfill.past", json.dumps(how)]
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("BLOTTER_")},
        "BLOTTER_HOME": str(home),
        "BLOTTER_CONTACT": "reader@agency.example",
        "BLOTTER_ALLOW_PRIVATE": "true",
    }
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False
    )


def events(home: Path) -> list[Recorded]:
    """The log the child left, which must verify."""
    store = open_store(f"sqlite:///{home / 'blotter.db'}")
    with reading(store) as connection:
        log.verify_chain(connection)
        found = list(log.read(connection))
    store.dispose()
    return found


def documents(home: Path) -> list[tuple[str, int, str]]:
    """Every document event, in the order of the log."""
    return [
        (recorded.stream.rpartition(":")[2], recorded.version, recorded.type)
        for recorded in events(home)
        if recorded.stream.startswith("document/")
    ]


def _die_at(transaction: int) -> None:
    """Be killed when that transaction, of those that write, is about to be committed."""
    left = iter(range(transaction, 0, -1))

    def committing(connection: sa.Connection) -> None:
        writes = connection.get_execution_options().get("blotter_writing")
        if writes and next(left, 0) == 1:
            os.kill(os.getpid(), signal.SIGKILL)

    sa.event.listen(sa.Engine, "commit", committing)


def _source(how: dict[str, Any]) -> Source:
    kind = PastReleases if how["kind"] == "releases" else Dated
    return kind("releases_past", f"{how.get('base', '')}/listing")


def _fill(how: dict[str, Any]) -> BackfillReport:
    settings = config.load()
    since, until = date.fromisoformat(how["since"]), date.fromisoformat(how["until"])
    source = _source(how)
    with progress_bar("things") as advance:
        if files := how.get("files"):
            task = task_for(settings, source, "files", since, until)
            return from_files(settings, task, open_archive([Path(file) for file in files]), advance)
        if how.get("wayback"):
            archive = Wayback(address=how["base"], index_delay=0, page_delay=0, patience=0)
            task = task_for(settings, source, "wayback", since, until)
            return from_wayback(settings, task, archive, advance)
        task = task_for(settings, source, "source", since, until)
        return from_source(settings, task, advance)


def main(given: str) -> None:
    how = json.loads(given)
    if transaction := how.get("die_at"):
        _die_at(transaction)
    report = _fill(how)
    click.echo(f"{report.recorded} recorded, {report.unreadable} unreadable; {report.reason}")


if __name__ == "__main__":
    main(sys.argv[1])
