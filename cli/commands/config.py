"""`blotter config`: what is set, whether it can work, and a first file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import click

from cli.options.format import OF_A_THING, format_options
from cli.shown.output import as_json, clean
from crawler.installation import load_settings, setting_faults
from store import config
from store.config import Settings
from store.database_address import printable
from store.files.private import FILE, make_folder
from store.plain_text import plural
from store.settings.checking.file_text import values_in
from store.settings.checking.idle import idle_settings
from store.settings.config_error import ConfigError
from store.settings.told.first_file import first_file
from store.settings.told.in_force import Setting, SettingsInForce, in_force
from store.settings.toml_text import toml_text


@click.group("config")
def config_command() -> None:
    """Check the settings, show what is in force, or write a first file of them."""


@config_command.command("check")
@click.pass_context
def check(context: click.Context) -> None:
    """Say all that is wrong in the settings, each in a line, and what has no effect.

    The file, the environment, and what they name: a vocabulary, certificate authorities, an inbox.
    Nothing is opened or written, and nobody is asked. Ends with 1 where anything is wrong.
    """
    faults = _faults()
    for fault in faults:
        click.echo(clean(fault))
    if faults:
        click.echo(plural(len(faults), "fault"))
        context.exit(1)
    settings = load_settings()
    for warning in _idle(settings):
        click.echo(clean(f"{warning} (no effect)"))
    file = config.settings_file()
    what = str(file) if file.exists() else f"{file} is not there; all is as it is by default"
    click.echo(clean(f"good: {what}"))


def _idle(settings: Settings) -> Iterator[str]:
    """What has no effect, each in a line."""
    from crawler import sources
    from crawler.followed_sources import followed_names  # the readers of pages with it
    from crawler.politeness.credentials import key_variable

    values = values_in(config.settings_file())
    asked = {key_variable(sources.load(name)) for name in sources.names()} - {""}
    followed = followed_names(settings)
    return idle_settings(settings, values, os.environ, followed=followed, asked=asked)


def _faults() -> list[str]:
    """What is wrong by itself, or where that is nothing, with what the settings name."""
    try:
        if wrong := setting_faults():
            return [str(fault) for fault in wrong]
        settings = load_settings()
        from crawler.followed_sources import topic_of
        from scheduler.start_checks import mail_faults  # the mail server's library with it

        faults = [*mail_faults(settings)]
        try:
            topic_of(settings)
        except ConfigError as error:
            faults.append(str(error))
        return [f"{config.settings_file()}: {fault}" for fault in faults]
    except ConfigError as error:  # the file cannot be read
        return [str(error)]


@config_command.command("show")
@format_options(OF_A_THING)
def show(form: str) -> None:
    """Show what is in force: every key, its value, and whether it is the default, or from the file
    or a variable.

    Of secrets only those that are set are named, and none is shown.
    """
    settings = load_settings()
    file = config.settings_file()
    told = SettingsInForce(
        home=str(settings.home),
        file=str(file),
        file_exists=file.exists(),
        database=printable(settings.database_url),
        settings=in_force(settings, values_in(file), os.environ),
    )
    if form == "json":
        click.echo(as_json(told))
        return
    click.echo(clean(f"home      {told.home}"))
    click.echo(clean(f"file      {told.file}{'' if told.file_exists else ' (not there)'}"))
    click.echo(clean(f"database  {told.database}"))
    click.echo()
    width = max(len(row.key) for row in told.settings)
    for row in told.settings:
        click.echo(clean(f"{row.key:{width}}  {_value(row)}  ({row.origin})"))


def _value(row: Setting) -> str:
    if row.is_secret:
        return "set, not shown" if row.origin.startswith("BLOTTER") else "not set"
    return "not set" if row.value is None else toml_text(row.value)


@config_command.command("init")
def init() -> None:
    """Write a first blotter.toml, in which the keys a newcomer needs stand as remarks.

    Only you may read it. A file that is there is never overwritten.
    """
    file = config.settings_file()
    _write_new(file, first_file())
    click.echo(clean(f"{file} written: set contact in it, then `blotter config check`"))


def _write_new(file: Path, text: str) -> None:
    try:
        make_folder(file.parent)
        with os.fdopen(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, FILE), "wb") as new:
            new.write(text.encode())
    except FileExistsError as error:
        msg = f"{file} is there already, and is left as it is"
        raise click.ClickException(clean(msg)) from error
    except OSError as error:
        msg = f"{file} cannot be written: {error.strerror}"
        raise click.ClickException(clean(msg)) from error
