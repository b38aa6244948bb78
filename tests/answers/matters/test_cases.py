"""`cases`: which cases there are, what they hold, and what narrows them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from answers.matters.cases import CaseParty, CaseSummary, cases
from answers.to_json import to_json
from search.language.query_error import QueryError
from store.log.events import CaseLinked
from tests.answers.examples import ACQUITTAL, CASES, CHARGE, PLEA, SETTLEMENT, a_store, decide
from tests.search.examples import NOW, Blotter


@pytest.fixture(scope="module")
def blotter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Blotter]:
    blotter = a_store(tmp_path_factory.mktemp("home"), CASES)
    yield blotter
    blotter.engine.dispose()


def listed(blotter: Blotter, **asked: Any) -> list[str]:
    return [case.id for case in cases(blotter.settings, **asked).cases]


def test_a_case_with_how_far_each_party_has_come(blotter: Blotter) -> None:
    answer = cases(blotter.settings)
    cleared, guilty = ("acquitted",), ("pleaded guilty",)
    assert answer.cases == (
        CaseSummary(
            id=CHARGE,
            first=date(2025, 3, 13),
            last=date(2026, 2, 9),
            documents=3,
            sources=("us_example",),
            dockets=("2:25-cr-00183",),
            parties=(
                CaseParty(
                    name="Bram Tolliver", type="person", status=guilty, favorable_dispositions=()
                ),
                CaseParty(
                    name="Orla Quennell",
                    type="person",
                    status=cleared,
                    favorable_dispositions=cleared,
                ),
            ),
            titles=(
                "Two Doctors Charged with Ketamine Conspiracy",
                "Jury Acquits Doctor",
                "Second Doctor Pleads Guilty",
            ),
        ),
    )
    assert answer.too_small == 1
    assert to_json(answer)["cases"][0]["first"] == "2025-03-13"


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        ({"at_least": 1}, [SETTLEMENT, CHARGE]),
        ({"at_least": 4}, []),
        ({"query": "acquitted"}, [CHARGE]),
        ({"query": "settlement"}, []),
        ({"query": "halcyon", "at_least": 1}, [SETTLEMENT]),
        ({"until": date(2024, 12, 31), "at_least": 1}, [SETTLEMENT]),
        ({"since": date(2026, 2, 3)}, [CHARGE]),
        ({"since": date(2026, 3, 1)}, []),
        ({"fields": {"source": ["us_fda_press_releases"]}}, []),
        ({"fields": {"source": ["us_fda_press_releases", "us_example"]}}, [CHARGE]),
        ({"learned": 3, "at_least": 1}, [SETTLEMENT]),
        ({"learned": NOW, "at_least": 1}, [SETTLEMENT, CHARGE]),
        ({"learned": NOW + timedelta(seconds=1), "at_least": 1}, []),
        ({"position": 1, "at_least": 1}, [CHARGE]),
        ({"position": 0, "at_least": 1}, []),
    ],
)
def test_narrowed_to_cases_with_a_document_that_fits(
    blotter: Blotter, asked: dict[str, Any], ids: list[str]
) -> None:
    assert listed(blotter, **asked) == ids


def test_a_query_that_makes_no_sense(blotter: Blotter) -> None:
    with pytest.raises(QueryError):
        cases(blotter.settings, query='"open')


def test_what_was_linked_by_hand(tmp_path: Path) -> None:
    blotter = a_store(tmp_path, CASES)
    decide(blotter.engine, CHARGE, CaseLinked(document=SETTLEMENT, by="ada", reason="its owner"))
    (case,) = cases(blotter.settings, at_least=1).cases
    assert (case.id, case.documents) == (CHARGE, len({CHARGE, ACQUITTAL, PLEA, SETTLEMENT}))
    blotter.engine.dispose()
