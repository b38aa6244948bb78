"""What a person named on the command line, and what is said where it cannot be."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import click

from crawler import sources
from crawler.followed_sources import contact_fault, load_source
from crawler.source.source import Source
from store.closing import closing_stores
from store.config import Settings
from store.log.database import open_store, reading
from store.nearest import did_you_mean, nearest
from store.plain_text import clean
from store.privacy.masking import masked, masks_at


class Unusable(click.ClickException):
    """The command cannot be carried out as it was given: one line, exit code 2."""

    exit_code = 2


def sources_named(names: Sequence[str], settings: Settings) -> list[Source]:
    """The sources and feeds of these names, each once. Raises Unusable."""
    known = [*sources.names(), *settings.feeds]
    for name in names:
        if name not in known:
            msg = f"no source is called {clean(name)}{did_you_mean(nearest(name, known))}"
            raise Unusable(msg)
    return [load_source(name, settings) for name in dict.fromkeys(names)]


def require_contact(settings: Settings) -> None:
    """Raises Unusable where nobody is named whom publishers could write to."""
    if fault := contact_fault(settings):
        raise Unusable(fault)


@closing_stores()
def without_names(settings: Settings) -> Callable[[str], str]:
    """What makes a text fit for a terminal: clean, and without the names that are masked now."""
    engine = open_store(settings.database_url)
    with reading(engine) as connection:
        masks = masks_at(connection)
    return lambda text: clean(masked(text, masks))
