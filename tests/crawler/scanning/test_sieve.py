"""The sieve lets through whatever touches the topic, however it is marked up."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from crawler.scanning.sieve import sieve
from crawler.source.page import Page
from crawler.source.unknown_pages.unknown_page import read_unknown
from enforcement.topics import topic

_ABOUT = topic()
_SIEVE = sieve(_ABOUT)
_WORDS = st.sampled_from([term.word for term in _ABOUT.terms])
_MARKS = st.sampled_from(
    [
        "",
        "",
        "",
        "\u00ad",
        "&shy;",
        "&#8203;",
        "<b>",
        "</b>",
        "<wbr>",
        "<!-- a -->",
        "<span class='k'>",
    ]
)
_CODINGS = st.sampled_from(["utf-8", "windows-1252", "utf-16"])


def _page(text: str, coding: str = "utf-8") -> Page:
    html = f"<html><body><main><h1>News of the day</h1><p>{text}</p></main></body></html>"
    body = html.encode(coding, errors="xmlcharrefreplace")
    return Page(url="https://paper.example/a", body=body, media_type=f"text/html; charset={coding}")


@st.composite
def _marked(draw: st.DrawFn) -> str:
    """A word of the topic near a drug word, with markup in its midst."""
    word = draw(_WORDS)
    if draw(st.booleans()):
        word = word.upper()
    at = draw(st.integers(min_value=0, max_value=len(word)))
    return f"Pills of {word[:at]}{draw(_MARKS)}{word[at:]} were sold as street drugs, they said."


@given(text=_marked(), coding=_CODINGS)
def test_what_touches_the_topic_passes(text: str, coding: str) -> None:
    page = _page(text, coding)
    found = read_unknown(page)
    if _ABOUT.touches(f"{found.title}\n\n{found.text}"):
        assert _SIEVE.may_touch(page)


@given(word=_WORDS, code=st.booleans())
def test_letters_may_be_written_by_their_numbers(word: str, code: bool) -> None:
    letters = "".join(f"&#x{ord(letter):x};" if code else f"&#{ord(letter)};" for letter in word)
    page = _page(f"Pills of {letters} were sold as street drugs, they said.")
    assert _SIEVE.may_touch(page)


def test_what_is_about_something_else_does_not() -> None:
    assert not _SIEVE.may_touch(_page("The market for tickets opens; a basket of drugs, an idea."))
    assert not _SIEVE.may_touch(_page("The county fair opens on Monday."))
