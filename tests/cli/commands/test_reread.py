"""`blotter reread`: what is shown, what is recorded, and that no letter tells of it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli.main import main
from store.log import log
from store.log.database import open_store, reading
from store.privacy.mask_decisions import mask
from tests.crawler.test_reread_documents import NAME, NOW, keep, kept, page

TEXT = "A ketamine clinic in Springdale was raided by agents of Ada Quill."


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store with a page whose title was once read as nothing, and one that reads as before."""
    monkeypatch.setenv("BLOTTER_HOME", str(tmp_path))
    engine = open_store(f"sqlite:///{tmp_path / 'blotter.db'}")
    keep(engine, kept("raid", page("Clinic of Ada Quill raided", TEXT), read="Clinic was raided"))
    keep(engine, kept("other", page("Owner charged", TEXT)))
    engine.dispose()
    return tmp_path


def blotter(*words: str) -> Result:
    return CliRunner().invoke(main, words)


def positions(home: Path) -> int:
    engine = open_store(f"sqlite:///{home / 'blotter.db'}")
    with reading(engine) as connection:
        position = log.head(connection).position
    engine.dispose()
    return position


def test_a_dry_run_shows_the_difference_word_by_word(home: Path) -> None:
    result = blotter("reread", "--dry-run")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        f"{NAME}:raid  Clinic of Ada Quill raided",
        "title: Clinic [-was-]{+of Ada Quill+} raided",
        "",
        "2 documents read again: 1 read otherwise, not recorded, 0 erased, 0 could not be read",
    ]
    assert positions(home) == 2


def test_it_is_recorded_once_found_by_a_search_and_never_mailed(home: Path) -> None:
    assert "raid" in blotter("digest", "--dry-run", "--query", "ketamine", "--since", "0").stdout
    result = blotter("reread", NAME)
    assert result.exit_code == 0
    assert "1 read otherwise, 0 erased" in result.stdout
    assert positions(home) == 3
    found = json.loads(blotter("search", "title:quill", "--format", "json").stdout)
    assert [hit["id"] for hit in found["hits"]] == [f"{NAME}:raid"]
    letter = blotter("digest", "--dry-run", "--query", "ketamine", "--since", "2")
    assert letter.exit_code == 0
    assert not {"raid", "Quill", "Springdale"} & set(letter.stdout.split())
    assert "https://www.dea.gov" not in letter.stdout
    assert "0 read otherwise" in blotter("reread").stdout
    assert positions(home) == 3


def test_json_has_each_field_before_and_after() -> None:
    told = json.loads(blotter("reread", "--id", f"{NAME}:raid", "--format", "json").stdout)
    assert told == {
        "documents": 1,
        "recorded": True,
        "changes": [
            {
                "id": f"{NAME}:raid",
                "title": "Clinic of Ada Quill raided",
                "fields": [
                    {
                        "field": "title",
                        "before": "Clinic was raided",
                        "after": "Clinic of Ada Quill raided",
                        "label": "title",
                    }
                ],
            }
        ],
        "left": [],
    }


def test_a_masked_name_is_hidden(home: Path) -> None:
    engine = open_store(f"sqlite:///{home / 'blotter.db'}")
    mask(engine, "Ada Quill", by="ada", reason="acquitted", now=NOW)
    engine.dispose()
    for form in ("text", "json"):
        shown = blotter("reread", "--dry-run", "--format", form).stdout
        assert "Quill" not in shown
        assert "[masked]" in shown


def test_what_cannot_be_read_is_said_and_ends_with_1(home: Path) -> None:
    engine = open_store(f"sqlite:///{home / 'blotter.db'}")
    unknown = kept("x", page("Evil \x1b[31m page"), source="us_long_gone")
    keep(engine, replace(unknown, document=replace(unknown.document, title="Evil")))
    engine.dispose()
    result = blotter("reread", "--dry-run")
    assert result.exit_code == 1
    line = "us_long_gone:x: left as it is: there is no source us_long_gone any more"
    assert line in result.stdout.splitlines()
    assert "1 read otherwise, not recorded, 0 erased, 1 could not be read" in result.stdout
    assert blotter("reread", "us_long_gone").exit_code == 1
    assert blotter("reread", NAME).exit_code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("us_dea_press_release",), "did you mean us_dea_press_releases"),
        (("--id", "nothing"), "no document nothing"),
        ((NAME, "--id", f"{NAME}:raid"), "not both"),
    ],
)
def test_what_makes_no_sense_is_refused(words: tuple[str, ...], said: str) -> None:
    result = blotter("reread", *words)
    assert result.exit_code in (1, 2)
    assert said in result.stderr
