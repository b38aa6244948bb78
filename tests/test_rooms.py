"""The tree is the one that ARCHITECTURE.md draws, and each room says what it is for."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGES: list[str] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"][
    "build"
]["targets"]["wheel"]["packages"]
#: Folders in which the name of a file is a key: of a source, of a command, of a migration.
KEYED = (
    "crawler/sources",
    "cli/commands",
    "pages/views",
    "store/migrations/versions",
    "web/routes",
)
ROOMS = sorted(
    str(init.parent.relative_to(ROOT))
    for package in PACKAGES
    for init in (ROOT / package).rglob("__init__.py")
    if init.parent.name != "versions"
)
#: But the one whose example is a source that is not there.
DOCUMENTS = sorted(
    str(document.relative_to(ROOT))
    for document in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"))
    if document.name not in ("CHANGELOG.md", "CONTRIBUTING.md", "adding-a-source.md")
)


def docstring(room: str) -> str:
    return ast.get_docstring(ast.parse((ROOT / room / "__init__.py").read_text("utf-8"))) or ""


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_says_in_one_sentence_what_it_is_for(room: str) -> None:
    sentence = docstring(room)
    assert re.fullmatch(r"[A-Z][^\n]*\.", " ".join(sentence.split())), sentence
    assert f"| `{room}` | {' '.join(sentence.split())} |" in (ROOT / "ARCHITECTURE.md").read_text(
        "utf-8"
    )


@pytest.mark.parametrize("room", sorted({*ROOMS} - {*KEYED}))
def test_a_room_holds_a_dozen_files_at_most(room: str) -> None:
    files = [file.name for file in (ROOT / room).glob("*.py") if file.name != "__init__.py"]
    assert len(files) <= 12, files


@pytest.mark.parametrize("document", DOCUMENTS)
def test_what_documents_name_is_there(document: str) -> None:
    named = re.findall(r"`((?:[a-z_]+/)+(?:[\w.]+)?)`", (ROOT / document).read_text("utf-8"))
    folders = (*PACKAGES, "docs", "benchmarks", "sample", "tests")
    missing = [
        path
        for path in named
        if path.split("/")[0] in folders and "NAME" not in path and not (ROOT / path).exists()
    ]
    assert missing == []
