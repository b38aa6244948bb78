"""Which lines of a page are its text."""

from __future__ import annotations

from lxml import html as lxml_html  # type: ignore[import-untyped]

from crawler.source.unknown_pages.body import main_text
from crawler.source.unknown_pages.lines import lines
from crawler.source.unknown_pages.title import place_of

TEXT = "The board found that 412 vials of the drug had never been accounted for. "


def text_of(body: str) -> list[str]:
    tree = lxml_html.fromstring(f"<html><body>{body}</body></html>")
    found = lines(tree)
    title = next((line for line in found if line.heading == 1), None)
    return main_text(tree, found, place_of(title, found))


def test_what_stands_above_the_title_is_no_text() -> None:
    body = f"<p>Tel. 555-0100</p><h1>Clinic closed</h1><p>{TEXT * 2}</p><p>{TEXT}</p>"
    assert text_of(body) == [(TEXT * 2).strip(), TEXT.strip()]


def test_a_title_below_its_text_costs_no_text() -> None:
    assert TEXT.strip() in text_of(f"<p>{TEXT}</p><p>{TEXT * 3}</p><h1>Clinic closed</h1>")


def test_what_was_left_out_of_the_midst_stays() -> None:
    rows = "<table><tr><td>VT-2207</td><td>Revoked</td></tr></table>"
    found = text_of(
        f"<h1>Clinic closed</h1><p>{TEXT * 2}</p>{rows}<p>###</p><p>{TEXT}</p><p>###</p>"
    )
    assert found == [(TEXT * 2).strip(), "VT-2207", "Revoked", "###", TEXT.strip(), "###"]


def test_a_table_that_lays_the_page_out_is_read_by_its_lines() -> None:
    release = f"<h1>Clinic closed</h1><p>{TEXT}<p>{TEXT * 2}"
    body = f"<table><tr><td>Menu<br>Home</td><td>{release}</td></tr></table>"
    assert text_of(body) == [TEXT.strip(), (TEXT * 2).strip()]


def test_where_nothing_is_found_all_lines_are_given() -> None:
    assert text_of("<p>One</p><p>Two</p>") == ["One", "Two"]
