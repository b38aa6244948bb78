"""Only one process at a time asks publishers for one store, whoever began it."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

import click

from store.config import Settings
from store.database_address import StoreError
from store.lock import alone
from store.log.database import Engine, open_store
from store.patience import LONGEST
from store.shared_crawl.looks import is_crawl_shared


@contextmanager
def only_crawler(settings: Settings) -> Iterator[Callable[[], None]]:
    """Be it, until the end; what is given looks whether that is still so. A lock that was lost with
    its server is taken again once another one is there. Where somebody else was faster, or none
    comes, this process is told to end (SIGTERM).

    The process that begins a crawl holds a lock of its own, which ends with it; this one ends with
    the work. Raises click.ClickException where another crawler is at work.
    """
    store = open_store(settings.database_url)
    with alone(store, "crawler") as hold:
        if not hold or is_crawl_shared(store):
            msg = "another crawl on this database is under way"
            raise click.ClickException(msg)

        held = monotonic()

        def look() -> None:
            nonlocal held
            if hold and not hold.is_lost():
                held = monotonic()
                return
            try:
                if hold.take_again():
                    click.echo("the database was gone for a while: the crawl goes on", err=True)
                    return
            except StoreError:
                if monotonic() - held < LONGEST:
                    return
            click.echo("the database was gone for a while: the crawl ends here", err=True)
            signal.raise_signal(signal.SIGTERM)

        yield look


def is_crawler_at_work(engine: Engine) -> bool:
    """Whether a process, or several, ask publishers just now, though whoever began them may have
    died."""
    with alone(engine, "crawler") as free:
        return not free or is_crawl_shared(engine)
