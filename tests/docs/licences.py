"""THIRD-PARTY.md: under which licence each package stands that the locks name, and what is shipped.

What a package says of itself is taken from its metadata, where it is installed; a lock also names
packages of other systems and Pythons.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, metadata

from tests.docs.sample import ROOT

PAGE = ROOT / "THIRD-PARTY.md"
#: Of packages whose metadata names none, or that this system does not install: read in their files.
_STATED = {
    "axe-playwright-python": "MIT; its axe-core MPL-2.0",
    "brotlicffi": "MIT",
    "colorama": "BSD-3-Clause",
    "httpx2-jsfetch": "BSD-3-Clause",
    "pypydispatcher": "BSD-3-Clause",
    "pywin32": "PSF-2.0",
    "resvg-py": "MIT",
}
_HEAD = """# The work of others

Blotter is Apache-2.0. It rests on these packages, which are installed beside it and are no part of
it. `make examples` makes the list from the locks and from what each package says of its licence.

Shipped within it: [htmx](pages/static/htmx.min.js) 2.0, which pages load (0BSD, its text beside
it). The site of the documentation holds files of Sphinx (BSD-2-Clause) and the theme Furo (MIT).

| package | licence | for |
|---|---|---|
"""


def page() -> str:
    """The page as it reads today."""
    rows = (f"| {name} | {licence(name) or '?'} | {use} |\n" for name, use in locked().items())
    return _HEAD + "".join(rows)


def locked() -> dict[str, str]:
    """Each package of the locks, by name, with what it is for."""
    needed, all_named = map(_named, ("requirements.lock", "requirements-dev.lock"))
    extra = "extras, tests, documentation"
    return {name: "Blotter" if name in needed else extra for name in sorted(needed | all_named)}


def licence(name: str) -> str | None:
    """What a package says of its licence; None where it is not at hand."""
    if name in _STATED:
        return _STATED[name]
    try:
        said = metadata(name)
    except PackageNotFoundError:
        return None
    return said["License-Expression"] or _short(said["License"]) or ", ".join(_classified(name))


def _named(lock: str) -> set[str]:
    names = re.findall(
        r"^([\w.-]+)(?:\[[\w,-]+\])?==", (ROOT / lock).read_text("utf-8"), re.MULTILINE
    )
    return {re.sub(r"[-_.]+", "-", name).lower() for name in names}


def _short(said: str | None) -> str | None:
    """A licence by its name; some packages give its whole text, or a notice, in its place."""
    name = (said or "").partition("\n")[0]
    return None if "Copyright" in name else name or None


def _classified(name: str) -> Iterator[str]:
    for classifier in metadata(name).get_all("Classifier", []):
        if classifier.startswith("License :: OSI Approved :: "):
            yield classifier.rpartition(" :: ")[2]
