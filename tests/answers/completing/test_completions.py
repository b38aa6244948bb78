"""What a word may become: of the store as it stands, few, and never a masked name."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from answers.completing.completions import KINDS, MOST, completions
from cli.main import main
from store.config import Settings, load
from tests.search.examples import Blotter, document, published

_DECISION = "us_fr_dea_documents:2026-91655"
_DONE = (
    ("subscribe", "ann@example.org", "ketamine", "--confirmed"),
    ("subscribe", "bob@example.org", "ketamine", "--confirmed"),
    ("unsubscribe", "bob-7051cc"),
    ("save", "clinics", "ketamine clinic"),
    ("tag", _DECISION, "telehealth"),
    ("tag", _DECISION, "tamsin-orloff"),
    ("mask", "Tamsin Orloff", "--reason", "a test"),
)


@pytest.fixture(scope="module")
def settings(sample_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    home = tmp_path_factory.mktemp("decided") / "home"
    shutil.copytree(sample_home, home)
    for words in _DONE:
        done = CliRunner().invoke(main, list(words), env={"BLOTTER_HOME": str(home)})
        assert done.exit_code == 0, (words, done.output)
    return load({"BLOTTER_HOME": str(home)})


@pytest.mark.parametrize(
    ("kind", "beginning", "found"),
    [
        ("agencies", "arizona b", ["Arizona Board of Nursing"]),
        ("dockets", "2:25-cr-0018", ["2:25-cr-00183"]),
        ("documents", "us_fr_dea_documents:C", ["us_fr_dea_documents:C1-2026-90702"]),
        ("documents", "US_FR_DEA_DOCUMENTS:c", ["us_fr_dea_documents:C1-2026-90702"]),
        ("documents", "us_fr_dea_documents:%", []),
        ("parties", "lel", ["Leland R. Voskamp"]),
        ("parties", "vos", ["Voskamp"]),
        ("searches", "", ["clinics"]),
        ("sources", "us_do", ["us_doj_press_releases"]),
        ("subscriptions", "", ["ann-9d7d43"]),
        ("tags", "", ["telehealth"]),
        ("terms", "spr", ["Spravato"]),
    ],
)
def test_a_word_becomes_what_begins_so(
    settings: Settings, kind: str, beginning: str, found: list[str]
) -> None:
    assert completions(settings, kind, beginning) == found


@pytest.mark.parametrize("word", ["Tams", "tamsin", "Orl", "orloff"])
def test_a_masked_name_completes_nothing(settings: Settings, word: str) -> None:
    assert [completions(settings, kind, word) for kind in KINDS] == [[]] * len(KINDS)


def test_of_many_the_first_and_the_last_are_given(tmp_path: Path) -> None:
    blotter = Blotter(tmp_path)
    ids = [f"us_a:{number:03}" for number in range(MOST + 20)]
    blotter.append(*(published(document(id, "A ketamine clinic.", source="us_a")) for id in ids))
    CliRunner().invoke(main, ["sources"], env={"BLOTTER_HOME": str(tmp_path)})
    assert completions(blotter.settings, "documents", "us") == [*ids[: MOST - 1], ids[-1]]


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "sources"])
def test_where_there_is_no_store_there_is_nothing(tmp_path: Path, kind: str) -> None:
    assert completions(load({"BLOTTER_HOME": str(tmp_path)}), kind, "") == []
    assert not (tmp_path / "blotter.db").exists()
