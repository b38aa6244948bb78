"""What is read in a text is found by it: the index lays what `enforcement` cites."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from enforcement.citations.citations import citations_in
from search.language.citing.cited_words import asked_words
from search.language.lanes import lanes
from search.language.tokens import tokenize
from search.query.search import search
from tests.enforcement.citations.test_citations import FRAGMENTS
from tests.search.examples import Blotter
from tests.search.language.citing.test_cited_words import SAME, TYPED

_FORMS = Path(__file__).parents[1] / "enforcement" / "citations" / "citation_forms.jsonl"
FORMS = [json.loads(line)["text"] for line in _FORMS.read_text("utf-8").splitlines()]
_FEDERAL = ("usc", "cfr", "fr")
#: Of the letters only every so many, as there are hundreds.
_EVERY = 12


def missing(text: str) -> tuple[list[str], list[str]]:
    """What is read in a text, and what of it is no word of the index."""
    cited = set(lanes(text).cited)
    read = citations_in(text)
    lost = [
        one.canonical
        for one in read
        if not cited.intersection(asked_words(one.kind, one.canonical))
    ]
    return [one.canonical for one in read], lost


@pytest.mark.parametrize("text", FORMS, ids=lambda text: text[:40])
def test_a_form_is_found_by_what_is_read_in_it(text: str) -> None:
    assert missing(text)[1] == []


def test_there_are_enough_forms() -> None:
    kinds = [one.kind for text in FORMS for one in citations_in(text)]
    assert sum(kind in _FEDERAL for kind in kinds) >= 94
    assert len(kinds) >= 133


def test_a_form_is_found_by_a_search(blotter: Blotter) -> None:
    for n in range(0, len(FORMS), 30):
        blotter.publish(*FORMS[n : n + 30], source=f"us_example_forms{n}")
    for number, text in enumerate(FORMS):
        name = f"us_example_forms{number - number % 30}:{number % 30}"
        for one in citations_in(text):
            asked = one.canonical if one.kind in _FEDERAL else f'"{one.canonical}"'
            hits = search(blotter.settings, asked, limit=None).hits
            assert name in {hit.id for hit in hits}, asked


@given(st.one_of(FRAGMENTS, st.text()))
@example("720 ILCS 570/401C.F.R. ")  # a letter after a full stop is no part of a section
def test_any_text_is_found_by_what_is_read_in_it(text: str) -> None:
    assert missing(text)[1] == []


def pages(shared: Path) -> Iterator[tuple[str, str]]:
    """Real pages as text: of the Federal Register, of state attorneys general, letters of FDA."""
    register = shared / "federal_register"
    for folder in (register / "fulltext", register / "single", shared / "state_ag"):
        for file in sorted(path for path in folder.rglob("*") if path.is_file()):
            if file.suffix in (".txt", ".html"):
                yield file.name, _plain(file.read_text("utf-8", "replace"))
    with tarfile.open(shared / "fda" / "warning_letter_pages.tar.xz") as letters:
        for number, member in enumerate(letters):
            if number % _EVERY == 0 and (letter := letters.extractfile(member)):
                yield member.name, _plain(letter.read().decode("utf-8", "replace"))


def _plain(page: str) -> str:
    if "</" not in page:
        return page
    return unescape(re.sub(r"<(script|style).*?</\1>|<[^>]*>", " ", page, flags=re.DOTALL))


def test_real_pages_are_found_by_what_is_read_in_them(shared: Path) -> None:
    pairs, lost = set(), set()
    for name, text in pages(shared):
        known, unknown = missing(text)
        pairs |= {(name, one) for one in known if one.startswith("21 CFR ")}
        lost |= {(name, one) for one in unknown}
    assert len(pairs) >= 118
    assert lost == set()


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("Under Sec.  1304.03 they keep books.", "21 CFR 1304.03"),
        ("Under Sec.  1304.03 they keep books.", "Sec. 1304.03"),
        ("Under Sec.  1304.03 they keep books.", "§ 1304.03"),
        ("by 21 CFR 211.84(d)(1) and (2) it", "21 CFR 211.84(d)(2)"),
        ("21 CFR 1301.78 was changed.", "Sec. 1301.78"),
        ("pursuant to United States Code, title 31, section 5135(b)", "31 U.S.C. 5135(b)"),
        ("found at 31 U.S.C. 3801 through 3812", "31 USC 3812"),
        ("Civil Action No. 24\u20118318", "24-cv-08318"),
        ("Docket Nos. 21-479 and 13-75", '"Docket No. 13-75"'),
        ("CMS # 697119", "MARCS-CMS 697119"),
        ("section 502(c) of the FD&C Act", '"FD&C Act 502(c)"'),
        ("in violation of California Penal Code sections 632 and 637.2", '"Cal. Penal Code 637.2"'),
        ("in violation of 21 U.S.C. § 846", "21 usc 846"),
        ("at 90 Fed. Reg. 6541", "90 fr 6541"),
        ("sections 841(a)(1) and 846 of title 21", "sections 841(a)(1) and 846 of title 21"),
        ("sections 841(a)(1) and 846 of title 21", "section 846 of title 21"),
    ],
)
def test_a_citation_is_found_however_it_is_written(
    blotter: Blotter, written: str, asked: str
) -> None:
    blotter.publish("Nothing is citations_in here.", written)
    answer = search(blotter.settings, asked)
    assert [hit.id for hit in answer.hits] == ["us_example_releases:1"]


def test_every_written_form_finds_every_other_and_nothing_else(blotter: Blotter) -> None:
    texts = [(group, form) for group, forms in enumerate(SAME) for form in forms]
    for group, forms in enumerate(SAME):
        written = (f"They said it was in {form}, as was known." for form in forms)
        blotter.publish(*written, source=f"us_example_forms{group}")
    wrong = []
    for group, asked in texts:
        hits = search(blotter.settings, asked, limit=None, sort="oldest").hits
        found = {texts[hit.position - 1] for hit in hits}
        expected = {(n, form) for n, form in texts if n == group and form not in TYPED}
        wrong += [(asked, form) for _, form in found ^ expected if form not in TYPED]
    assert wrong == []


def test_the_passage_that_cites_is_shown(blotter: Blotter) -> None:
    blotter.publish("word " * 200 + "as Sec.  1304.03 says" + " word" * 200)
    hit = search(blotter.settings, "21 CFR 1304.03").hits[0]
    assert [hit.snippet[start:end] for start, end in hit.highlights] == ["Sec. 1304.03"]


def test_a_range_is_found_by_its_ends() -> None:
    found = lanes("See 31 U.S.C. 3801-3812.").cited
    assert {"31_u.s.c._3801", "31_u.s.c._3812"} <= set(found)


@pytest.mark.parametrize(
    ("asked", "unwanted"),
    [("ketamine", "enforcement"), ("21 USC 841", "enforcement.citations.state_codes")],
)
def test_a_search_imports_no_more_of_the_grammar_than_it_asks_for(
    blotter: Blotter, asked: str, unwanted: str
) -> None:
    blotter.publish("ketamine, 21 U.S.C. § 841, California Penal Code section 632")
    assert search(blotter.settings, asked).total == 1
    program = (
        "import sys; from cli.main import main; main(standalone_mode=False); print(*sys.modules)"
    )
    child = subprocess.run(
        [sys.executable, "-c", program, "search", asked, "--format", "json"],
        env={"BLOTTER_HOME": str(blotter.settings.home), "PYTHONPATH": ":".join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "search.language.tokens" in child.stdout.split()
    assert unwanted not in child.stdout.split()


@pytest.mark.parametrize(
    "text",
    [
        "§ 1, " * 20_000,
        "part 1, " * 12_000,
        "21 U.S.C. § 841, " * 6_000,
        "§ 1.1 and 1304.03, " * 5_000,
    ],
    ids=lambda text: text[:20],
)
def test_no_list_makes_the_analysis_slow(text: str) -> None:
    assert len(tokenize(text)) < 300_000
