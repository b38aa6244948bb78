"""Under which names parties are found."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from answers.record import record_at
from casebook.asking.names import names_of_parties
from tests.search.examples import Blotter, document, published

_CHARGED = document(
    "us_a:1",
    "RENO - Ilaria Stone-Marchetti, a nurse of Reno, Nevada, was charged with stealing ketamine."
    " Fergus O\u2019Malley, a pharmacist of Reno, was charged with conspiracy. Ilaria Marchetti, a"
    " dentist of Elko, was charged with conspiracy.",
)
_SETTLED = document(
    "us_a:2",
    "Well-Spring Infusions, LLC agreed to pay $90,000 to resolve allegations about ketamine.",
)
DOUBLE, IRISH, SINGLE = "Ilaria Stone-Marchetti", "Fergus O\u2019Malley", "Ilaria Marchetti"


@pytest.fixture(scope="module")
def blotter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Blotter]:
    blotter = Blotter(tmp_path_factory.mktemp("home"))
    blotter.append(published(_CHARGED), published(_SETTLED))
    yield blotter
    blotter.engine.dispose()


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("Stone-Marchetti", [DOUBLE]),
        ("stone marchetti", [DOUBLE]),
        ("Ilaria Stone-Marchetti", [DOUBLE]),
        ("Ilaria Stone\u2013Marchetti", [DOUBLE]),
        ("Ilaria B. Stone Marchetti", [SINGLE, DOUBLE]),
        ("Ilaria Marchetti", [SINGLE]),
        ("Marchetti", [SINGLE]),
        ("Stone", []),
        ("O\u2019Malley", [IRISH]),
        ("O'Malley", [IRISH]),
        ("OMalley", [IRISH]),
        ("Fergus OMalley Jr.", [IRISH]),
        ("Malley", []),
        ("Well-Spring Infusions", ["Well-Spring Infusions, LLC"]),
        ("Wellspring Infusions LLC", ["Well-Spring Infusions, LLC"]),
        ("well spring infusions", ["Well-Spring Infusions, LLC"]),
        ("Spring Infusions", []),
        ("%", []),
        ("-", []),
    ],
)
def test_a_name_is_found_with_and_without_its_signs(
    blotter: Blotter, asked: str, found: list[str]
) -> None:
    with record_at(blotter.settings) as record:
        assert names_of_parties(record.book, asked) == found
