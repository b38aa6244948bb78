from __future__ import annotations

from datetime import date, timedelta

from enforcement.claims import Kind
from enforcement.matters.comparison import Pairing
from enforcement.reading.linking_keys import Traits


def _doc(id: str, day: date | None, primary: Kind, state: str | None = "VT") -> Traits:
    return Traits(id=id, published_on=day, primary=primary, state=state)


_CHARGE = _doc("a", date(2024, 1, 1), "charge")


def test_later_stages_rise_and_tracks_are_not_mixed() -> None:
    assert Pairing(_doc("b", date(2024, 2, 1), "plea"), _CHARGE).rises
    assert not Pairing(_CHARGE, _doc("b", date(2023, 2, 1), "plea")).rises
    assert not Pairing(_CHARGE, _doc("b", date(2024, 2, 1), "judgment")).rises
    assert not Pairing(_CHARGE, _doc("b", None, "plea")).rises


def test_a_place_that_one_does_not_tell_is_unknown() -> None:
    assert Pairing(_CHARGE, _doc("b", None, "plea")).placed is True
    assert Pairing(_CHARGE, _doc("b", None, "plea", "NV")).placed is False
    assert Pairing(_CHARGE, _doc("b", None, "plea", None)).placed is None


def test_a_day_that_is_not_known_excludes_nothing() -> None:
    assert Pairing(_CHARGE, _doc("b", None, "plea")).within(timedelta(days=1))
    assert not Pairing(_CHARGE, _doc("b", date(2024, 2, 1), "plea")).within(timedelta(days=1))


def test_documents_without_words_are_not_alike() -> None:
    assert Pairing(_CHARGE, _CHARGE).alike == 0.0
