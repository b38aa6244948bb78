"""Values that are read as they are meant, or refused by name."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answers.questions.parameters import Given, Parameter, ParameterError, read_values
from store.calendar.written_days import Span

LIMIT = Parameter(name="limit", about="At most.", type="number", least=1, most=50, default=20)
PARAMETERS = (
    LIMIT,
    Parameter(name="query", about="Words.", required=True),
    Parameter(name="state", about="Where.", many=True),
    Parameter(name="to", about="Until.", type="last_day"),
    Parameter(name="within", about="How far.", type="span"),
    Parameter(name="copies", about="All.", type="flag", default=False),
    Parameter(name="sort", about="Order.", type="choice", choices=("newest", "oldest")),
)


def test_values_are_read_by_their_types() -> None:
    given: Given = {
        "query": ["ketamine"],
        "limit": ["7"],
        "state": ["NJ", "NY"],
        "to": ["2026-02"],
        "within": ["6w"],
        "copies": [True],
        "sort": ["newest"],
    }
    assert read_values(PARAMETERS, given) == {
        "query": "ketamine",
        "limit": 7,
        "state": ("NJ", "NY"),
        "to": date(2026, 2, 28),
        "within": Span(days=42),
        "copies": True,
        "sort": "newest",
    }


def test_what_is_not_given_has_its_default() -> None:
    values = read_values(PARAMETERS, {"query": ["x"]})
    assert (values["limit"], values["state"], values["to"]) == (20, (), None)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "query: it is missing: Words."),
        ({"query": ["a", "b"]}, "query: it is given 2 times, and counts once"),
        ({"query": ["a"], "limt": ["3"]}, "limt: there is no such parameter; did you mean limit?"),
        ({"query": ["a"], "limit": ["0"]}, "limit: 0 is not from 1 to 50"),
        (
            {"query": ["a"], "limit": ["9" * 9999]},
            "limit: 99999999999999999999 is not from 1 to 50",
        ),
        ({"query": ["a"], "limit": ["-1"]}, "limit: '-1' is no whole number"),
        ({"query": ["a"], "limit": [True]}, "limit: 'True' is no whole number"),
        ({"query": ["a"], "to": ["2026-13"]}, "to: there is no day 2026-13"),
        ({"query": ["a"], "copies": ["yes"]}, "copies: 'yes' is neither true nor false"),
        ({"query": ["a"], "sort": ["best"]}, "sort: 'best' is none of newest, oldest"),
        ({"query": [["a"]]}, "query: ['a'] is no text"),
        ({"query": ["a\0b"]}, "query: it has a character that no text has (NUL)"),
    ],
)
def test_what_is_not_understood_is_refused(given: dict[str, list[object]], said: str) -> None:
    with pytest.raises(ParameterError) as error:
        read_values(PARAMETERS, given)
    assert str(error.value) == said


@given(st.integers(1, 50), st.integers(0, 9))
def test_a_number_is_the_same_as_text_and_as_json(number: int, zeros: int) -> None:
    for value in (number, f"{'0' * zeros}{number}"):
        assert read_values([LIMIT], {"limit": [value]}) == {"limit": number}
