"""Words as they are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.language.tokens import no_citations, tokenize
from search.language.words.written import JOINED, joined_matches, joined_words, words

#: What texts are made of that words may be read from in more than one way.
PIECES = st.lists(
    st.sampled_from(
        ["U.S.", "M.D", "Ph.D.", "'s", "\u2019S ", "-", "\u2011", ".", ",", "1,000", "12", " ",
         "§§", "Dr", "brien", "O'", "\u00ad", "e\u0301", "é", "\ufb01", "\u200b", "\x1c", "\n", "_"]
    ),
    max_size=12,
).map("".join)  # fmt: skip


@given(st.one_of(st.text(), PIECES))
def test_the_quick_way_reads_what_the_slow_one_reads(text: str) -> None:
    assert words(text) == [token.text for token in tokenize(text, no_citations)]


@given(st.one_of(st.text("ab.'-() "), PIECES))
def test_what_is_plain_letters_is_joined_of_nothing(text: str) -> None:
    parts = (words(joined) for joined in JOINED.findall(text))
    assert joined_words(text) == ["".join(several) for several in parts if len(several) > 1]


@given(st.one_of(st.text("ab.'-1() \n"), PIECES))
def test_joined_words_are_found_where_the_whole_text_has_them(text: str) -> None:
    spans = [match.span() for match in joined_matches(text)]
    assert spans == [match.span() for match in JOINED.finditer(text)]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Voskamp's, Voskamp\u2019s VOSKAMP'S", "voskamp voskamp voskamp"),
        ("physicians' offices", "physicians offices"),
        ("U.S.'s D.V.M. M.D., Ph.D.", "us dvm md ph d"),
        ("O\u2019Brien don't", "o brien don t"),
        ("\ufb01nancial re\u00adsold na\u00efve", "financial resold naive"),
        ("$1,500,000 12,34", "1500000 12 34"),
        ("K\u200betamine", "ketamine"),
        ("at-home", "at home"),
    ],
)
def test_words(written: str, expected: str) -> None:
    assert " ".join(words(written)) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("home-based e\u2011mail", ["homebased", "email"]),
        ("over-the-counter (tele-health)", ["overthecounter", "telehealth"]),
        ("O\u2019Brien-Whitlock's", ["obrienwhitlock"]),
        ("O'Brien's", ["obrien"]),
        ("COVID-19", ["covid19"]),
        ("Ph.D. M.D.", ["phd"]),
        ("a-b-c-d-e", []),
        ("25-101 2:24-cr-00236 1117-AB76", []),
        ("home -based, home- based", []),
        ("Voskamp's", []),
    ],
)
def test_joined_words(written: str, expected: list[str]) -> None:
    assert joined_words(written) == expected
