"""The synonyms of a topic's own vocabulary."""

from __future__ import annotations

from pathlib import Path

from answers.searches.search import search
from tests.search.examples import Blotter

_VOCABULARY = """
name = "gabapentin"
synonyms = [["gabapentin", "gabbies"]]
[query]
words = ["gabapentin"]
[[terms]]
kind = "substance"
since = 2026-11-29
words = ["gabapentin"]
[near]
window = 5
words = ["pills"]
"""


def test_a_topic_has_synonyms_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "gabapentin.toml").write_text(_VOCABULARY, encoding="utf-8")
    settings = '[topic]\nvocabulary = "gabapentin.toml"\n'
    (tmp_path / "blotter.toml").write_text(settings, encoding="utf-8")
    blotter = Blotter(tmp_path)
    blotter.publish(
        "Gabbies.", "Gabapentin.", "Neurontin.", "Pills of a gabapentin seller, charged."
    )
    answer = search(blotter.settings, "gabapentin")
    assert answer.total == 4
    assert answer.notes[0].startswith("gabapentin also finds Neurontin, gabbies")
    sentence = search(blotter.settings, "gabapentin seller charged pills unheard")
    assert sentence.notes[0] == "no document has all 5 words; 1 has 4"
    blotter.engine.dispose()
