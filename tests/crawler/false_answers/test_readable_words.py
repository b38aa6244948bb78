"""Words of a page that a reader sees, counted without parsing it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.false_answers.page_face import PageFace
from crawler.false_answers.readable_words import readable_words
from tests.crawler.false_answers.pages import MENU, SENTENCE, page, release


@pytest.mark.parametrize(
    "body",
    [
        release("Board suspends license"),
        page("Tarn", "<script>one two</script><p>three</p><noscript>four</noscript>", menu=MENU),
        page("Tarn", "<STYLE>a b</STYLE><svg><title>c</title></svg>", SENTENCE),
        b"",
    ],
)
def test_as_many_as_a_parser_finds(body: bytes) -> None:
    assert readable_words(body) == PageFace(body=body, media_type="text/html").words


def test_what_is_not_closed_is_not_read() -> None:
    assert readable_words(b"<p>one two</p><script>three four") == 2


@given(st.lists(st.sampled_from([b"<script", b">", b"</script>", b"<", b"a ", b"<p>"])))
def test_any_body_is_counted(pieces: list[bytes]) -> None:
    body = b"".join(pieces)
    assert 0 <= readable_words(body) <= len(body)
