"""What was read in documents, by its values."""

from __future__ import annotations

from pathlib import Path

from answers.record import record_at
from casebook.asking.found.values_read import citations_under, names_of_agencies
from store.privacy.erasing import erase
from tests.search.examples import NOW, Blotter, document, published

_CITED = "A rule under 21 CFR 1306.04(a) and part 1308, and 21 U.S.C. 829. Again 21 CFR 1306.04(a)."


def read(blotter: Blotter) -> tuple[list[str], list[str]]:
    with record_at(blotter.settings) as record:
        return names_of_agencies(record.book), citations_under(record.book, "21 CFR")


def test_each_value_once_and_none_of_what_is_erased(tmp_path: Path) -> None:
    blotter = Blotter(tmp_path)
    assert read(blotter) == ([], [])
    blotter.append(published(document("us_a:1", _CITED)))
    blotter.append(published(document("us_a:2", "The Reno Police Department investigated.")))
    agencies, cited = read(blotter)
    assert "Reno Police Department" in agencies
    assert cited == ["21 CFR 1306.04(a)", "21 CFR part 1308"]
    erase(blotter.engine, [2], by="ana", reason="asked for", now=NOW)
    assert "Reno Police Department" not in read(blotter)[0]
    blotter.engine.dispose()
