"""Every field narrows every answer that lists, and what stands side by side holds of one party."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from answers.asking.narrowing import meanings
from answers.documents.changes import changes, changes_between
from answers.matters.cases import cases
from answers.matters.counts import ActFilter, counts
from answers.matters.due import due
from answers.searches.search import oldest_first, search
from casebook.asking.fields import FIELDS, FieldError, Fields
from store.log.database import writing
from store.log.events import DocumentReviewed, DocumentTagged
from store.log.log import append_event
from store.privacy.erasing import erase
from tests.answers.examples import ACQUITTAL, CASES, CHARGE, PLEA, a_store
from tests.postgresql import Server
from tests.search.examples import (
    NOW,
    Blotter,
    document,
    masked,
    published,
    restored,
    revised,
    withdrawn,
)

EARLIER = datetime(2025, 6, 1, tzinfo=UTC)
TODAY, LATER = date(2026, 3, 2), date(2027, 3, 2)

#: Of two clinics: a physician sentenced and a nurse acquitted; and a settlement.
SENTENCED = document(
    "us_dea_press_releases:1",
    "SEATTLE - Orla Quennell, M.D., a physician in Seattle, was sentenced on February 2, 2026 to 24"
    " months in prison for conspiring to distribute ketamine in violation of 21 U.S.C. 846. Orla"
    " Quennell is to pay $640,000 in restitution. Bram Tolliver, a nurse in Seattle, was acquitted"
    " of conspiracy by a jury. The Drug Enforcement Administration investigated. The case number"
    " is 2:25-cr-00183. A hearing is scheduled for August 6, 2026, announced the U.S. Attorney for"
    " the Western District of Washington.",
    title="Physician Sentenced; Nurse Acquitted",
    published_on=date(2026, 2, 3),
    source="us_dea_press_releases",
)
SETTLED = document(
    "us_other:2",
    "Halcyon Vials, LLC agreed to pay $90,000 to resolve allegations about esketamine. Comments on"
    " the settlement must be submitted on or before April 9, 2026.",
    title="Clinic Settles",
    published_on=date(2024, 2, 9),
    source="us_other",
)

#: Nothing is left of it.
GONE = document("us_gone:3", "A third clinic.", source="us_gone")

#: A value of each field that the first document has, and one that no document has.
ASKED = {
    "kind": ("sentence", "quota"),
    "status": ("sentenced", "proposed"),
    "party": ("Orla Quennell", "Ada Quill"),
    "profession": ("physician", "veterinarian"),
    "prison": ("12..36", "25.."),
    "state": ("Washington", "OR"),
    "district": ("western district of washington", "District of Oregon"),
    "court": ("W.D. Wash.", "D. Or."),
    "agency": ("dea", "FBI"),
    "drug": ("Ketamine", "spravato"),
    "source": ("us_dea_press_releases", "us_fda_press_releases"),
    "tier": ("official", "court"),
    "published": ("2026", "2025"),
    "recorded": ("2026-03", "2024"),
    "happened": ("2026-02-02", "2026-02-03"),
    "review": ("relevant", "unsure"),
    "tag": ("telehealth", "horses"),
    "is": ("reviewed", "withdrawn"),
    "case": ("us_dea_press_releases:1", "us_gone:3"),
    "docket": ("No. 2:25-cr-00183", "2:25-cr-00184"),
    "cites": ("21 USC 846", "21 U.S.C. 841"),
    "amount": ("600000..700000", "1000000.."),
}


def filled(blotter: Blotter) -> Blotter:
    labelled = published(replace(SENTENCED, details={"court": "W.D. Wash."}))
    blotter.append(published(SETTLED), now=EARLIER)
    blotter.append(labelled)
    with writing(blotter.engine) as connection:
        for event in (
            DocumentReviewed(by="ana", verdict="relevant"),
            DocumentTagged(by="ana", tag="telehealth"),
            DocumentTagged(by="ana", tag="horses"),
            DocumentTagged(by="ana", tag="horses", removed=True),
        ):
            append_event(connection, f"document/{SENTENCED.id}", event, expected=None, now=NOW)
    blotter.append(published(GONE))
    erase(blotter.engine, [7], by="ana", reason="asked for", now=NOW)
    return blotter


@pytest.fixture(scope="module")
def blotter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Blotter]:
    blotter = filled(Blotter(tmp_path_factory.mktemp("home")))
    yield blotter
    blotter.engine.dispose()


def of_cases(blotter: Blotter, fields: Fields) -> list[str]:
    return [case.id for case in cases(blotter.settings, fields=fields, at_least=1).cases]


def of_counts(blotter: Blotter, fields: Fields) -> list[str]:
    counted = counts(blotter.settings, ["kind"], ActFilter(fields=fields))
    return [id for cell in counted.cells for id in cell.documents]


def of_days(blotter: Blotter, fields: Fields) -> list[str]:
    days = due(blotter.settings, today=TODAY, first=TODAY, last=LATER, fields=fields).days
    return [day.id for day in days]


def of_search(blotter: Blotter, fields: Fields) -> list[str]:
    query = "physician OR clinic"
    return [hit.id for hit in search(blotter.settings, query, fields=fields, now=NOW).hits]


def of_timeline(blotter: Blotter, fields: Fields) -> list[str]:
    return [hit.id for hit in oldest_first(blotter.settings, fields=fields, now=NOW).hits]


def of_changes(blotter: Blotter, fields: Fields) -> list[str]:
    found = changes_between(blotter.engine, blotter.settings, 0, 4, fields=fields)
    return sorted(row.id for row in found.changes)


LISTS: dict[str, Callable[[Blotter, Fields], list[str]]] = {
    "cases": of_cases,
    "stats": of_counts,
    "due": of_days,
    "search": of_search,
    "timeline": of_timeline,
    "changes": of_changes,
}


@pytest.mark.parametrize("command", LISTS)
@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_every_field_narrows_every_list(blotter: Blotter, command: str, field: object) -> None:
    ask, name = LISTS[command], field.name  # type: ignore[attr-defined]
    has, has_not = ASKED[name]
    assert sorted(ask(blotter, {})) == [SENTENCED.id, SETTLED.id]
    assert ask(blotter, {name: [has]}) == [SENTENCED.id]
    assert ask(blotter, {name: [has_not]}) == []
    assert ask(blotter, {name: [has_not, has]}) == [SENTENCED.id], "any of the values will do"


@pytest.mark.parametrize(
    ("fields", "fits"),
    [
        ({"party": ["Orla Quennell"], "kind": ["sentence"]}, True),
        ({"party": ["Bram Tolliver"], "kind": ["acquittal"]}, True),
        ({"party": ["Bram Tolliver"], "kind": ["sentence"]}, False),
        ({"party": ["Tolliver"], "prison": ["1.."]}, False),
        ({"party": ["Quennell"], "prison": ["24"]}, True),
        ({"profession": ["nurse"], "kind": ["sentence"]}, False),
        ({"profession": ["physician"], "kind": ["sentence"], "prison": ["24"]}, True),
        ({"kind": ["acquittal"], "status": ["sentenced"]}, False),
        ({"kind": ["acquittal"], "prison": ["24"]}, False),
        ({"kind": ["sentence"], "state": ["OR"]}, False),
        ({"profession": ["doctor"], "agency": ["drug enforcement administration"]}, True),
        ({"district": ["W.D. Wash."], "court": ["wash"]}, True),
        ({"district": ["wdwa"], "court": ["W_D"]}, False),
        ({"profession": ["M.D."], "agency": ["U.S. Postal Inspection Service"]}, False),
    ],
)
def test_what_stands_side_by_side_holds_of_one_act_and_one_party(
    blotter: Blotter, fields: dict[str, list[str]], *, fits: bool
) -> None:
    assert of_cases(blotter, fields) == ([SENTENCED.id] if fits else [])


def test_acts_of_other_kinds_are_not_counted(blotter: Blotter) -> None:
    counted = counts(blotter.settings, ["kind"], ActFilter(fields={"kind": ["settlement"]}))
    assert [(cell.cell, cell.count) for cell in counted.cells] == [("settlement", 1)]


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("26-104", "Docket No. 26-104"),
        ("No. 26-104", "Docket No. 26-104"),
        ("docket 26-104", "Docket No. 26-104"),
        ("Docket #26-104", "Docket No. 26-104"),
        ("DEA-987", "DEA-987"),
        ("2:25-cr-183", "2:25-cr-00183"),
    ],
)
def test_a_docket_of_an_agency_needs_no_word_before_it(
    blotter: Blotter, text: str, canonical: str
) -> None:
    assert meanings(blotter.settings, "docket", text) == [canonical]


@pytest.mark.parametrize(
    ("name", "text"), [("docket", "the usual one"), ("cites", "the law"), ("kind", "theft")]
)
def test_what_is_not_understood_is_refused(blotter: Blotter, name: str, text: str) -> None:
    with pytest.raises(FieldError, match=name):
        of_cases(blotter, {name: [text]})


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("source", "us_dea_pres_releases", "did you mean us_dea_press_releases"),
        ("source", "us_othr", "did you mean us_other"),
        ("source", "dea", "us_dea_press_releases?"),
        ("source", "typo", "source: there is no 'typo'; `blotter sources` lists them"),
        ("tag", "telehelth", "did you mean telehealth?"),
        ("tag", "cows", "tag: there is no 'cows'; one of horses, telehealth"),
        ("case", "us_other:9", "case: no document us_other:9"),
        ("profession", "physican", "did you mean physician"),
        ("drug", "ketamne", "did you mean ketamine"),
        ("agency", "FDB", "did you mean FDA"),
        ("agency", "food", "did you mean FDA?"),
        ("agency", "Postal Service of Nowhere", "agency: there is no"),
    ],
)
def test_what_nobody_knows_is_refused_with_the_nearest(
    blotter: Blotter, name: str, text: str, message: str
) -> None:
    for ask in LISTS.values():
        with pytest.raises(FieldError) as error:
            ask(blotter, {name: [text]})
        assert message in str(error.value)


def test_without_any_tag_none_is_known(tmp_path: Path) -> None:
    empty = Blotter(tmp_path)
    with pytest.raises(FieldError, match="no document bears a tag"):
        of_cases(empty, {"tag": ["telehealth"]})
    empty.engine.dispose()


def test_a_tag_with_a_masked_name_in_it_is_known_as_it_is_shown(tmp_path: Path) -> None:
    hidden = filled(Blotter(tmp_path))
    with writing(hidden.engine) as connection:
        tagged = DocumentTagged(by="ana", tag="orla-quennell")
        append_event(connection, f"document/{SENTENCED.id}", tagged, expected=None, now=NOW)
    assert of_cases(hidden, {"tag": ["Orla-Quennell"]}) == [SENTENCED.id]
    hidden.append(masked("Orla Quennell"))
    with pytest.raises(FieldError) as error:
        of_cases(hidden, {"tag": ["orla-quennel"]})
    assert "quennell" not in str(error.value)
    hidden.engine.dispose()


def test_what_became_of_documents(tmp_path: Path) -> None:
    lives = filled(Blotter(tmp_path))
    head = 8
    lives.append(
        revised(replace(SENTENCED, title="A Physician Sentenced")),
        withdrawn(SETTLED.id),
        restored(SETTLED),
        withdrawn(SETTLED.id),
    )
    asked: dict[str, list[list[str]]] = {
        fate: [
            [case.id for case in cases(lives.settings, fields=of, at_least=1, position=at).cases]
            for at in (head, head + 1, head + 2, head + 3, None)
            for of in [{"is": [fate]}]
        ]
        for fate in ("revised", "withdrawn", "restored", "moved", "tagged", "noted")
    }
    physician, clinic = [SENTENCED.id], [SETTLED.id]
    assert asked == {
        "revised": [[], physician, physician, physician, physician],
        "withdrawn": [[], [], clinic, [], clinic],
        "restored": [[], [], [], clinic, clinic],
        "moved": [[]] * 5,
        "tagged": [physician] * 5,
        "noted": [[]] * 5,
    }
    assert of_search(lives, {"is": ["withdrawn"]}) == clinic
    assert len(of_cases(lives, {"is": ["withdrawn", "reviewed"]})) == 2
    lives.engine.dispose()


def test_the_documents_of_a_case(tmp_path: Path) -> None:
    several = a_store(tmp_path, CASES)
    for id in (CHARGE, ACQUITTAL, PLEA):
        found = oldest_first(several.settings, fields={"case": [id]}, now=NOW).hits
        assert [hit.id for hit in found] == [CHARGE, ACQUITTAL, PLEA]
    narrower = oldest_first(
        several.settings, fields={"case": [PLEA], "kind": ["plea"]}, now=NOW
    ).hits
    assert [hit.id for hit in narrower] == [PLEA]
    assert [
        hit.id for hit in oldest_first(several.settings, fields={"case": [PLEA]}, as_of=1).hits
    ] == []
    several.engine.dispose()


def test_a_masked_name_narrows_to_nothing(tmp_path: Path) -> None:
    hidden = filled(Blotter(tmp_path))
    hidden.append(masked("Orla Quennell"))
    for text in ("Orla Quennell", "Quennell"):
        assert of_cases(hidden, {"party": [text]}) == []
        assert of_timeline(hidden, {"party": [text]}) == []
    assert of_cases(hidden, {"party": ["Tolliver"]}) == [SENTENCED.id]
    hidden.engine.dispose()


def test_the_state_that_was_known_then_is_what_counts(tmp_path: Path) -> None:
    moved = filled(Blotter(tmp_path))
    moved.append(
        revised(document(SETTLED.id, "Nothing is left.", title="Empty", source="us_other"))
    )
    asked = {"kind": ["settlement"]}
    assert of_cases(moved, asked) == []
    at = cases(moved.settings, fields=asked, at_least=1, position=4).cases
    assert [case.id for case in at] == [SETTLED.id]
    found = oldest_first(moved.settings, fields=asked, history=True, now=NOW).hits
    assert [hit.id for hit in found] == [SETTLED.id]
    assert changes(moved.engine, moved.settings, fields=asked).changes == ()
    assert len(changes(moved.engine, moved.settings).changes) == 1
    moved.engine.dispose()


@pytest.mark.servers
def test_every_field_finds_the_same_on_postgresql(
    blotter: Blotter, tmp_path: Path, postgresql: Server
) -> None:
    with postgresql.database() as url:
        there = filled(Blotter(tmp_path, url))
        for name, values in ASKED.items():
            for value in values:
                for command, ask in LISTS.items():
                    asked = {name: [value], "source": ["us_dea_press_releases"]}
                    assert ask(there, asked) == ask(blotter, asked), (command, name)
        there.engine.dispose()
