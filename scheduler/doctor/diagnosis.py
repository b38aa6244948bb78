"""All that is looked at, in the order in which it is best mended. Nothing is written."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime

from answers.clock.diagnosis import Diagnosis, Finding, fault
from scheduler.doctor.certificates import certificates
from scheduler.doctor.configuration import configuration, configured
from scheduler.doctor.database import Store
from scheduler.doctor.installed import installed
from scheduler.doctor.letters import letters
from scheduler.doctor.locks import locks
from scheduler.doctor.looks import looks, served
from scheduler.doctor.machine import clock, disk
from scheduler.doctor.network import network as asked
from scheduler.doctor.permissions import permissions
from scheduler.doctor.read_models import erasures, read_models
from store.closing import closing_stores
from store.plain_text import clean
from store.settings.config_error import ConfigError


@closing_stores()
def diagnosis(environ: Mapping[str, str] = os.environ, *, network: bool = False) -> Diagnosis:
    """What is wrong with an installation, whatever is: where the settings cannot be read, all else
    is looked at as it is by default. Publishers are never asked; mail server and public address are
    with `network`."""
    now, given = datetime.now(UTC), configuration(environ)
    settings, store = given.settings, Store(given.settings)
    checks: dict[str, Callable[[], Iterable[Finding]]] = {
        "program": lambda: installed(settings),
        "config": lambda: configured(given),
        "files": lambda: permissions(settings),
        "disk": lambda: disk(settings),
        "database": store.opened,
        "locks": lambda: locks(store),
        "clock": lambda: clock(now, store.newest),
        "log": store.whole,
        "index": lambda: read_models(store),
        "erasure": lambda: erasures(store),
        "sources": lambda: looks(store, now),
        "serve": lambda: served(settings),
        "letters": lambda: letters(store, now),
        "certificates": lambda: certificates(settings, now),
        "network": lambda: asked(settings, now) if network else (),
    }
    return Diagnosis(findings=tuple(_all(checks)))


def _all(checks: Mapping[str, Callable[[], Iterable[Finding]]]) -> Iterator[Finding]:
    for name, check in checks.items():
        try:
            yield from check()
        except ConfigError:  # told with the settings
            continue
        except Exception as error:  # on a broken store anything may; the others are still asked
            said = clean(f"{type(error).__name__}: {error}".splitlines()[0])
            yield fault(name, f"it could not be looked at: {said}")
