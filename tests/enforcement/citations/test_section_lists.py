from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enforcement.citations.section_lists import listed_sections


def listed(text: str, *, several: bool = False) -> list[str]:
    return [section.canonical for section in listed_sections(text, 0, several=several)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("841(a)(1), (b)(1)(C) and 846", ["841(a)(1)", "841(b)(1)(C)", "846"]),
        ("841(a)(1) and (2)", ["841(a)(1)", "841(a)(2)"]),
        ("211.42(c)(10)(iv) & (v)", ["211.42(c)(10)(iv)", "211.42(c)(10)(v)"]),
        ("240.19b\u20134(e)(6)(i) and (e)(7)", ["240.19b-4(e)(6)(i)", "240.19b-4(e)(7)"]),
        ("355-1", ["355-1"]),
        ("3729-33", ["3729-3733"]),
        ("3729 \u2013 3733", ["3729-3733"]),
        ("3729 through 3733", ["3729-3733"]),
        ("1301.71-1301.76", ["1301.71-1301.76"]),
        ("958(e)-(g), and 965", ["958(e)-(g)", "965"]),
        ("841, 5 grams", ["841"]),
        ("841 and 18 U.S.C. 2", ["841"]),
        ("1956 and 5th", ["1956"]),
        ("841 in 2019", ["841"]),
        ("823(k); or (ii) a hospital", ["823(k)"]),
        ("314.81(b)(1) (NDA)", ["314.81(b)(1)"]),
        ("360bbb-3a(e)", ["360bbb-3a(e)"]),
        ("1,301 pills", []),
        ("no number", []),
    ],
)
def test_a_list(text: str, expected: list[str]) -> None:
    assert listed(text) == expected


def test_short_numbers_are_believed_after_a_plural_mark() -> None:
    assert listed("1341, 1347 and 2", several=True) == ["1341", "1347", "2"]
    assert listed("1341, 1347 and 2") == ["1341", "1347"]


@given(st.text(alphabet="18(a)i-\u2013., andthrough§;\u00a0\n", max_size=60), st.booleans())
def test_spans_follow_one_another(text: str, several: bool) -> None:
    end = 0
    for section in listed_sections(text, 0, several=several):
        assert end <= section.start < section.end <= len(text)
        end = section.end
