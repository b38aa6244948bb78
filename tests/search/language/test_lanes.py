"""The lanes of a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.language.lanes import NO_WORD, lanes
from search.language.words.stems import stem
from search.language.words.written import words
from tests.enforcement.citations.test_citations import FRAGMENTS


def test_the_lanes_of_a_text() -> None:
    found = lanes("Kickbacks for home-based care violate Title 21, U.S. Code, Section 841(a)")
    assert found.written == ("kickbacks for home based care violate title 21 us code section 841 a")
    assert found.canonical == "kickbacks for home based care violate 21 usc 841 a"
    families = found.stem.split()
    assert families[:6] == ["kickback", "for", "home", "base", "care", "violat"]
    assert families[-1] == "homebas"
    assert found.cited == ["21_u.s.c._841(a)", "21_u.s.c._841", "21_u.s.c.", "u.s.c."]


def test_what_is_laid_as_it_is_written_has_no_canonical_lane() -> None:
    assert lanes("grand jury").canonical == ""
    assert lanes("in 2:24-cr-00236").canonical == ""


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("§§ 841(a)(1) and 846 of title 21", "21_u.s.c._846"),
        ("21 CFR parts 1301-1308", "21_cfr_1308"),
        ("21 CFR parts 1301-1308", "21_cfr_1301"),
        ("21 CFR 1301.37(d)", "21_cfr_1301"),
        ("21 U.S.C. 841(b)(1)(A)-(C)", "21_u.s.c._841(b)(1)(c)"),
        ("schedules II through V", "schedule_iii"),
        ("a C-III drug", "schedule_iii"),
        ("Release No. 25-101", "release_no._25-101"),
        ("a RIN, 1117-AB76", "rin_1117-ab76"),
        ("as 2026-91655 says", "fr_doc._2026-91655"),
        ("paid $1.5 million", "usd_1500000"),
        ("paid two million dollars", "usd_2000000"),
        ("paid $12.50", "usd_12.50"),
    ],
)
def test_what_a_text_is_found_by(text: str, word: str) -> None:
    assert word in lanes(text).cited


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("21 U.S.C. 8410", "21_u.s.c._841"),
        ("42 U.S.C. 1320a-7b(b)", "42_u.s.c._1320a"),
        ("50 U.S.C. app. 5", "50_u.s.c._5"),
        ("schedules II and IV", "schedule_iii"),
        ("schedule II or V", "schedule_iii"),
        ("pages 12026-91655", "fr_doc._2026-91655"),
    ],
)
def test_what_a_text_is_not_found_by(text: str, word: str) -> None:
    assert word not in lanes(text).cited


@given(st.one_of(FRAGMENTS, st.text()))
def test_every_lane_fits_any_text(text: str) -> None:
    found = lanes(text)
    written = found.written.split()
    assert written == [word for piece in text.split() for word in words(piece)]
    assert found.stem.split()[: len(written)] == [stem(word) for word in written]
    assert all(word and " " not in word for word in found.cited)
    assert NO_WORD not in written
    assert len(set(found.cited)) == len(found.cited)
