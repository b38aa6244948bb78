"""`blotter doctor` warns until all who answer have passed what was erased."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from answers.catch_up import catch_up
from answers.log.erasure_preview import erase
from scheduler.doctor.diagnosis import diagnosis
from store.readers.folders import published_folder
from store.readers.registry import said
from tests.search.examples import NOW, Blotter, document, published


def findings(record: Blotter) -> list[tuple[str, str, str]]:
    found = diagnosis({"BLOTTER_HOME": str(record.settings.home)}).findings
    return [(it.state, it.message, it.remedy) for it in found if it.check == "erasure"]


def test_it_warns_until_all_have_passed(tmp_path: Path) -> None:
    record = Blotter(tmp_path)
    record.append(published(document("us_example:1", "Of ketamine.")))
    catch_up(record.settings)
    folders = [published_folder(f"/site{number}", 1) for number in range(5)]
    for folder in folders:
        said(record.engine, folder)
    assert findings(record) == []
    erase(record.engine, record.settings, [1], by="ana", reason="order 12", now=NOW)
    ((state, message, remedy),) = findings(record)
    names = ", ".join(it.name for it in folders[:3])
    assert message == f"the last one, #2, was not passed by {names} and 2 more"
    assert (state, remedy) == ("warning", "blotter erase --status")
    for folder in folders:
        said(record.engine, replace(folder, position=2))
    assert findings(record) == [("ok", "all that is registered has passed the last one, #2", "")]
