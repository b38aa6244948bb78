"""Stores that earlier code made are opened, brought up to date and answered from by today's.

Each folder beside this file is one such store, is NEVER EDITED, and says in its README what is in
it. A change to what is stored adds a folder, made by the code as it then is.
"""

from __future__ import annotations

import json
import lzma
import tarfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from cli.main import main

HERE = Path(__file__).parent
#: Each kept store with its number of events and the last hash of its chain.
KEPT = {
    "2026_11_28": (176, "331f5430f302ee0763c392b7181ccbafb700dfb75bc376c1fd332d8b50bfcbea"),
}
SENTENCED = "us_doj_press_releases:e45a63be-3e39-56d4-9c81-c4fb514f1a23"
ERASED = "us_doj_press_releases:790b567f-12bd-5dd4-8d76-da80cd328e8a"
ORDER = "us_fr_dea_documents:2026-91655"


def _home(folder: Path, home: Path) -> None:
    """The whole folder, with its database and its index."""
    with tarfile.open(folder / "home.tar.xz") as archive:
        # Pythons before 3.11.4 have no filters, and take no notice of this.
        archive.extraction_filter = getattr(tarfile, "data_filter", None)
        archive.extractall(home)


def _export(folder: Path, home: Path) -> None:
    """A new store, filled from the export of the log."""
    lines = home / "log.jsonl"
    lines.write_bytes(lzma.decompress((folder / "log.jsonl.xz").read_bytes()))
    blotter(home, "log", "import", str(lines))


def _backup(folder: Path, home: Path) -> None:
    """A new store, restored from a backup."""
    file = home / "kept.db"
    file.write_bytes(lzma.decompress((folder / "backup.db.xz").read_bytes()))
    blotter(home, "restore", str(file))


def blotter(home: Path, *words: str) -> str:
    """What a command prints, which must succeed."""
    done = CliRunner().invoke(main, list(words), env={"BLOTTER_HOME": str(home)})
    assert done.exit_code == 0, done.output
    return done.stdout


def answer(home: Path, *words: str) -> Any:
    return json.loads(blotter(home, *words, "--format", "json"))


@pytest.fixture(
    scope="module",
    params=[(kept, way) for kept in KEPT for way in (_home, _export, _backup)],
    ids=lambda param: f"{param[0]}{param[1].__name__}",
)
def store(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Path]:
    """The name of a kept store, and a home that holds it by one of the three ways."""
    way: Callable[[Path, Path], None]
    kept, way = request.param
    home = tmp_path_factory.mktemp("home")
    way(HERE / kept, home)
    return kept, home


def test_the_log_is_whole(store: tuple[str, Path]) -> None:
    kept, home = store
    events, last_hash = KEPT[kept]
    said = blotter(home, "log", "verify")
    assert f"{events} events verified; the last hash is {last_hash}" in said
    assert "60 bodies verified" in said


def test_what_was_published_is_found_now_and_as_of_then(store: tuple[str, Path]) -> None:
    _, home = store
    assert answer(home, "search", "ketamine", "--limit", "100")["total"] == 60
    (hit,) = answer(home, "search", "sentenced", "--tag", "telehealth")["hits"]
    assert (hit["id"], hit["revision"]) == (SENTENCED, 1)
    before = answer(
        home, "search", "sentenced", "--as-of", "131", "--source", "us_doj_press_releases"
    )
    assert {found["id"]: found["revision"] for found in before["hits"]}[SENTENCED] == 0


def test_a_document_is_shown_with_what_people_decided(store: tuple[str, Path]) -> None:
    _, home = store
    shown = answer(home, "show", SENTENCED)
    kinds = [event["type"] for event in shown["events"]]
    assert kinds[:2] == ["DocumentPublished", "DocumentRevised"]
    assert [(tag["position"], tag["by"]) for tag in shown["annotations"]["tags"]] == [(165, "Wren")]


def test_matters_are_put_together_as_people_decided(store: tuple[str, Path]) -> None:
    _, home = store
    matters = {case["id"]: case for case in answer(home, "cases")["cases"]}
    assert answer(home, "case", ORDER)["id"] == "us_courtlistener_dockets:99018301"
    assert matters["us_courtlistener_dockets:99018301"]["documents"] == 8
    assert (
        matters["us_courtlistener_dockets:99250421"]["documents"] == 3
    )  # one of them linked by hand
    assert "us_courtlistener_dockets:99004688" not in matters  # taken apart by hand


def test_a_masked_name_is_hidden_and_was_shown_before(store: tuple[str, Path]) -> None:
    _, home = store
    assert "Casimir" not in blotter(
        home, "show", "us_courtlistener_dockets:99250421", "--format", "json"
    )
    assert "CASIMIR T. OSTROWE" in blotter(
        home, "show", "us_courtlistener_dockets:99250421", "--as-of", "170", "--format", "json"
    )


def test_what_was_erased_stays_erased(store: tuple[str, Path]) -> None:
    _, home = store
    done = CliRunner().invoke(main, ["show", ERASED], env={"BLOTTER_HOME": str(home)})
    assert done.exit_code == 1
    assert "its content was erased" in done.stderr
    assert ERASED not in {
        hit["id"] for hit in answer(home, "search", "ketamine", "--limit", "100")["hits"]
    }
