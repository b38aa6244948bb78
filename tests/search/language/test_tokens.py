"""The words of this field."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.language.citing.whole_citations import citation_end
from search.language.tokens import asked_citations, tokenize
from search.language.words.written import fold_accents


def query_words(text: str) -> list[str]:
    return [token.text for token in tokenize(text, asked_citations)]


@pytest.mark.parametrize(
    "written",
    [
        "21 U.S.C. § 841(a)(1)",
        "21 USC 841(a)(1)",
        "21 U.S.C. 841(a)(1)",
        "21\u00a0U.S.C.\u00a0§\u00a0841(a)(1)",
        "21 U. S. C. § 841 (a)(1)",
        "21 U.S.C.A. § 841(a)(1)",
        "21 U.S. Code § 841(a)(1)",
        "Title 21, United States Code, Section 841(a)(1)",
        "title 21 of the United States Code, section 841(a)(1)",
        "Section 841(a)(1) of Title 21, United States Code",
        "section 841(a)(1) of title 21",
        "§ 841(a)(1) of Title 21 of the United States Code",
        "Title 21,\n    United States Code,\n    Section 841(a)(1)",
    ],
)
def test_a_statute_is_one_run_however_it_is_written(written: str) -> None:
    assert query_words(written) == ["21", "usc", "841", "a", "1"]
    places = [token.position for token in tokenize(written)]
    assert places == [0, 1, 2, 3, 4]


@pytest.mark.parametrize(
    ("written", "run"),
    [
        ("18 USC 1956(h)", "18 usc 1956 h"),
        ("42 U.S.C. 1320a\u20137b(b)", "42 usc 1320a 7b b"),
        ("217 CFR 240.19b\u20134(f)", "17 cfr 240 19b 4 f"),
        ("\n3115 U.S.C. 78f(b)(5)", "15 usc 78f b 5"),
        ("\n790 FR 6541", "90 fr 6541"),
        ("21 U.S.C. § 353a(a)", "21 usc 353a a"),
        ("42 U.S.C. § 1320a-7b(b)(2)", "42 usc 1320a 7b b 2"),
        ("section 846 of title 21", "21 usc 846"),
        ("21 CFR 1301.37(d)", "21 cfr 1301 37 d"),
        ("21 C.F.R. § 1301.37(d)", "21 cfr 1301 37 d"),
        ("section 1301.37(d) of title 21", "21 cfr 1301 37 d"),
        ("21 C.F.R. Part 1306", "21 cfr 1306"),
        ("part 1306 of title 21, Code of Federal Regulations", "21 cfr 1306"),
        ("90 FR 6541", "90 fr 6541"),
        ("90 Fed. Reg. 6541", "90 fr 6541"),
        ("89 Federal Register 100,123", "89 fr 100123"),
        ("Title 21, United States Code", "21 usc"),
        ("the United States Code", "the usc"),
        ("2:24-cr-00236-XY", "2 24 cr 00236 xy"),
        ("Schedule III", "schedule iii"),
        ("Schedule\u00a0III", "schedule iii"),
        ("schedule 3", "schedule iii"),
        ("Schedule IIIN", "schedule iii"),
        ("C-III", "schedule iii"),
        ("Schedule I", "schedule i"),
        ("U.S. Attorney's", "us attorney"),
        ("D.E.A. agents", "dea agents"),
        ("$1,250,000", "1250000"),
        ("ketamine-assisted", "ketamine assisted"),
        ("ketamine\u2011assisted", "ketamine assisted"),
        ("keta\u00admine", "ketamine"),
        ("Kétamine KE\u0301TAMINE", "ketamine ketamine"),
        ("§ 841", "section 841"),
        ("a b_c", "a b c"),
    ],
)
def test_terms(written: str, run: str) -> None:
    assert " ".join(query_words(written)) == run


def test_a_further_one_of_a_list_stays_as_it_is_written() -> None:
    assert query_words("21 U.S.C. §§ 841(a)(1) and 846") == [
        "21",
        "usc",
        "841",
        "a",
        "1",
        "and",
        "846",
    ]


def test_offsets_are_those_of_the_text() -> None:
    text = "Charged under Title 21, United States Code, Section 841(a)(1)."
    run = tokenize(text)[2:]
    assert [text[token.start : token.end] for token in run] == [
        "21",
        "United States Code",
        "841",
        "a",
        "1",
    ]


def test_a_citation_begins_only_where_it_begins() -> None:
    query = "clinic 21 USC 841(a) AND schedule I"
    assert citation_end(query, 0) is None
    assert citation_end(query, 7) == len("clinic 21 USC 841(a)")
    assert citation_end(query, 25) == len(query)


@given(st.text())
def test_positions_and_offsets_fit_any_text(text: str) -> None:
    found = tokenize(text)
    places = [token.position for token in found]
    assert places == list(range(len(places)))
    assert all(0 <= token.start < token.end <= len(text) for token in found)
    assert all(token.text and token.position >= 0 for token in found)


@given(st.text())
def test_a_folded_word_stays_as_it_is(text: str) -> None:
    assert fold_accents(fold_accents(text)) == fold_accents(text)


@pytest.mark.parametrize(
    "text",
    ["21" + " " * 50_000, "§ 841" + " and 8" * 10_000, "1-" * 30_000, "§§ 1" + ", 2" * 20_000],
)
def test_no_text_makes_the_analysis_slow(text: str) -> None:
    assert len(tokenize(text)) < 300_000
