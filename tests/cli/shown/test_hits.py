"""Answers as text."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from answers.searches.search import Answer, Coverage, Hit
from answers.to_json import to_json
from cli.shown.hits import as_markdown, as_text, day, marks
from cli.shown.output import clean
from formats.csv_lines import csv_lines
from formats.hits import COLUMNS
from search.query.passages.best_passages import Passage

HIT = Hit(
    id="us_example_releases:1",
    title="Clinic fined",
    url="https://example.org/1",
    source="us_example_releases",
    published_on=date(2025, 3, 4),
    precision="day",
    number=None,
    snippet="A ketamine clinic.",
    highlights=((2, 10),),
    passages=(Passage(text="A ketamine clinic.", highlights=((2, 10),)),),
    title_highlights=((0, 6),),
    score=1.5,
    revision=0,
    superseded=False,
    withdrawn=False,
    position=7,
)
HOSTILE_PASSAGE = Passage(text="# 1. a_b `c`", highlights=())
HOSTILE = "\x1b]0;x\x07\u202eevil\x9b2J\u2066\n\r"


def _as_csv(hits: list[Hit]) -> str:
    return "".join(csv_lines(COLUMNS, map(to_json, hits)))


def test_json_is_the_contract() -> None:
    counts = dict.fromkeys(("fresh", "quiet", "stale", "walled", "failed"), 0)
    coverage = Coverage(position=7, head=7, sources=0, **counts, by_source=())
    answer = Answer(query="ketamine", total=1, hits=(HIT,), coverage=coverage)
    written = json.loads(json.dumps(to_json(answer)))
    assert set(written) == {
        *("query", "total", "hits", "coverage", "notes", "words", "suggestions")
    }
    assert written["hits"][0] == {
        "id": "us_example_releases:1",
        "title": "Clinic fined",
        "url": "https://example.org/1",
        "source": "us_example_releases",
        "published_on": "2025-03-04",
        "precision": "day",
        "number": None,
        "snippet": "A ketamine clinic.",
        "highlights": [[2, 10]],
        "passages": [{"text": "A ketamine clinic.", "highlights": [[2, 10]]}],
        "title_highlights": [[0, 6]],
        "score": 1.5,
        "revision": 0,
        "superseded": False,
        "withdrawn": False,
        "position": 7,
        "copies": [],
        "seen_empty": False,
    }


@pytest.mark.parametrize(
    "start",
    ["=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\ufe66", "\u200b=", "\u200d=", " ="],
)
def test_a_cell_that_a_spreadsheet_would_compute_is_guarded(start: str) -> None:
    rows = list(csv.DictReader(io.StringIO(_as_csv([replace(HIT, title=f"{start}1+1")]))))
    assert rows[0]["title"].startswith("'")
    assert rows[0]["published_on"] == "2025-03-04"
    assert rows[0]["position"] == "7"


def test_csv_is_one_line_a_hit_whatever_the_title() -> None:
    text = _as_csv([replace(HIT, title=HOSTILE, snippet='"a",\nb')])
    assert len(text.splitlines()) == 2
    assert clean(text.splitlines()[1]) == text.splitlines()[1]


def test_markdown_stays_text() -> None:
    hit = replace(HIT, title="[x](javascript:1) *b* <i>|", passages=(HOSTILE_PASSAGE,))
    assert as_markdown(hit) == (
        "- [\\[x\\](javascript:1) \\*b\\* \\<i\\>\\|](<https://example.org/1>)  \n"
        "  2025-03-04 · us\\_example\\_releases · us\\_example\\_releases:1  \n"
        "  \\# 1. a\\_b \\`c\\`"
    )
    assert "](" not in as_markdown(replace(HIT, url="javascript:alert(1)"))
    assert "> x" not in as_markdown(replace(HIT, url="https://example.org/> x"))


def test_dates_are_as_exact_as_they_are() -> None:
    assert day(HIT) == "2025-03-04"
    assert day(replace(HIT, precision="month")) == "2025-03"
    assert day(replace(HIT, precision="year")) == "2025"
    assert day(replace(HIT, published_on=None)) == "undated"


def test_marks() -> None:
    assert marks(HIT) == []
    changed = replace(HIT, revision=2, superseded=True, withdrawn=True)
    assert marks(changed) == ["revision 2", "superseded", "withdrawn"]


def test_what_was_found_is_marked_in_the_title_and_the_passages() -> None:
    title = click.style("Clinic", bold=True, underline=True) + click.style(" fined", bold=True)
    assert as_text(replace(HIT, withdrawn=True), 80).split("\n") == [
        title + click.style("  [withdrawn]", fg="yellow"),
        f"  {click.style('2025-03-04  us_example_releases  us_example_releases:1', dim=True)}",
        f"    A {click.style('ketamine', bold=True)} clinic.",
        "",
    ]


def test_a_passage_keeps_to_the_width() -> None:
    passage = Passage(text="A ketamine clinic. " * 9, highlights=((2, 10), (21, 29)))
    lines = click.unstyle(as_text(replace(HIT, passages=(passage,)), 40)).split("\n")
    assert max(map(len, lines[2:])) <= 40
    narrow = click.unstyle(as_text(replace(HIT, passages=(passage,)), 3)).split("\n")
    assert max(map(len, narrow[2:])) <= 24


@given(st.text())
def test_what_is_clean_is_one_line_without_controls(text: str) -> None:
    cleaned = clean(text + HOSTILE)
    assert len(cleaned.splitlines()) <= 1
    assert not set(cleaned) & set("\x00\x07\x1b\x7f\x85\x9b\u200e\u200f\u202a\u202e\u2066\u2069")
    cleaned.encode()
