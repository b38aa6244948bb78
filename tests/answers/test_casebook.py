"""What the answers are made of: linked by true names, shown without masked ones."""

from __future__ import annotations

from pathlib import Path

from answers.casebook import open_casebook
from store.privacy.masking import HIDDEN
from tests.answers.examples import CASES, CHARGE, PLEA, a_store
from tests.search.examples import document, masked, published

ID = "us_a:1"


def test_documents_are_linked_by_the_true_names(tmp_path: Path) -> None:
    blotter = a_store(tmp_path, CASES)
    before = open_casebook(blotter.engine, blotter.settings)
    blotter.append(masked("Bram Tolliver"))
    after = open_casebook(blotter.engine, blotter.settings)
    assert after.cases == before.cases
    assert after.cases[PLEA] == CHARGE
    parties = [party.name for party in after.dossiers[CHARGE].reading.parties]
    assert parties == ["Orla Quennell", HIDDEN]
    assert open_casebook(blotter.engine, blotter.settings, 4).dossiers == before.dossiers
    blotter.engine.dispose()


def test_a_name_on_two_lines_is_hidden(tmp_path: Path) -> None:
    blotter = a_store(tmp_path, ())
    text = "A pharmacist, Orla\nQuennell,\nwas charged today with distributing ketamine."
    blotter.append(published(document(ID, text)), masked("Orla Quennell"))
    shown = open_casebook(blotter.engine, blotter.settings).dossiers[ID]
    quotes = [party.quote for party in shown.reading.parties]
    assert quotes == [HIDDEN]
    blotter.engine.dispose()


def test_a_word_of_our_own_is_not_taken_for_a_name(tmp_path: Path) -> None:
    blotter = a_store(tmp_path, ())
    text = "Orla Quennell was charged today with distributing ketamine."
    blotter.append(published(document(ID, text, title="Charge")), masked("Charge"))
    shown = open_casebook(blotter.engine, blotter.settings).dossiers[ID]
    assert (shown.title, shown.reading.primary) == (HIDDEN, "charge")
    blotter.engine.dispose()
