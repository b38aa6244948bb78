"""A feed and pages whose markup is not known for sure."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from crawler.source.page import Page
from crawler.source.source import LayoutError
from crawler.sources import load
from tests.sources.recording import readable, recorded

SOURCE = load("us_wa_ag_press_releases")
PAGE = next(page for _, page in readable(SOURCE, recorded(Path(__file__).parent / SOURCE.name)))


def with_page(markup: str) -> Page:
    return replace(PAGE, parts=(replace(PAGE.parts[0], body=markup.encode()),))


def test_without_the_field_the_main_text_is_taken_between_its_marks() -> None:
    sentence = "Attorney General Ruth Castellane today filed a lawsuit over ketamine infusions. "
    markup = (
        "<html><body><nav><a href='/lemon'>Lemon Law</a></nav><main><article>"
        "<p>FOR IMMEDIATE RELEASE:</p><p>Feb 10 2026</p>"
        f"<p>{sentence * 4}</p><p>{sentence * 3}</p><p>-30-</p>"
        "<p>Washington\u2019s Attorney General serves the people and the state of Washington.</p>"
        "</article></main></body></html>"
    )
    text = SOURCE.read(with_page(markup)).text
    assert text.startswith("Attorney General Ruth Castellane")
    assert text.endswith("ketamine infusions.")


def test_what_stands_after_the_end_mark_is_no_revision() -> None:
    body = PAGE.parts[0].body.replace(b"to learn more", b"to learn even more")
    assert body != PAGE.parts[0].body
    assert SOURCE.read(with_page(body.decode())) == SOURCE.read(PAGE)


def test_an_empty_page_is_refused() -> None:
    with pytest.raises(LayoutError, match="has no text"):
        SOURCE.read(with_page("<html><body></body></html>"))


def test_an_entry_without_a_page_is_refused() -> None:
    with pytest.raises(LayoutError, match="links to no page"):
        SOURCE.read(replace(PAGE, parts=()))
