from __future__ import annotations

import pytest

from enforcement.citations.federal_codes import federal_citations


def canonical(text: str) -> list[str]:
    return [one.canonical for one in federal_citations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("21 USC § 841(a)(1)", ["21 U.S.C. 841(a)(1)"]),
        ("Title 21, United States Code, Sections 841 and 846", ["21 U.S.C. 841", "21 U.S.C. 846"]),
        ("Title 18 U.S.C. §1347", ["18 U.S.C. 1347"]),
        ("21 U.S.C. §§841(a)(1), 846", ["21 U.S.C. 841(a)(1)", "21 U.S.C. 846"]),
        ("Title 21, Sections 841 and 846", ["21 U.S.C. 841", "21 U.S.C. 846"]),
        ("section 846 of title 21", ["21 U.S.C. 846"]),
        ("Sections 841 and 846, Title 21, United States Code", ["21 U.S.C. 841", "21 U.S.C. 846"]),
        ("21 U.S. Code § 841", ["21 U.S.C. 841"]),
        ("Title 21, Code of Federal Regulations, Section 1306.04(a)", ["21 CFR 1306.04(a)"]),
        ("21 C.F.R. Parts 1301 and 1304", ["21 CFR part 1301", "21 CFR part 1304"]),
        ("parts 1301 and 1304 of title 21", ["21 CFR part 1301", "21 CFR part 1304"]),
        ("§§ 1304.04, 1304.11", ["21 CFR 1304.04", "21 CFR 1304.11"]),
        ("21 U.S.C. 841; 18 U.S.C. 2", ["21 U.S.C. 841", "18 U.S.C. 2"]),
        ("21 U.S.C. 841(b)(1)(C) and § 1306.04", ["21 U.S.C. 841(b)(1)(C)", "21 CFR 1306.04"]),
        ("section 503A of the FD&C Act", ["FD&C Act 503A"]),
        ("50 U.S.C. App. § 4", ["50 U.S.C. app. 4"]),
        ("50 USC Appendix 4510", ["50 U.S.C. app. 4510"]),
        ("50 U.S.C. app. §§ 4 and 17", ["50 U.S.C. app. 4", "50 U.S.C. app. 17"]),
        ("Title 50, United States Code, Appendix, Section 4", ["50 U.S.C. app. 4"]),
        ("section 4 of the appendix to title 50", ["50 U.S.C. app. 4"]),
        ("section 4 of title 50, Appendix, United States Code", ["50 U.S.C. app. 4"]),
        ("5 U.S.C. App. 3, § 8", ["5 U.S.C. app. 3 § 8"]),
        ("18 U.S.C. app. III § 5", ["18 U.S.C. app. III § 5"]),
        ("21 U.S.C. 951 note", ["21 U.S.C. 951 note"]),
        ("21 U.S.C. § 951 (note) and 952", ["21 U.S.C. 951 note", "21 U.S.C. 952"]),
        ("21 U.S.C. § 951, note that", ["21 U.S.C. 951"]),
        ("21 U.S.C.S. § 952", ["21 U.S.C. 952"]),
        ("21 USCS 952(a)", ["21 U.S.C. 952(a)"]),
        ("21 U.S. Code Service § 952", ["21 U.S.C. 952"]),
        ("18 U.S.C. § 1349 and 31 U.S.C. § 5324", ["18 U.S.C. 1349", "31 U.S.C. 5324"]),
        (
            "18 U.S.C. §§ 1349, 2, 31 U.S.C. § 5324 and 26 U.S. Code § 7201",
            ["18 U.S.C. 1349", "18 U.S.C. 2", "31 U.S.C. 5324", "26 U.S.C. 7201"],
        ),
        ("section 201(g) and (h) of the CSA", ["CSA 201(g)", "CSA 201(h)"]),
    ],
)
def test_the_written_forms(text: str, expected: list[str]) -> None:
    assert canonical(f"It is told in {text}, they say.") == expected


@pytest.mark.parametrize(
    "text",
    [
        "2 1 U.S.C. § 9 52(a)(2)",
        "1 8 U.S.C. § 1349",
        "21 U.S.C. § 9 52(a)",
        "21 U.S.C. § 95 2(a)",
        "18 U.S.C. § 13 49, and",
    ],
)
def test_no_law_is_made_of_a_number_that_was_cut_in_two(text: str) -> None:
    assert canonical(f"in violation of {text}") == []


def test_a_number_before_a_citation_does_not_cut_it() -> None:
    assert canonical("Table 2 21 U.S.C. 952") == ["21 U.S.C. 952"]
    assert canonical("18 U.S.C. 2 21 U.S.C. 952") == ["18 U.S.C. 2", "21 U.S.C. 952"]


def test_a_bare_section_stands_in_the_title_that_its_part_was_cited_with() -> None:
    assert canonical("42 CFR part 1001 was read. Under § 1001.952, rent is no gift.") == [
        "42 CFR part 1001",
        "42 CFR 1001.952",
    ]


def test_a_bare_section_of_no_cited_part_is_no_citation() -> None:
    assert canonical("21 CFR 820.30 was read. Section 5.4 of your procedure, and § 5.5.") == [
        "21 CFR 820.30"
    ]


def test_the_act_is_what_the_text_says_it_is() -> None:
    text = "the Federal Food, Drug, and Cosmetic Act (the Act). Section 501(h) of the Act says"
    assert canonical(text) == ["FD&C Act 501(h)"]
    assert canonical("Section 501(h) of the Act says") == []


def test_a_title_without_a_code_is_believed_only_where_it_is_one_of_crime_and_health() -> None:
    assert canonical("Title 16, Section 4751 of the Delaware Code") == []
    assert canonical("United States Code, title 31, section 5135(b)") == ["31 U.S.C. 5135(b)"]


def test_a_quote_begins_with_the_title_and_ends_with_the_act() -> None:
    (one,) = federal_citations(
        "violates section 505(a) of the Federal Food, Drug, and Cosmetic Act, and"
    )
    assert one.quote == "section 505(a) of the Federal Food, Drug, and Cosmetic Act"
    (one,) = federal_citations("under Title 18, United States Code, Section 1347.")
    assert one.quote == "Title 18, United States Code, Section 1347"
