"""Every written form of a citation finds every other, and not its neighbours."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.language.citing.whole_citations import bare_number, citation_end, whole_citations
from search.language.lanes import lanes

#: Forms of one thing each.
SAME = [
    ["2:25-cr-183", "25-cr-183", "2:25-CR-00183-KTM", "2:25cr183", "No. 2:25-cr-00183-KTM-MAL-1"],
    ["3:20-cr-00070-TKW-MAL-1", "3:20cr70", "Criminal No. 20-0070 (TKW)", "20-cr-70", "20 CR 70"],
    ["Case No. 24-mj-1234", "5:24-mj-01234", "24-MJ-1234-ABC", "Mag. No. 24-1234"],
    ["Civil Action No. 21-95", "1:21-cv-00095-XYZ", "21-cv-95"],
    ["24-20236-CR-SMITH", "1:24-cr-20236"],
    ["Docket No. 26-22", "DOCKET NO. 26-22", "docket no. 26-22", "Docket Numbers: 26-22"],
    ["Docket No. DEA-1234", "DEA-1234", "dea-1234"],
    ["FDA-2024-N-1234", "fda-2024-n-1234", "Docket No. FDA\u20132024\u2013N\u20131234"],
    ["RIN 1117-AB76", "1117-AB76", "rin 1117-ab76", "RIN: 1117\u2013AB76"],
    ["91 FR 33418", "91 Fed. Reg. 33,418", "91 Federal Register 33418", "91 F.R. 33418"],
    ["FR Doc. 2026-91655", "2026-91655", "fr doc 2026-91655", "FR Doc No: 2026-91655"],
    ["Release 25-101", "Release No. 25-101", "Press Release Number: 25-101", "release 25-101"],
    ["21 U.S.C. 841(a)(1)", "21 USC 841(a)(1)", "Title 21, United States Code, Section 841(a)(1)",
     "§ 841(a)(1) of title 21", "21 usc § 841(a)(1)"],
    ["21 CFR 1301.37(d)", "21 C.F.R. § 1301.37(d)", "section 1301.37(d) of title 21"],
    ["21 CFR parts 1301-1308", "21 CFR parts 1301 through 1308"],
    ["schedule III", "Schedule 3", "C-III", "schedule iii", "SCHEDULE III"],
    ["$1.5 million", "$1,500,000", "1.5 million dollars", "$1.5M"],
]  # fmt: skip
#: Queries alone are typed without capitals.
TYPED = (
    *("docket no. 26-22", "dea-1234", "fda-2024-n-1234", "rin 1117-ab76", "fr doc 2026-91655"),
    "release 25-101",
)
#: The second finds, but is not found by, the first: it leaves something out.
WITHIN = [
    ("21 U.S.C. 841(a)(1)", "21 USC 841"),
    ("21 CFR 1301.37(d)", "21 CFR part 1301"),
    ("21 CFR 1301.37(d)", "21 CFR"),
    ("sections 841(a)(1) and 846 of title 21", "21 USC 846"),
    ("21 CFR parts 1301-1308", "21 CFR 1308"),
]
APART = [
    ("2:25-cr-00183", "3:25-cr-00183"),
    ("2:25-cr-00183", "2:25-cv-00183"),
    ("2:25-cr-00183", "2:25-cr-01830"),
    ("25-cr-183", "24-cr-183"),
    ("91 FR 33418", "91 FR 33419"),
    ("90 FR 33418", "91 FR 33418"),
    ("21 USC 841", "21 USC 8410"),
    ("21 USC 841", "18 USC 841"),
    ("42 USC 1320a", "42 USC 1320a-7b"),
    ("RIN 1117-AB76", "RIN 1117-AB77"),
    ("Release 25-101", "Docket No. 25-101"),
    ("schedule II", "schedule III"),
    ("$1.5 million", "$1.5 billion"),
    ("DEA-1234", "DEA-123"),
]


def found(query: str, text: str) -> bool:
    """Whether a query that is a citation finds a text."""
    cited = lanes(f"It was in {text}, they said.").cited
    asked = whole_citations(query)
    assert asked, query
    return all(any(word in cited for word in ways) for ways in asked)


@pytest.mark.parametrize("forms", SAME, ids=lambda forms: forms[0])
def test_every_form_finds_every_other(forms: list[str]) -> None:
    pairs = ((query, text) for query, text in permutations(forms, 2) if text not in TYPED)
    assert [(query, text) for query, text in pairs if not found(query, text)] == []


@pytest.mark.parametrize("forms", SAME, ids=lambda forms: forms[0])
def test_a_form_is_one_thing_in_a_query(forms: list[str]) -> None:
    assert [form for form in forms if citation_end(form, 0) != len(form)] == []


@pytest.mark.parametrize(("whole", "part"), WITHIN)
def test_a_part_is_found_by_the_whole_and_not_the_other_way(whole: str, part: str) -> None:
    assert found(part, whole)
    assert not found(whole, part)


@pytest.mark.parametrize(("one", "other"), APART)
def test_neighbours_never_meet(one: str, other: str) -> None:
    assert not found(one, other)
    assert not found(other, one)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("No. 25-101", "25-101"),
        ("Appeal No. 24-1234", "24-1234"),
        ("#25-101", "25-101"),
        ("25-101", ""),
        ("case covid-19", ""),
        ("No. 25", ""),
        ("No. 25-101 again", ""),
    ],
)
def test_a_number_that_says_not_what_it_is_of(text: str, number: str) -> None:
    assert bare_number(text) == number


@pytest.mark.parametrize(
    "text", ["ketamine", "number", "the clinic at 21 Main St", "841(a)(1)", "10:30"]
)
def test_what_is_no_citation(text: str) -> None:
    assert whole_citations(text) == []
    assert citation_end(text, 0) is None


def test_a_citation_ends_where_it_ends() -> None:
    query = "2:24-cr-00236-JLR-1 (clinic) AND 21 USC 801 et seq. schedule I"
    assert citation_end(query, 0) == len("2:24-cr-00236-JLR-1")
    assert citation_end(query, query.index("21")) == query.index(" schedule")
    assert citation_end("title:ketamine", 0) is None
    assert citation_end("number:25-101", 0) is None


@given(st.text(), st.integers(0, 5))
def test_any_query_has_an_end_within_it(query: str, at: int) -> None:
    end = citation_end(query, min(at, len(query)))
    assert end is None or at < end <= len(query)
