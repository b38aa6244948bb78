"""What is not XML is text, and stays as it was written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.source.feeds.entry import Feed
from crawler.source.feeds.reading import read_feed
from crawler.source.feeds.repair import is_cut
from crawler.source.page import Page
from crawler.source.prose import one_line, prose


def feed(inner: str, root: str = "rss") -> Feed:
    found = read_feed(page(f"<{root}><channel>{inner}</channel></{root}>"))
    assert found is not None
    return found


def page(body: str) -> Page:
    return Page(url="https://board.example.org/f", body=body.encode())


def title(written: str) -> str:
    (entry,) = feed(f"<item><title>{written}</title><guid>1</guid></item>").entries
    assert entry.guid == "1"
    return one_line(entry.title)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("R&D firm AT&T and Smith & Sons fined", "R&D firm AT&T and Smith & Sons fined"),
        ("P&G; Q&A below", "P&G; Q&A below"),
        ("a && b &; c &# d &#; e &#x; f", "a && b &; c &# d &#; e &#x; f"),
        ("Johnson &amp; Johnson & Sons", "Johnson & Johnson & Sons"),
        ("caf&eacute; &ndash; 5&nbsp;mg &copy;", "caf\u00e9 \u2013 5 mg \u00a9"),
        ("caf&amp;eacute;", "caf\u00e9"),
        ("AT&amp;amp;T", "AT&T"),
        ("&#8220;x&#8221; &#x2014;", "\u201cx\u201d \u2014"),
        ("a &#0; b &#99999999; c", "a b \ufffd c"),
        ("a\x00b \x0bc\x1f\ufffe", "ab c"),
        ("<![CDATA[R&D & P&G; <LOQ]]>", "R&D & P&G; <LOQ"),
        ("5 < 6 and 7 > 6", "5 < 6 and 7 > 6"),
        ("Potency &lt;LOQ: recall", "Potency <LOQ: recall"),
        ("Potency <LOQ: recall", "Potency <LOQ: recall"),
        ("Dose &lt;5 mg&gt; of ketamine", "Dose <5 mg> of ketamine"),
        ("Board &lt;b&gt;suspends&lt;/b&gt; license", "Board suspends license"),
        ("Board <b>suspends</b> license", "Board suspends license"),
        ("?a=1&b=2", "?a=1&b=2"),
        ("]]> end", "]]> end"),
    ],
)
def test_a_title_reads_as_it_was_meant(written: str, read: str) -> None:
    assert title(written) == read


@pytest.mark.parametrize("root", ["rss", "RSS", "rdf:RDF"])
def test_damage_to_one_entry_stays_there(root: str) -> None:
    broken = (
        "<item><title>One</title><description>unclosed <b>bold <br> and</p> end</item>"
        "<item><title>Two<guid>2</guid></item>"
        "<item><title>Three</title><link>https://x.example/3"
        "<item><title>Four</title><description>a</p></description><guid>4</guid></item>"
        "<item><title>Five</title><guid>5</guid><foo><bar></foo></item>"
        "<Item><TITLE>Six</TITLE><pubdate>12 May 2026</pubdate></Item>"
    )
    entries = feed(broken, root).entries
    assert [one_line(entry.title) for entry in entries] == [
        *("One", "Two", "Three", "Four", "Five", "Six"),
    ]
    assert prose(entries[0].summary) == "unclosed bold\nand end"
    assert [entry.guid for entry in entries] == ["", "2", "", "4", "5", ""]
    assert entries[2].link == "https://x.example/3"
    assert entries[5].published == "12 May 2026"


@pytest.mark.parametrize(
    "before", ["", "\n\n ", "<br />\n<b>Warning</b>: foo() in /x.php<br />\n", "<!-- rss -->"]
)
@pytest.mark.parametrize("after", ["", "\n<!-- cached -->", "<script>x()</script>", "\x00"])
def test_what_stands_around_a_feed_is_none_of_it(before: str, after: str) -> None:
    inner = "<?xml version='1.0'?><rss><channel><item><title>A</title></item></channel></rss>"
    found = read_feed(page(f"{before}{inner}{after}"))
    assert found is not None
    assert [entry.title for entry in found.entries] == ["A"]


@pytest.mark.parametrize(
    "body",
    [
        "<html><body>Access denied</body></html>",
        "<html><body><rss>no</rss></body></html>",
        "{}",
        '{"items": []}',
        "",
        "[" * 100_000,
        '{"items": ' + "[" * 100_000,
    ],
)
def test_what_is_no_feed_is_none(body: str) -> None:
    assert read_feed(page(body)) is None


WHOLE = (
    "<rss><channel><title>T</title><item><title>One</title></item>"
    "<item><title>Two</title><description>All of it</description></item></channel></rss>"
)


@pytest.mark.parametrize("end", range(len("<rss><channel>"), len(WHOLE) - len("</rss>")))
def test_of_a_feed_that_was_cut_the_whole_entries_are_given(end: int) -> None:
    found = read_feed(page(WHOLE[:end]))
    assert found is not None
    assert is_cut(WHOLE[:end])
    assert len(found.entries) == WHOLE[:end].count("</item>")


def test_a_whole_feed_was_not_cut() -> None:
    assert not is_cut(WHOLE)
    assert not is_cut("<rss version='2.0'/>")
    assert not is_cut("<feed xmlns='http://www.w3.org/2005/Atom'></feed >")
    assert not is_cut("<html></html>")


def test_entities_of_a_feeds_own_are_not_followed() -> None:
    body = (
        '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>'
        "<rss><channel><item><title>&b; &x;</title></item></channel></rss>"
    )
    found = read_feed(page(body))
    assert found is not None
    assert one_line(found.entries[0].title) == "&b; &x;"


@given(st.text(max_size=60).map(lambda text: text.replace("<", "").replace("]", "")))
def test_any_text_comes_back_from_a_section(text: str) -> None:
    (entry,) = feed(f"<item><description><![CDATA[x{text}y]]></description></item>").entries
    assert entry.summary[:1] + entry.summary[-1:] == "xy"


@given(st.text("<>/&;![]CDATAitemtitle \"'=-", max_size=80))
def test_no_markup_is_stumbled_over(markup: str) -> None:
    body = f"<rss><channel><item><guid>first</guid></item><item>{markup}</item></channel></rss>"
    found = read_feed(page(body))
    assert found is not None
    assert found.entries[0].guid == "first"


@pytest.mark.parametrize(
    "piece",
    ["<title>", "<item>", "<![CDATA[", "<!--", "&", "<a ", "</title>", "<", "<x>", "<title><link>"],
)
def test_100_000_pieces_of_markup_are_read_at_once(piece: str) -> None:
    found = read_feed(page(f"<rss><channel><item><guid>1</guid></item>{piece * 100_000}"))
    assert found is not None
    assert found.entries[0].guid == "1"
