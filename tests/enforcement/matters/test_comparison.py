from __future__ import annotations

from datetime import date, timedelta

from enforcement.claims import Kind
from enforcement.matters.comparison import Comparison
from enforcement.reading.linking_keys import LinkingKeys


def _doc(id: str, day: date | None, primary: Kind, state: str | None = "VT") -> LinkingKeys:
    return LinkingKeys(id=id, published_on=day, primary=primary, state=state)


_CHARGE = _doc("a", date(2024, 1, 1), "charge")


def test_later_stages_rise_and_tracks_are_not_mixed() -> None:
    assert Comparison(_doc("b", date(2024, 2, 1), "plea"), _CHARGE).is_next_stage
    assert not Comparison(_CHARGE, _doc("b", date(2023, 2, 1), "plea")).is_next_stage
    assert not Comparison(_CHARGE, _doc("b", date(2024, 2, 1), "judgment")).is_next_stage
    assert not Comparison(_CHARGE, _doc("b", None, "plea")).is_next_stage


def test_a_place_that_one_does_not_tell_is_unknown() -> None:
    assert Comparison(_CHARGE, _doc("b", None, "plea")).same_place is True
    assert Comparison(_CHARGE, _doc("b", None, "plea", "NV")).same_place is False
    assert Comparison(_CHARGE, _doc("b", None, "plea", None)).same_place is None


def test_a_day_that_is_not_known_excludes_nothing() -> None:
    assert Comparison(_CHARGE, _doc("b", None, "plea")).within(timedelta(days=1))
    assert not Comparison(_CHARGE, _doc("b", date(2024, 2, 1), "plea")).within(timedelta(days=1))


def test_documents_without_words_are_not_alike() -> None:
    assert Comparison(_CHARGE, _CHARGE).word_overlap == 0.0
