"""The reader of an installation: who publishes a document is told to those who read it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from answers.publishers import tier
from answers.reader import reader
from enforcement.reading.reader_version import reader_version
from enforcement.topics import topic
from store import config
from tests.store.examples import a_document


def settings(tmp_path: Path) -> config.Settings:
    """Of an installation that follows a feed of its own."""
    (tmp_path / "blotter.toml").write_text('[feeds.observatory]\nurl = "https://o.example/feed"\n')
    return config.load({"BLOTTER_HOME": str(tmp_path)})


def test_a_document_becomes_a_dossier(tmp_path: Path) -> None:
    text = "Orla Quennell, of Port Sabal, pleaded guilty to distributing ketamine."
    read = reader(settings(tmp_path)).read
    found = read(a_document(text=text, title="Clinic Owner Pleads Guilty"))
    assert (found.id, found.reading.primary, found.reading.whole) == ("us_example:1", "plea", "")
    assert [party.name for party in found.reading.parties] == ["Orla Quennell"]
    assert "ketamine" in found.terms


def test_the_publisher_of_a_source_stands_for_the_office(tmp_path: Path) -> None:
    read = reader(settings(tmp_path)).read
    said = {"text": "A clinic was warned about its ketamine.", "title": "A clinic was warned"}
    mine = read(a_document(**said, source="us_fda_warning_letters"))
    assert "FDA" in [agency.name for agency in mine.reading.agencies]
    gone = read(a_document(**said, source="us_gone"))
    assert "FDA" not in [agency.name for agency in gone.reading.agencies]


def test_the_version_is_that_of_the_code_and_the_vocabulary(tmp_path: Path) -> None:
    assert reader(settings(tmp_path)).version == reader_version(topic("ketamine"))
    assert reader_version(topic("ketamine")) != reader_version(topic("xylazine"))
    (tmp_path / "blotter.toml").write_text('[topic]\nvocabulary = "xylazine"\n')
    other = reader(config.load({"BLOTTER_HOME": str(tmp_path)}))
    assert other.version == reader_version(topic("xylazine"))
    text = "He pleaded guilty to distributing 8 kilograms of xylazine and ketamine."
    found = other.read(a_document(text=text, title="Plea"))
    assert found.terms == ("xylazine",)
    assert [one.substance for one in found.reading.quantities] == ["xylazine"]


def test_the_tier_of_a_source(tmp_path: Path) -> None:
    given = settings(tmp_path)
    assert tier(given, "us_dea_press_releases") == "official"
    assert tier(given, "us_courtlistener_dockets") == "court"
    assert tier(given, "observatory") == tier(given, "us_gone") == "press"


def test_what_reads_is_loaded_only_when_something_is_read() -> None:
    script = "import sys, answers.catch_up; print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    imported = ran.stdout.split()
    assert "answers.reader" in imported
    assert {"dateparser", "enforcement.reading.text_reading", "feedparser"}.isdisjoint(imported)
