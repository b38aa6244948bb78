"""What is said of synonyms."""

from __future__ import annotations

from search.query.search import search
from tests.search.examples import Blotter


def test_a_synonym_is_found_shown_and_said(blotter: Blotter) -> None:
    blotter.publish("The physician spoke.", "A doctor spoke.", "Esketamine.", "Spravato, an MD.")
    answer = search(blotter.settings, "doctor")
    assert answer.notes == (
        "doctor also finds physician, M.D. (in quotation marks a word finds itself alone)",
    )
    shown = [hit.snippet[start:end] for hit in answer.hits for start, end in hit.highlights]
    assert sorted(shown) == ["MD", "doctor", "physician"]
    assert search(blotter.settings, '"doctor"').total == 1
    assert search(blotter.settings, "spravato").total == 2


def test_nothing_is_said_of_what_does_not_occur(blotter: Blotter) -> None:
    blotter.publish("Ketamine.", "Esketamine.")
    answer = search(blotter.settings, "ketamine")
    assert (answer.total, answer.notes) == (1, ())


def test_words_side_by_side_are_found_by_their_short_name(blotter: Blotter) -> None:
    blotter.publish("A nurse practitioner.", "Jane Roe, NP.", "A nurse.")
    assert search(blotter.settings, "nurse practitioners").total == 2
    assert search(blotter.settings, "NP").total == 2
