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
    [
        ("2025-Q1", date(2025, 1, 1), date(2025, 3, 31)),
        ("2024q4..2025Q2", date(2024, 10, 1), date(2025, 6, 30)),
        (">2025", date(2026, 1, 1), date.max),
        (">=2025", date(2025, 1, 1), date.max),
        ("> 2025-02", date(2025, 3, 1), date.max),
        ("<2025-03", date.min, date(2025, 2, 28)),
        ("<=2025-03", date.min, date(2025, 3, 31)),
        ("<2025-03-01", date.min, date(2025, 2, 28)),
    ],
)
def test_days_compared(text: str, first: date, last: date) -> None:
    assert parse("published", text) == Range(first=first, last=last)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("12", 12, 12),
        ("12..60", 12, 60),
        ("60..", 60, inf),
        ("..12.5", 0, 12.5),
        (">=60", 60, inf),
        ("<=5", 0, 5),
        ("$1,000,000", 1e6, 1e6),
        ("1,000,000.50", 1000000.5, 1000000.5),
        ("1.5m", 1.5e6, 1.5e6),
        (">=$1.5 Million", 1.5e6, inf),
        ("$500k..$2bn", 5e5, 2e9),
        ("0..5m", 0, 5e6),
    ],
)
def test_numbers(text: str, first: float, last: float) -> None:
    assert parse("amount", text) == Range(first=first, last=last)


def test_years_of_prison() -> None:
    assert parse("prison", "5y..10 years") == Range(first=60, last=120)
    assert parse("prison", ">=18 months") == Range(first=18, last=inf)


@given(st.integers(0, 10**12).map(float), st.integers(0, 10**12).map(float))
def test_more_than_and_less_than_leave_the_number_itself_out(limit: float, number: float) -> None:
    for sign, holds in (
        (">", number > limit),
        ("<", number < limit),
        (">=", number >= limit),
        ("<=", number <= limit),
    ):
        try:
            meant = parse("amount", f"{sign}{limit:.0f}")
        except FieldError:
            assert (sign, limit) == ("<", 0)
            continue
        assert isinstance(meant, Range)
        assert isinstance(meant.first, float)
        assert isinstance(meant.last, float)
        assert (meant.first <= number <= meant.last) == holds


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
        ("amount", "<0"),
        ("amount", ">"),
        ("amount", ">>5"),
        ("amount", "=5"),
        ("amount", "1..5m"),
        ("amount", "5 apples"),
        ("amount", "€5"),
        ("amount", "1,00"),
        ("amount", ">5..9"),
        ("prison", "$12"),
        ("prison", "5m"),
        ("published", "2025-Q5"),
        ("published", ">soon"),
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
