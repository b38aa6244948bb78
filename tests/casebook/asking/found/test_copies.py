"""Which documents carry one text."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from answers.record import record_at
from casebook.asking.found.copies import TIERS, copies_among
from enforcement.claims import Tier
from tests.answers.examples import a_store
from tests.search.examples import Blotter, document, published, withdrawn

_DOCKET = " The case number is 2:25-cr-00183."
_RELEASE = (
    "TACOMA, Wash. - Orla Venn Hask, 44, of Tacoma, pleaded guilty today in U.S. District Court to"
    " conspiring to distribute ketamine, announced the U.S. Attorney for the Western District of"
    " Washington. Orla Venn Hask mailed ketamine from her clinic in Tacoma to buyers in nine states"
    " and took in $640,000, according to the plea agreement. She is to be sentenced in March."
)
_SENTENCED = (
    "SEATTLE - A clinic owner who mailed ketamine was sentenced today to 24 months in prison. Judge"
    " Aubrey Lindqvist said the harm to the buyers was plain. Orla Venn Hask had pleaded guilty in"
    " January. The Drug Enforcement Administration investigated the case with the State Patrol."
)
#: By positions: an outlet's copy, the agency's release, the same with a docket in a third place,
#: and another document of the matter.
PRESS, AGENCY, COURT, LATER = range(1, 5)
DOCUMENTS = (
    document("us_outlet:1", _RELEASE, source="us_outlet", published_on=date(2026, 1, 7)),
    document("us_dea:1", _RELEASE + _DOCKET, source="us_dea_press_releases"),
    document("us_mirror:1", _RELEASE + _DOCKET, source="us_mirror", published_on=date(2026, 1, 6)),
    document(
        "us_dea:2", _SENTENCED + _DOCKET, source="us_dea_press_releases", title="Owner Sentenced"
    ),
)


@pytest.fixture
def blotter(tmp_path: Path) -> Blotter:
    return a_store(tmp_path, DOCUMENTS)


def groups(blotter: Blotter, *states: int, at: int | None = None) -> dict[int, tuple[int, ...]]:
    with record_at(blotter.settings, at) as record:
        return {**copies_among(record.book, states)}


def test_copies_whatever_links_them_the_nearest_source_first(blotter: Blotter) -> None:
    group = (AGENCY, COURT, PRESS)
    assert groups(blotter, PRESS) == {PRESS: group}
    assert groups(blotter, *range(1, 5)) == dict.fromkeys((PRESS, AGENCY, COURT), group)
    assert groups(blotter, LATER) == {}
    assert groups(blotter) == {}
    blotter.engine.dispose()


def test_the_tiers_are_those_that_sources_have_in_their_order() -> None:
    assert get_args(Tier) == TIERS


def test_what_only_points_at_others_is_last(tmp_path: Path) -> None:
    pointing = document("us_gdelt_news:1", _RELEASE, source="us_gdelt_news")
    written = document(
        "press_stat:1", _RELEASE, source="press_stat", published_on=date(2026, 1, 30)
    )
    blotter = a_store(tmp_path, (pointing, written))
    assert groups(blotter, 1) == {1: (2, 1)}
    blotter.engine.dispose()


def test_as_of_then(blotter: Blotter) -> None:
    assert groups(blotter, PRESS, at=1) == {}
    assert groups(blotter, PRESS, at=2) == {PRESS: (AGENCY, PRESS)}
    blotter.engine.dispose()


def test_a_text_that_was_changed_is_no_copy_any_more(blotter: Blotter) -> None:
    other = document("us_outlet:1", _SENTENCED, source="us_outlet", published_on=date(2026, 1, 7))
    blotter.append(published(other), withdrawn("us_mirror:1"))
    assert PRESS not in groups(blotter, PRESS)
    assert groups(blotter, AGENCY) == {AGENCY: (AGENCY, COURT)}
    blotter.engine.dispose()
