"""Markup becomes paragraphs, and words stay whole."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from crawler.source.prose import one_line, plain, prose

# Pieces of markup in any order, well formed or not.
MARKUP = st.lists(
    st.sampled_from(
        [
            *("<p>", "</p>", "<br>", "<br/>", "<div>", "</div>", "<b>", "</b>", "<li>", "<table>"),
            *("<td>", "<!--", "-->", "<script>", "</script>", "&nbsp;", "&#146;", "&shy;", "<"),
            *(">", "&", "<![CDATA[", "]]>", "<?xml", "\x00", "\f", "\r\n", "\ud800", "ketamine"),
        ]
    )
    | st.text(max_size=8),
    max_size=12,
).map("".join)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One.</p><p>Two.</p>", "One.\n\nTwo."),
        ("<div>One.</div><div>Two.</div>", "One.\n\nTwo."),
        ("One.<br><br>Two.<br>Three.<br />&nbsp;<BR/>Four.", "One.\n\nTwo.\nThree.\n\nFour."),
        ("<p>One.<br>\n<br>Two.</p>", "One.\n\nTwo."),
        ("<ul><li>One<li>Two</ul>", "One\nTwo"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>d", "a b\nc\n\nd"),
        ("<p>ket<b>amine</b>, the 10<sup>th</sup> case</p>", "ketamine, the 10th case"),
        ("<p>a<span> b </span>c</p>", "a b c"),
        ("Smith &amp; Sons&#039; &quot;clinic&quot;", 'Smith & Sons\' "clinic"'),
        ("It&#146;s &#150; keta&shy;mine", "It\u2019s \u2013 ketamine"),
        ("21&nbsp;U.S.C. &sect;&nbsp;841", "21 U.S.C. § 841"),
        ("<p>a</p><script>b()</script><style>c{}</style><!-- d --><p>e</p>", "a\n\ne"),
        ("<h2>Title</h2>Text", "Title\n\nText"),
        ("a < b", "a < b"),
        ("", ""),
        (" <p> </p> ", ""),
    ],
)
def test_markup_becomes_paragraphs(html: str, text: str) -> None:
    assert prose(html) == text


@settings(deadline=None)
@given(MARKUP)
@example("<?xml version='1.0' encoding='x'?><p>ketamine")
@example("<!-- x -->")
@example("a\x1f<![CDATA[<p>-->")
@example("a&#1;<!-- b --><script>c</script>d")
def test_any_markup_becomes_clean_text(html: str) -> None:
    assert_clean(prose(html))
    assert "\n" not in one_line(html)


@settings(deadline=None)
@given(MARKUP)
def test_raw_text_is_cleaned_once_and_for_all(text: str) -> None:
    cleaned = plain(text)
    assert_clean(cleaned)
    assert plain(cleaned) == cleaned


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("Exhibit 1\n\f  Page   2\tof 3", "Exhibit 1\n\nPage 2 of 3"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\n\n\n\n\nb", "a\n\nb"),
        ("keta\u00admine\u200b \x07bell", "ketamine bell"),
        ("half \ud83d of a pair", "half \ufffd of a pair"),
        ("<b>not</b> markup &amp; such", "<b>not</b> markup &amp; such"),
    ],
)
def test_raw_text_keeps_its_lines(raw: str, text: str) -> None:
    assert plain(raw) == text


def assert_clean(text: str) -> None:
    assert text == text.strip()
    assert "\n\n\n" not in text
    assert "  " not in text
    assert not {c for c in text if unicodedata.category(c) in ("Cc", "Cs")} - {"\n"}
    text.encode()


@given(MARKUP.map(lambda html: html.replace("<", "").replace("&", "")))
@example("a\u00a0 b\x85c\x1cd\r\n\r\ne\x0bf\u00ad")
def test_text_without_markup_is_one_paragraph(text: str) -> None:
    assert prose(text) == prose(f"<p>{text}</p>")
