"""The settings: whether they can be read, and whether what they name is there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from answers.clock.diagnosis import Finding, fault, ok, warning
from crawler.feed_faults import wrong_feeds
from crawler.followed_sources import followed_names, missing_keys, topic_of
from crawler.installation import load_settings
from crawler.politeness.credentials import key_variable
from crawler.sources import load
from scheduler.start_checks import crawl_faults
from store import config
from store.config import Settings
from store.settings.config_error import ConfigError

CHECK = "config"


@dataclass(frozen=True, kw_only=True, slots=True)
class Configuration:
    """The settings in force, or where they cannot be read those of an installation without any."""

    settings: Settings
    #: Why they cannot be read, in a line; empty where they can.
    fault: str = ""


def configuration(environ: Mapping[str, str]) -> Configuration:
    """What an installation works with, whatever is wrong with its file."""
    try:
        return Configuration(settings=load_settings(environ))
    except ConfigError as error:
        return Configuration(settings=Settings(home=config.home(environ)), fault=str(error))


def configured(given: Configuration) -> Iterator[Finding]:
    """Whether the settings can be read, and what is wrong with them all the same."""
    settings = given.settings
    file = settings.home / "blotter.toml"
    if given.fault:
        yield fault(CHECK, given.fault, _mend(given.fault, file))
        return
    found = [*_faults(settings, file), *_warnings(settings)]
    yield from found
    if not found:
        said = str(file) if file.exists() else f"{file} is not there: all is as it is by default"
        yield ok(CHECK, said)


def _mend(said: str, file: Path) -> str:
    """Where what is wrong stands: a variable, which messages begin with, or the file."""
    variable = said.partition(":")[0].split()[0]
    if variable.startswith(("BLOTTER_", "CREDENTIALS_")):
        return f"set {variable} anew, or unset {variable}"
    return f"${{EDITOR:-vi}} {file}"


def _faults(settings: Settings, file: Path) -> Iterator[Finding]:
    for said in crawl_faults(settings):
        # Who only reads a record needs none.
        finding = fault if settings.contact or not said.startswith("contact") else warning
        yield finding(CHECK, said, _mend(said, file))
    try:
        topic_of(settings)
    except ConfigError as error:
        yield fault(CHECK, str(error), _mend(str(error), file))


def _warnings(settings: Settings) -> Iterator[Finding]:
    if not followed_names(settings):
        yield warning(CHECK, "no source is followed", "blotter sources    # lists all there are")
    for said in wrong_feeds(settings).values():
        yield warning(
            CHECK, f"{said}; it is not followed", _mend(said, settings.home / "blotter.toml")
        )
    for name in missing_keys(settings):
        variable = key_variable(load(name))
        yield warning(
            CHECK,
            f"{name}: {variable} is not set, so nobody looks at it",
            f"export {variable}=…, or enabled = false under [sources.{name}]",
        )
