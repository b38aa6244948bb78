from __future__ import annotations

from collections import Counter

from enforcement.places.states import CITIES, DISTRICTS, STATE_CODES, STATE_NAMES


def test_all_ninety_four_districts() -> None:
    assert len(DISTRICTS) == 94
    count = Counter(DISTRICTS.values())
    assert set(count) == set(STATE_NAMES)
    assert Counter(count.values()) == {1: 31, 2: 12, 3: 9, 4: 3}
    assert DISTRICTS["Southern District of New York"] == "NY"
    assert DISTRICTS["District of Columbia"] == "DC"
    assert DISTRICTS["District of the Virgin Islands"] == "VI"


def test_abbreviations_and_cities() -> None:
    assert (STATE_CODES["tenn."], STATE_CODES["n.j."], STATE_CODES["puerto rico"]) == (
        "TN",
        "NJ",
        "PR",
    )
    assert set(CITIES.values()) <= set(STATE_NAMES)
    assert (CITIES["new york city"], CITIES["st. louis"]) == ("NY", "MO")
