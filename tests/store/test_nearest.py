"""What somebody may have meant who wrote a name that there is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.nearest import did_you_mean, nearest

_SOURCES = ("us_dea_press_releases", "us_doj_press_releases", "us_fda_warning_letters")


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("us_fda_warning", ["us_fda_warning_letters"]),  # a piece of a name
        ("press releases", ["us_dea_press_releases", "us_doj_press_releases"]),
        ("US-DOJ-press", ["us_doj_press_releases"]),
        ("us_dea_pres_releases", ["us_dea_press_releases"]),  # a slip
        ("Us_Dea_Press_Releases", ["us_dea_press_releases"]),  # a name, but for its case
        ("u", []),
        ("", []),
        ("xyz", []),
        (7, []),
    ],
)
def test_what_holds_a_name_comes_before_what_is_like_it(name: object, meant: list[str]) -> None:
    assert nearest(name, _SOURCES) == meant


def test_a_name_is_not_followed_by_those_that_hold_it() -> None:
    assert nearest("SMTP", ["smtp_backup", "smtp"]) == ["smtp"]


@given(st.text(), st.lists(st.text()))
def test_what_is_near_is_known(name: str, known: list[str]) -> None:
    assert {*nearest(name, known)} <= {*known}


def test_at_most_three_names_are_told_each_once() -> None:
    assert did_you_mean([]) == ""
    assert did_you_mean(["NJ"]) == "; did you mean NJ?"
    assert did_you_mean("abacad") == "; did you mean a, b, c?"
