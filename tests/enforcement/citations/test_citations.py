from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enforcement.citations.citations import citations_in
from enforcement.text.passage import Announcement, passage

_FORMS = [
    json.loads(line)
    for line in (Path(__file__).parent / "citation_forms.jsonl").read_text("utf-8").splitlines()
]
#: Words of citations in any order, with all that stands between them.
FRAGMENTS = st.lists(
    st.sampled_from(
        [
            *("§", "§§ ", "21 U.S.C. ", "21 USC ", "U.S. Code ", "Title 21, ", "Title 9, "),
            *("section ", "Sections ", "Sec. ", "841", "846", "353a", "1320a-7b", "1304.04"),
            *("(a)", "(1)", "(B)", "(ii)", " and ", ", ", "; ", "-", "\u2013", " through "),
            *("\u00a0", " ", "\n", "Part ", "parts ", "CFR ", "C.F.R. ", "of title 21", "the Act"),
            *("Code of Federal Regulations", "United States Code, ", "of the CSA", "Docket No. "),
            *("Food, Drug, and Cosmetic Act (the Act)", "Docket Nos. 22-1, 22-2", "DEA-377"),
            *("FDA-2015-N-0030", "24-cr-", "2:24-CR-00236", "Case No. ", "Criminal No. 24-236"),
            *("24-20236-CR", "MARCS-CMS ", "CMS # ", "612345", "FR Doc. ", "2025-01234"),
            *("RIN 1117-AB45", "Pub. L. 110-425", "122 Stat. 4820", "90 FR 6541", "Cal. "),
            *("Penal Code ", "ARS § 13-3407", "Md. Code, Health Occ. ", "N.Y. Penal Law ", "RCW "),
            *("720 ILCS 570/401", "M.G.L. c. 94C, § 32", "Ohio Rev. Code ", "RSMo ", "9-3-33"),
            *(
                "$21 ",
                "per cent",
                "App. ",
                " note",
                "USCS ",
                "Nos. 3:26-cr-117",
                ", -118",
                ", 26-118",
            ),
        ]
    ),
    max_size=12,
).map("".join)


@pytest.mark.parametrize("form", _FORMS, ids=lambda form: form["text"][:40])
def test_a_form_as_it_was_written(form: dict[str, str | list[str]]) -> None:
    assert [one.canonical for one in citations_in(str(form["text"]))] == form["citations"]


def test_there_are_enough_forms() -> None:
    assert len(_FORMS) >= 60


_PLAIN = [
    "Take Route 21 north to Interstate 95, then exit 18B.",
    "The patient was given 21 mg of ketamine, then 18 mg more.",
    "A box of 42 vials costs $18.50 at 841 Main Street, Suite 846.",
    "Call 1-800-332-1088 or (212) 555-0142 from 9 to 5.",
    "The home side won 21-18, and the guests lost 7-2 and 10-3.",
    "Section 8 housing and sections 3 and 4 of the report were not touched.",
    "He lives at 1301 Pennsylvania Avenue, Unit 37(d).",
    "They hold Title IX meetings on the 21st of each month.",
    "Part 2 of the series is on channel 45.",
    "The county paid for CR 24-26 and County Road 12 to be mended.",
    "A model FR-4 board, 90 FR per metre, was used.",
    "A DEA-222 form and a Form FDA-483 were left on the desk.",
    "The stock rose 3.5 percent to 1304.04 points.",
    "In 2019-20 they hired 24 clerks and 123 nurses.",
    "His CV, of 24 pages, was sent on 2024-03-18.",
    "A 5-4 vote ended the U.S. Congress's session of 2021.",
    "The USC Trojans beat them 42-21 in section 134.",
    "The MCL tear of player 24 heals in 6 to 8 weeks.",
    "In chapter 94 of the novel she takes 32 pills.",
    "Serial 22-12 and lot 15-26 were thrown away.",
    "Her RSA 123 token and an ORS 3 packet were found.",
    "Public Law students met in room 110-425.",
    "Version 1301.37 of the program was released.",
    "Flight AA 841 leaves gate 46 at 18:21.",
    "The ratio was 21:841 in group A, 18:2 in group B.",
    "See pages 841 and 846 of the magazine's issue 21.",
    "1 of 21 U.S. cities has more than 841 clinics.",
    "On 21 CFR Street nobody lives.",
    "The article of the Act I scene 2 is lost.",
    "Title 1 of 3 was won by the club, section 166 cheering.",
]
_COUNTS = (2, 5, 7, 18, 21, 24, 42, 90, 841, 846, 1301, 1304, 1956, 2024)
_SENTENCES = [
    *_PLAIN,
    *(f"It costs ${count:,}.{count % 90 + 10} for {count} pieces." for count in _COUNTS),
    *(f"Route {count} meets US {count % 90 + 1} near mile {count}.5." for count in _COUNTS),
    *(
        f"She took {count} mg, then {count % 50 + 1}-{count % 50 + 9} mg a day."
        for count in _COUNTS
    ),
    *(f"The score was {count % 60}-{count % 40}, {count} saw it." for count in _COUNTS),
    *(f"Call 212-555-{count:04} or write to {count} Court Street." for count in _COUNTS),
    *(f"Between {count} and {count + 12} people, {count} of them adults." for count in _COUNTS),
    *(f"{count} tablets of 21 kinds, {count} grams, {count}%." for count in _COUNTS),
    *(f"About {count} patients in section {count % 9} of ward {count % 7}." for count in _COUNTS),
    *(f"Bus {count} runs every {count % 30 + 2} to {count % 30 + 9} minutes." for count in _COUNTS),
    *(
        f"On {date(2024, 1, 1) + timedelta(days=count)} and {count % 12 + 1}/{count % 28 + 1}/24."
        for count in _COUNTS
    ),
    *(f"From {1990 + count % 30}-{count % 10}0 to 20{count % 90 + 10}." for count in _COUNTS),
    *(f"Part No. {count}-{count + 1}, lot {count}A, item {count}.{count}." for count in _COUNTS),
    *(f"Zip {count:05}-{count:04}, box {count}, floor {count % 40}." for count in _COUNTS),
]


@pytest.mark.parametrize("sentence", _SENTENCES)
def test_prices_routes_dates_and_doses_are_no_citations(sentence: str) -> None:
    assert citations_in(sentence) == ()


def test_there_are_enough_sentences() -> None:
    assert len(set(_SENTENCES)) >= 200


def test_the_title_is_read_too_and_offsets_count_in_the_whole() -> None:
    told = passage(Announcement(id="x", title="Plea under 21 U.S.C. § 841", text="See 18 USC 2."))
    found = citations_in(told.whole)
    assert [one.canonical for one in found] == ["21 U.S.C. 841", "18 U.S.C. 2"]
    assert all(told.whole[one.start : one.end] == one.quote for one in found)


@given(st.one_of(FRAGMENTS, st.text()))
def test_quotes_are_verbatim_and_do_not_overlap(text: str) -> None:
    end = 0
    for one in citations_in(text):
        assert one.start >= end
        assert one.quote == text[one.start : one.end] != ""
        assert one.canonical
        end = one.end


@given(FRAGMENTS)
def test_a_canonical_form_is_read_as_itself(text: str) -> None:
    for one in citations_in(text):
        if one.kind in ("usc", "rin", "public-law", "statutes-at-large", "fr", "marcs"):
            assert [again.canonical for again in citations_in(one.canonical)] == [one.canonical]
