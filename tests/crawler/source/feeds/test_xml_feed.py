"""RSS, RDF and Atom in the ways publishers write them."""

from __future__ import annotations

import pytest

from crawler.source.feeds.entry import Feed, FeedEntry
from crawler.source.feeds.reading import read_feed
from crawler.source.page import Page
from crawler.source.prose import one_line, prose

URL = "https://board.example.org/news/feed.xml"
ATOM = "http://www.w3.org/2005/Atom"
XHTML = "http://www.w3.org/1999/xhtml"


def feed(body: str) -> Feed:
    found = read_feed(Page(url=URL, body=body.encode()))
    assert found is not None
    return found


def only(body: str) -> FeedEntry:
    (entry,) = feed(body).entries
    return entry


def rss(inner: str) -> FeedEntry:
    return only(f"<rss version='2.0'><channel><item>{inner}</item></channel></rss>")


def atom(inner: str, more: str = "") -> FeedEntry:
    return only(f"<feed xmlns='{ATOM}' {more}><entry>{inner}</entry></feed>")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("<title>Potency &lt;LOQ: recall</title>", "Potency <LOQ: recall"),
        ("<title type='text'>Use of &lt;b&gt;bold&lt;/b&gt;</title>", "Use of <b>bold</b>"),
        ("<title type='text/plain'>a &amp;amp; b</title>", "a &amp; b"),
        ("<title>Use of &lt;b&gt;bold&lt;/b&gt;</title>", "Use of <b>bold</b>"),
        (
            "<title type='html'>Use of &lt;b&gt;bold&lt;/b&gt; &amp;amp; more</title>",
            "Use of bold & more",
        ),
        ("<title type='HTML'>&lt;i&gt;a&lt;/i&gt; &lt;LOQ</title>", "a <LOQ"),
        ("<title type='html'><![CDATA[<b>a</b> b]]></title>", "a b"),
        (
            f"<title type='xhtml'><div xmlns='{XHTML}'>a <b>b</b> &lt;c</div></title>",
            "a b <c",
        ),
        (
            f"<title type='xhtml'><x:div xmlns:x='{XHTML}'>a <x:b>b</x:b></x:div></title>",
            "a b",
        ),
    ],
)
def test_atom_says_what_its_texts_are_written_in(written: str, read: str) -> None:
    """RFC 4287 section 3.1.1."""
    assert one_line(atom(written).title) == read


def test_paragraphs_of_xhtml_with_a_prefix_are_kept() -> None:
    entry = atom(
        "<content type='xhtml'><h:div xmlns:h='http://www.w3.org/1999/xhtml'>"
        "<h:p>One.</h:p><h:p>Two.</h:p></h:div></content>"
    )
    assert prose(entry.content) == "One.\n\nTwo."


def test_of_atom_id_link_and_dates_are_read() -> None:
    entry = atom(
        "<id>urn:board:1</id><link rel='self' href='/1.xml'/>"
        "<link rel='alternate' type='application/pdf' href='1.pdf'/>"
        "<link type='text/html' href='1'/><link rel='enclosure' href='1.mp3'/>"
        "<published>2026-05-12T10:00:00Z</published><updated>2026-05-13T10:00:00Z</updated>"
        "<author><name>Ada</name><email>a@x.example</email></author>",
        "xml:base='https://other.example/a/'",
    )
    assert (entry.guid, entry.link) == ("urn:board:1", "https://other.example/a/1")
    assert (entry.published[:10], entry.updated[:10]) == ("2026-05-12", "2026-05-13")
    assert entry.author == "Ada"


@pytest.mark.parametrize("prefix", ["a", "atom", "ns0"])
def test_a_feed_whose_elements_all_have_a_prefix_is_read(prefix: str) -> None:
    entry = only(
        f"<{prefix}:feed xmlns:{prefix}='{ATOM}'><{prefix}:entry><{prefix}:id>1</{prefix}:id>"
        f"<{prefix}:title>A</{prefix}:title><{prefix}:link href='https://x.example/1'/>"
        f"<{prefix}:summary>B</{prefix}:summary></{prefix}:entry></{prefix}:feed>"
    )
    assert (entry.guid, entry.title, entry.link, entry.summary) == (
        "1",
        "A",
        "https://x.example/1",
        "B",
    )


def test_atom_within_rss_fills_what_rss_lacks() -> None:
    entry = rss(
        f"<a:link xmlns:a='{ATOM}' rel='self' href='https://x.example/self'/>"
        f"<a:link xmlns:a='{ATOM}' href='https://x.example/1'/><title>A</title>"
        f"<a:updated xmlns:a='{ATOM}'>2026-05-13T10:00:00Z</a:updated>"
    )
    assert (entry.link, entry.updated) == ("https://x.example/1", "2026-05-13T10:00:00Z")


