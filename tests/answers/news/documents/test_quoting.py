from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answers.news.documents.quoting import sentence_of
from store.log.document import Document
from store.plain_text import one_line

FILLER = "Nothing of this matters to anybody. " * 60
DOCUMENT = Document(
    id="us_x:1",
    source="us_x",
    url="https://x.example/1",
    title="Orla Venn sentenced",
    text="SPOKANE - Orla Venn, M.D., was sentenced today. Mr. Doe pleaded\nguilty in May.",
)


def of(document: Document, quote: str) -> str:
    start = len(document.title) + 1 + document.text.index(quote)
    return sentence_of(document, quote, start)


def test_a_quote_is_shown_in_its_sentence() -> None:
    assert of(DOCUMENT, "was sentenced") == "SPOKANE - Orla Venn, M.D., was sentenced today."
    assert of(DOCUMENT, "pleaded\nguilty") == "Mr. Doe pleaded guilty in May."


def test_a_long_text_is_not_read_whole_for_it() -> None:
    long = replace(DOCUMENT, text=f"{FILLER}{DOCUMENT.text} {FILLER}")
    assert of(long, "was sentenced") == "SPOKANE - Orla Venn, M.D., was sentenced today."


def test_an_entry_of_a_docket_ends_where_the_next_one_begins() -> None:
    entries = "ORDER setting bond. (Entered: 1/2/31)\n\n2031-02-03\n\nJUDGMENT as to Orla Venn (1)"
    docket = replace(DOCUMENT, text=f"{entries}\n\n2031-02-04\n\nNOTICE of Appeal")
    assert of(docket, "JUDGMENT") == "JUDGMENT as to Orla Venn (1)"
    assert of(replace(docket, text=f"{FILLER}\n\n{docket.text}"), "NOTICE") == "NOTICE of Appeal"


def test_of_a_long_sentence_what_stands_around_the_quote() -> None:
    words = "and then some more " * 40
    shown = of(replace(DOCUMENT, text=f"He {words} was sentenced {words}."), "was sentenced")
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert "more was sentenced and then" in shown
    assert 150 < len(shown) < 300


@pytest.mark.parametrize("start", [0, 3, 10_000, len(DOCUMENT.title) + 2])
def test_what_does_not_stand_there_is_the_quote_alone(start: int) -> None:
    assert sentence_of(DOCUMENT, "was sentenced", start) == "was sentenced"


@given(
    before=st.text(max_size=900),
    quote=st.text(min_size=1, max_size=60).filter(lambda text: text.strip() == text),
    after=st.text(max_size=900),
)
def test_any_quote_is_in_what_is_shown(before: str, quote: str, after: str) -> None:
    document = replace(DOCUMENT, text=f"{before}{quote}{after}")
    shown = sentence_of(document, quote, len(document.title) + 1 + len(before))
    assert one_line(quote)[:40] in shown or quote in shown
    assert len(shown) < 400
