"""Whether the sources are looked at, and answer; and whether `blotter serve` does what is due."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from datetime import datetime

from answers.clock.diagnosis import Finding, fault, ok, warning
from answers.documents.sources import SourceStatus, sources
from scheduler.doctor.database import Store
from scheduler.doctor.read_models import are_followed
from store.config import Settings
from store.networks import host_and_port
from store.plain_text import clean, plural
from store.settings.config_error import ConfigError

CHECK = "sources"
_TROUBLED = ("walled", "broken")
#: Told one by one; of more it is said how many there are.
_FEW = 5
#: What listens at every address of the machine.
_EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104 (it is asked for, not listened at)
#: Seconds to wait for an answer from this machine, which no proxy is asked for.
_PATIENCE = 5
_DIRECTLY = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def looks(store: Store, now: datetime) -> Iterator[Finding]:
    """How the followed sources are."""
    if store.engine is None or not are_followed(store):
        return
    rows = [
        row
        for row in sources(store.engine, store.settings, now=now).sources
        if row.state not in ("off", "needs key")
    ]
    troubled = [row for row in rows if row.state in _TROUBLED]
    stale = [row for row in rows if row.state == "stale"]
    never = [row for row in rows if row.state == "never looked at"]
    yield from map(_troubled, troubled[:_FEW])
    if len(troubled) > _FEW:
        yield warning(CHECK, f"{len(troubled) - _FEW} more are in trouble", "blotter sources")
    for what, which in (("not looked at for long", stale), ("never looked at", never)):
        if which:
            said = f"{plural(len(which), 'followed source')} {what}: {_named(which)}"
            yield warning(CHECK, said, "blotter crawl, or let `blotter serve` run")
    if rows and not (troubled or stale or never):
        yield ok(CHECK, f"{plural(len(rows), 'followed source')}, none in trouble")


def _troubled(row: SourceStatus) -> Finding:
    said = clean(f"{row.name} is {row.state}: {row.why}")
    return warning(CHECK, said, f"blotter sources check {row.name}")


def _named(rows: Sequence[SourceStatus]) -> str:
    names = ", ".join(row.name for row in rows[:_FEW])
    return f"{names} …" if len(rows) > _FEW else names


def served(settings: Settings) -> Iterator[Finding]:
    """Whether the `blotter serve` of this machine says that it is well, where it is set to."""
    if not settings.serve.health:
        return
    try:
        host, port = host_and_port(settings.serve.health)
    except ConfigError:  # told with the settings
        return
    near = "127.0.0.1" if host in _EVERYWHERE else host
    named = f"[{near}]" if ":" in near else near
    address = f"http://{named}:{port}/healthz"
    try:
        with _DIRECTLY.open(address, timeout=_PATIENCE) as answer:
            said = answer.read(200).decode(errors="replace").strip()
    except urllib.error.HTTPError as error:
        why = clean(error.read(200).decode(errors="replace"))
        yield fault("serve", f"{address} says: {why}", "journalctl -u blotter-serve -n 50")
    except (OSError, ValueError) as error:
        why = clean(str(error).removeprefix("<urlopen error ").removesuffix(">"))
        said = f"nobody answers at {address}: {why}"
        yield warning("serve", said, "systemctl start blotter-serve, or: blotter serve")
    else:
        yield _answered(said, address)


def _answered(said: str, address: str) -> Finding:
    if said != "ok":
        busy = f"another program answers at {address}"
        return fault("serve", busy, 'another port in [serve] health = "127.0.0.1:PORT"')
    return ok("serve", f"{address} says that it is well")