def test_what_other_vocabularies_call_a_title_does_not_stand_for_it() -> None:
    entry = rss(
        "<media:title xmlns:media='http://search.yahoo.com/mrss/'>Photo</media:title>"
        "<itunes:title xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'>Show</itunes:title>"
        "<title>Order</title><media:content xmlns:media='http://search.yahoo.com/mrss/'>"
        "<media:description>a photo</media:description></media:content>"
        "<source url='https://x.example'><title>Elsewhere</title></source>"
    )
    assert (entry.title, entry.summary) == ("Order", "")


def test_what_stands_in_a_media_group_is_read_where_nothing_else_is() -> None:
    entry = atom(
        "<id>1</id><m:group xmlns:m='http://search.yahoo.com/mrss/'><m:title>Clip</m:title>"
        "<m:description>Of an order</m:description></m:group>"
    )
    assert (entry.title, entry.summary) == ("Clip", "Of an order")


@pytest.mark.parametrize("declared", [True, False])
def test_the_full_text_is_told_from_the_summary(declared: bool) -> None:
    space = "xmlns:content='http://purl.org/rss/1.0/modules/content/'" if declared else ""
    entry = only(
        f"<rss {space}><channel><item><content:encoded><![CDATA[<p>All</p>]]></content:encoded>"
        "<description>Some</description></item></channel></rss>"
    )
    assert (entry.summary, entry.content, entry.text) == ("Some", "<p>All</p>", "Some")


def test_rdf_is_read() -> None:
    entry = only(
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "
        "xmlns='http://purl.org/rss/1.0/' xmlns:dc='http://purl.org/dc/elements/1.1/'>"
        "<channel rdf:about='https://x.example/'><title>T</title><link>https://x.example/</link></channel>"
        "<item rdf:about='https://x.example/1'><title>A</title><link>https://x.example/1</link>"
        "<dc:date>2026-05-12T10:00:00Z</dc:date><dc:creator>Ada</dc:creator></item></rdf:RDF>"
    )
    assert (entry.guid, entry.link) == ("https://x.example/1", "https://x.example/1")
    assert (entry.updated, entry.author) == ("2026-05-12T10:00:00Z", "Ada")


@pytest.mark.parametrize("space", ["http://backend.userland.com/rss2", "urn:own", ATOM])
def test_rss_in_a_default_namespace_is_read(space: str) -> None:
    body = (
        f"<rss xmlns='{space}'><channel><item><guid>1</guid><title>A</title></item></channel></rss>"
    )
    assert (only(body).guid, only(body).title) == ("1", "A")


@pytest.mark.parametrize(
    ("guid", "link"),
    [
        ("<guid>PR-2026-014</guid>", ""),
        ("<guid isPermaLink='true'>PR-2026-014</guid>", ""),
        ("<guid isPermaLink='false'>https://x.example/1</guid>", ""),
        ("<guid>https://x.example/1</guid>", "https://x.example/1"),
        ("<guid>/orders/14</guid>", ""),
        ("<guid>tag:x.example,2026:1</guid>", ""),
        ("<guid>12 May/3</guid>", ""),
        ("<guid>http://[</guid>", "http://["),
    ],
)
def test_a_guid_is_a_link_only_where_it_is_an_address(guid: str, link: str) -> None:
    assert rss(guid).link == link


def test_an_address_with_line_breaks_in_it_is_one() -> None:
    assert rss("<link>\n https://x.example/\n1 \n</link>").link == "https://x.example/1"


def test_the_address_behind_one_that_counts_is_kept() -> None:
    entry = rss(
        "<link>https://feedproxy.example/~r/1</link>"
        "<feedburner:origLink xmlns:feedburner='http://rssnamespace.org/feedburner/ext/1.0'>"
        "https://x.example/1</feedburner:origLink>"
    )
    assert entry.original_link == "https://x.example/1"


def test_html_that_is_not_escaped_is_read_as_html() -> None:
    entry = rss("<description><p>One <b>two</b>.</p><p>Three &amp; four.</p></description>")
    assert prose(entry.summary) == "One two.\n\nThree & four."


def test_a_name_in_angle_brackets_is_text_and_a_tag_of_another_kind_is_not() -> None:
    text = (
        "Values &lt;LOQ&gt; and &lt;MRL, &lt;o:p&gt;x&lt;/o:p&gt; &lt;my-tag a='1'&gt;y "
        "&lt;svg&gt;&lt;circle r='1'/&gt;&lt;/svg&gt;z"
    )
    assert (
        prose(rss(f"<description>{text}</description>").summary) == "Values <LOQ> and <MRL, x y z"
    )


def test_an_atom_id_is_no_link_though_it_may_look_like_one() -> None:
    """RFC 4287 section 4.2.6."""
    assert atom("<id>https://x.example/1</id>").link == ""
