"""Fields: what they understand, and that they refuse the rest."""

from __future__ import annotations

from datetime import date
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.asking.fields import BY_NAME, FIELDS, FieldError, Range, parse
from enforcement.kinds import KINDS

_DAYS = st.dates(date(1950, 1, 1), date(2099, 12, 31))


def test_every_field_has_a_name_of_its_own() -> None:
    assert len(BY_NAME) == len(FIELDS)


def test_every_field_of_a_closed_list_has_values() -> None:
    for field in FIELDS:
        assert (field.values is not None) == (field.type == "closed"), field.name
        if field.values:
            known = {**field.values()}
            assert all(written == written.casefold() for written in known), field.name
            assert {parse(field.name, written) for written in known} == {*known.values()}


def test_the_kinds_are_those_that_are_read() -> None:
    assert {parse("kind", kind.upper()) for kind in KINDS} == {*KINDS}


def test_a_state_goes_by_its_letters_or_its_name() -> None:
    assert parse("state", "wa") == parse("state", " Washington ") == "WA"
    assert parse("district", "western district of washington") == "Western District of Washington"


@pytest.mark.parametrize(
    ("name", "text", "meant"),
    [
        ("kind", "sentance", "did you mean sentence"),
        ("status", "plead", "did you mean pleaded"),
        ("state", "Washingtan", "did you mean WA"),
        ("district", "District of New Jersy", "did you mean District of New Jersey"),
        ("tier", "xyz", "one of court, discovery, official, press, registry, trade"),
        ("review", "relevent", "did you mean relevant"),
    ],
)
def test_what_is_in_no_list_is_refused_with_the_nearest(name: str, text: str, meant: str) -> None:
    with pytest.raises(FieldError) as error:
        parse(name, text)
    assert str(error.value).startswith(f"{name}: there is no {text!r}; ")
    assert meant in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2025-03-04", date(2025, 3, 4), date(2025, 3, 4)),
        ("2025-01..2025-06", date(2025, 1, 1), date(2025, 6, 30)),
        ("2025..", date(2025, 1, 1), date.max),
        ("..2025", date.min, date(2025, 12, 31)),
    ],
)
def test_days(text: str, first: date, last: date) -> None:
    assert parse("published", text) == Range(first=first, last=last)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [("12", 12, 12), ("12..60", 12, 60), ("60..", 60, inf), ("..12.5", 0, 12.5)],
)
def test_numbers(text: str, first: float, last: float) -> None:
    assert parse("amount", text) == Range(first=first, last=last)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("published", ".."),
        ("published", ""),
        ("published", "yesterday"),
        ("published", "2025-02-30"),
        ("published", "2025..soon"),
        ("published", "2025-06..2025-01"),
        ("prison", "-3"),
        ("prison", "1e9"),
        ("prison", "a year"),
        ("prison", "60..12"),
        ("amount", "1..2..3"),
        ("party", "  "),
    ],
)
def test_what_is_not_understood_is_refused(name: str, text: str) -> None:
    with pytest.raises(FieldError, match=name) as error:
        parse(name, text)
    assert "\n" not in str(error.value)


@given(_DAYS, _DAYS)
def test_a_range_is_from_its_first_day_to_its_last(one: date, other: date) -> None:
    first, last = sorted((one, other))
    assert parse("happened", f"{first}..{last}") == Range(first=first, last=last)


@given(st.text(max_size=12))
def test_a_range_is_understood_or_refused(text: str) -> None:
    for name in ("published", "amount"):
        try:
            meant = parse(name, text)
        except FieldError:
            continue
        assert isinstance(meant, Range)
        assert meant.first <= meant.last  # type: ignore[operator]
