"""The program itself: that all it is made of is there, and nothing else stands in its place."""

from __future__ import annotations

import re
import sqlite3
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution, packages_distributions, version
from importlib.util import find_spec
from pathlib import Path

from answers.clock.diagnosis import Finding, fault, ok
from store.config import Settings

CHECK = "program"
_NAME = "enforcement-blotter"
#: Our own packages, which have names that others might have, too.
_OURS = (
    *("agents", "answers", "casebook", "cli", "crawler", "enforcement", "formats", "letters"),
    *("pages", "publishing", "scheduler", "search", "store", "web"),
)
_DISTRIBUTION = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
#: Where Python looks for packages, and where ours lie.
_ROOT = Path(__file__).resolve().parents[2]


def installed(settings: Settings) -> Iterator[Finding]:
    """Packages, and the extras that the settings ask for."""
    faults = [*_foreign(), *_missing(), *_twice(), *_extras(settings)]
    yield from faults
    if not faults:
        python = ".".join(map(str, sys.version_info[:3]))
        said = f"Blotter {_version()}, Python {python}, SQLite {sqlite3.sqlite_version}"
        yield ok(CHECK, said)


def _version() -> str:
    try:
        return version(_NAME)
    except PackageNotFoundError:
        return "that is not installed"


def _foreign() -> Iterator[Finding]:
    """Packages of the same names that lie elsewhere."""
    for name in _OURS:
        spec = find_spec(name)
        origin = Path(spec.origin).resolve() if spec and spec.origin else None
        if origin is None or origin.parent.parent != _ROOT:
            where = f"is taken from {origin}" if origin else "is missing"
            yield fault(
                CHECK,
                f"the package {name} {where}, not from {_ROOT}",
                f"pipx install --force {_NAME}    # an environment of its own, and no PYTHONPATH",
            )


def _missing() -> Iterator[Finding]:
    """Libraries that it cannot do without."""
    try:
        needed = distribution(_NAME).requires or []
    except PackageNotFoundError:
        return
    for line in needed:
        match = _DISTRIBUTION.match(line)
        if match and "extra ==" not in line and not _is_installed(match[0]):
            yield fault(CHECK, f"{match[0]} is not installed", f"pipx reinstall {_NAME}")


def _is_installed(name: str) -> bool:
    try:
        version(name)
    except PackageNotFoundError:
        return False
    return True


def _twice() -> Iterator[Finding]:
    """Several distributions that write into one package: which of them it is, is chance."""
    owners = sorted(set(packages_distributions().get("whoosh", ())))
    if len(owners) > 1:
        others = " ".join(name for name in owners if name != "Whoosh-Reloaded")
        said = f"the package whoosh is installed by {' and '.join(owners)}"
        yield fault(CHECK, said, f"pip uninstall {others}, then pipx reinstall {_NAME}")


def _extras(settings: Settings) -> Iterator[Finding]:
    """What the settings ask for and is not installed."""
    asked = {
        ("postgres", "psycopg"): settings.database_url.startswith("postgresql"),
        ("fast", "tantivy"): settings.search.engine == "tantivy",
        ("metrics", "prometheus_client"): bool(settings.serve.health),
        ("web", "litestar"): bool(settings.web.url or settings.web.token or settings.web.public),
    }
    for (extra, module), is_asked in asked.items():
        if is_asked and find_spec(module) is None:
            said = f"the settings ask for the extra `{extra}`, and {module} is not installed"
            yield fault(CHECK, said, f"pipx install --force '{_NAME}[{extra}]'")
