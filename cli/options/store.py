"""The store and the settings that every command works on."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, TypeVar

import click

from crawler.installation import load_settings
from store.config import Settings
from store.log import database
from store.log.database import Engine

F = TypeVar("F", bound=Callable[..., Any])

#: As the settings know it (`log`), which the crawl's process reads, too.
_VARIABLE = "BLOTTER_LOG"


def open_store() -> tuple[Settings, Engine]:
    """The settings in force and the store they name, which `cli.main` closes at the end. Raises
    ConfigError and store.database_address.StoreError."""
    settings = load_settings()
    return settings, database.open_store(settings.database_url)


def log_form(command: F) -> F:
    """Give a command --log, which goes before the settings' `log`."""
    return click.option(
        "--log",
        type=click.Choice(("text", "json")),
        expose_value=False,
        callback=_set,
        is_eager=True,
        help="How messages are written: as lines, or as JSON, an object a line.",
    )(command)


def _set(context: click.Context, _: click.Parameter, form: str | None) -> None:
    if form is None:
        return
    before = os.environ.get(_VARIABLE)
    os.environ[_VARIABLE] = form
    context.call_on_close(lambda: _put_back(before))


def _put_back(before: str | None) -> None:
    os.environ.pop(_VARIABLE, None)
    if before is not None:
        os.environ[_VARIABLE] = before
