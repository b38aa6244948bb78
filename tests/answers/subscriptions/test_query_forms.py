from __future__ import annotations

import pytest
from hypothesis import given

from answers.subscriptions.query_forms import query_form
from tests.search.language.queries import queries


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ketamine", "  Ketamine "),
        ("ketamine fraud", "(ketamine)\tfraud"),
        ('"grand jury"', "“Grand Jury”"),
        ("-fraud ketamine", "NOT fraud ketamine"),
        ("kind:sentence state:ma", "KIND:Sentence  state:MA"),
        ("@Doctors", "@doctors"),
        ("state:NJ", 'state:"New Jersey"'),
        ("is:edited", "is:revised"),
        ("prison:5y", "prison:60"),
        ("published:2025", "published:2025-01..2025-12"),
        ("ketamine kind:sentence", "kind:sentence ketamine"),
        ("fraud OR ketamine -@doctors", "-@doctors ketamine OR fraud"),
        ("ketamin~", "Ketamin~1"),
        ("title:Clinic", "TITLE:clinic"),
        ("a w/5 b", "A w/5 B"),
        ("source:us_doj*", "source:US_DOJ*"),
    ],
)
def test_queries_that_are_understood_alike_have_one_form(one: str, other: str) -> None:
    assert query_form(one) == query_form(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ketamine OR fraud", "ketamine or fraud"),
        ("ketamine fraud", '"ketamine fraud"'),
        ("kickback", '"kickback"'),
        ("@doctors", "doctors"),
        ("ketamine AND fraud", "ketamine fraud"),
    ],
)
def test_those_that_ask_otherwise_have_another(one: str, other: str) -> None:
    assert query_form(one) != query_form(other)


def test_what_is_not_understood_stays_as_it_is() -> None:
    assert query_form(' "ketamine ') == '"ketamine'


@given(queries())
def test_any_query_has_one_form_in_capitals_or_not(text: str) -> None:
    assert query_form(f" {text}  ") == query_form(text)
