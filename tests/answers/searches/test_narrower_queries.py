"""A query with a field more, or one less, told by its text alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answers.searches.narrower_queries import narrowing, understood, with_fields_within
from casebook.asking.fields import BY_NAME
from search.language.parsing import parse

_FIELDS = dict.fromkeys(BY_NAME, str)


@pytest.mark.parametrize(
    ("query", "narrower"),
    [
        ("", "kind:sentence"),
        ("ketamine clinic", "ketamine clinic kind:sentence"),
        ("pharmacy OR clinic", "(pharmacy OR clinic) kind:sentence"),
        ("state:WA", "state:WA kind:sentence"),
        # What is asked of an act or a party already holds for itself, as facets count.
        ("ketamine kind:plea", "(ketamine kind:plea) kind:sentence"),
        ("kind:plea", "NOT NOT kind:plea kind:sentence"),
        # All words of a sentence have to occur, as they did in what the facets count.
        ("who sold ketamine in New Jersey", "sold AND ketamine AND New AND Jersey"),
    ],
)
def test_what_narrows_a_query(query: str, narrower: str) -> None:
    narrowed = narrowing(query, all_words=True)("kind", "sentence")
    assert narrowed.startswith(narrower)
    assert narrowed.endswith("kind:sentence")


def test_a_value_of_several_words_is_quoted_and_a_year_is_a_day() -> None:
    narrowed = narrowing("ketamine", all_words=True)
    assert narrowed("profession", "telehealth company") == (
        'ketamine profession:"telehealth company"'
    )
    assert narrowed("year", "2025") == "ketamine published:2025"
    assert narrowing("a b c d", all_words=False)("state", "NJ") == "a b c d state:NJ"


def test_the_fields_of_a_query_are_told_with_the_query_without_each() -> None:
    read = understood("ketamine  kind:sentence,plea -state:NJ source:us_fr_*")
    assert [field.text for field in read.fields] == [
        "kind:sentence OR kind:plea",
        "NOT state:NJ",
        "source:us_fr_*",
    ]
    assert read.query == "ketamine (kind:sentence OR kind:plea) NOT state:NJ source:us_fr_*"
    assert understood("kind:sentence").fields[0].without == ""
    assert understood("pharmacy OR state:NJ").fields == ()
    nested = understood("(ketamine kind:plea) kind:sentence")
    assert [field.without for field in nested.fields] == [
        "ketamine kind:sentence",
        "ketamine kind:plea",
    ]


def test_fields_beside_a_query_are_written_into_it() -> None:
    assert with_fields_within("as  typed", {}) == "as  typed"
    assert with_fields_within("", {"kind": ["plea"]}) == "kind:plea"
    within = with_fields_within("ketamine", {"kind": ["plea", "sentence"], "source": ["us_x"]})
    assert within == "ketamine (kind:plea OR kind:sentence) source:us_x"


@given(
    st.sampled_from(["ketamine", "a OR b", "kind:plea x", '"a b" -c', "@x"]), st.text(min_size=1)
)
def test_what_narrows_is_always_a_query(query: str, value: str) -> None:
    try:
        parse(f'court:"{value}"', _FIELDS)
    except ValueError:  # no value that could have been counted
        return
    assert understood(narrowing(query, all_words=True)("court", value)).fields
