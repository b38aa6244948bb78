"""Which line is the title, and what is left of a title that the site's name is part of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html  # type: ignore[import-untyped]

from crawler.source.unknown_pages.lines import lines
from crawler.source.unknown_pages.title import says_nothing, stated_title, title_line, title_on

TEXT = "<p>The board found that 412 vials of the drug had never been accounted for, it said.</p>"


def titled(body: str, *stated: str, site: str = "") -> str | None:
    line = title_line(lines(lxml_html.fromstring(f"<body>{body}</body>")), stated, site)
    return title_on(line, stated) if line else None


@pytest.mark.parametrize(
    ("body", "stated"),
    [
        ("<h1>News</h1><h2>Clinic closed</h2>", "Clinic closed | Tarn County"),
        (
            "<h1><a href='/'>Tarn County</a></h1><h2>Clinic closed</h2>",
            "Tarn County - Clinic closed",
        ),
        (
            "<h1>Tarn County Prosecutor</h1><h1>Clinic closed</h1>",
            "Clinic closed - Tarn County Prosecutor",
        ),
        (
            "<div>Tarn County Prosecutor of Eastmark</div><h1>Clinic closed</h1>",
            "Clinic closed | Tarn County Prosecutor of Eastmark",
        ),
        (
            "<h1>Press Releases</h1><p><big><b>Clinic closed</b></big><br><i>For good</i></p>",
            "Clinic closed",
        ),
        ("<ul class='crumbs'><li>Clinic closed</li></ul><h1>Clinic closed</h1>", "Clinic closed"),
        ("<h1>CLINIC&nbsp;CLOSED</h1>", "Clinic Closed"),
        ("<h1>Clinic <span>closed</span></h1>", "Press Release"),
        ("<h2>Office of the Attorney General</h2><h2>Clinic closed</h2>", "News Release"),
        ("<p>FOR IMMEDIATE RELEASE</p><p><font size='5'>Clinic closed</font></p>", "Untitled"),
        (
            "<h1><span>Press Release</span> Clinic closed after nine years</h1>",
            "Clinic closed after nine years",
        ),
    ],
)
def test_the_title_is_the_line_that_the_head_repeats_else_the_heading_above_the_text(
    body: str, stated: str
) -> None:
    found = titled(body + TEXT, stated)
    assert found
    assert found.replace("\xa0", " ").casefold().startswith("clinic closed")


def test_a_title_that_was_cut_off_is_found_whole() -> None:
    whole = "Owner of a ketamine clinic is to repay all of the patients whom she billed twice"
    assert (
        titled(f"<h1>{whole}</h1>{TEXT}", "Owner of a ketamine clinic is to repay all of the")
        == whole
    )


def test_a_heading_below_the_text_that_only_names_the_site_is_passed_over() -> None:
    body = f"<h2>Clinic closed</h2>{TEXT}<h1>Tarn County</h1>"
    assert titled(body, "Clinic closed | Tarn County") == "Clinic closed"


def test_what_the_page_calls_its_site_is_no_title() -> None:
    body = f"<h1>Tarn Law</h1><h3>Clinic closed</h3>{TEXT}"
    assert titled(body, "Tarn Law", site="Tarn Law") == "Clinic closed"


@pytest.mark.parametrize("body", ["", TEXT, "<h1>News Releases</h1>", "<p>One</p><p>Two</p>"])
def test_where_no_line_looks_like_a_title_there_is_none(body: str) -> None:
    assert titled(body, "Something else altogether") is None


@pytest.mark.parametrize(
    ("stated", "site", "title"),
    [
        (["Clinic closed | Tarn County"], "", "Clinic closed"),
        (["Clinic closed - Tarn County"], "Tarn County", "Clinic closed"),
        (["News Release", "Clinic closed"], "", "Clinic closed"),
        (["Nurse: a life"], "", "Nurse: a life"),
        (["News"], "", "News"),
        ([], "", ""),
    ],
)
def test_the_head_alone_gives_the_title_without_the_sites_name(
    stated: list[str], site: str, title: str
) -> None:
    assert stated_title(stated, site) == title


def test_words_for_sections_and_offices_say_nothing() -> None:
    assert says_nothing("News Releases")
    assert says_nothing("OFFICE OF THE ATTORNEY GENERAL")
    assert not says_nothing("Attorney General sues")
    assert not says_nothing("# # #")


@given(st.text(max_size=80), st.lists(st.text(max_size=40), max_size=3))
def test_any_words_are_judged(text: str, stated: list[str]) -> None:
    tree = lxml_html.Element("h1")
    tree.text = "".join(letter for letter in text if letter.isprintable())
    found = title_line(lines(tree), stated, "")
    assert found is None or found.text
    assert isinstance(stated_title(stated, ""), str)
