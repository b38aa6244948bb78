"""THIRD-PARTY.md lists every package of the locks, with the licence that it states."""

from __future__ import annotations

import re

from tests.docs.licences import PAGE, licence, locked

LISTED = dict(re.findall(r"^\| ([\w.-]+) \| ([^|]+) \| [^|]+ \|$", PAGE.read_text("utf-8"), re.M))


def test_every_package_of_the_locks_is_listed() -> None:
    assert {name for name in LISTED if name != "package"} == {*locked()}


def test_what_a_package_states_is_what_stands_there() -> None:
    stated = {name: said for name in locked() if (said := licence(name))}
    assert len(stated) > 150
    assert {name: LISTED[name] for name in stated} == stated
    assert "?" not in LISTED.values()


def test_what_is_shipped_has_its_licence_beside_it() -> None:
    folder = PAGE.parent / "pages" / "static"
    scripts = [path.name.partition(".")[0] for path in folder.glob("*.js")]
    assert scripts and all((folder / f"{name}.LICENSE").is_file() for name in scripts)
