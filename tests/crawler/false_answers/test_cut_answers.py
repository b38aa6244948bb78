"""Answers that end before their end."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.false_answers.cut_answers import is_cut, lacks_its_end
from crawler.false_answers.mismatches import Expects
from tests.crawler.false_answers.pages import release

_RSS = (
    b"<?xml version='1.0'?><!-- <a> --><rss><channel><item><title>A</title></item></channel></rss>"
)
_ATOM = b'<?xml version="1.0"?><a:feed xmlns:a="x"><a:entry/></a:feed>\n<!-- cached -->'
_JSON = b'\xef\xbb\xbf{"items": [{"id": 1}]}\n'
_PAGE = release("Board suspends license")


def cut(
    body: bytes, expects: Expects = "any", *, status: int = 200, unmeasured: bool = False
) -> bool:
    return is_cut(status, body, expects=expects, unmeasured=unmeasured)


@pytest.mark.parametrize(
    ("body", "expects", "begins", "ends"),
    [
        (_RSS, "feed", b"<channel>", b"</channel>"),
        (_ATOM, "feed", b"<a:entry", b"</a:feed"),
        (_ATOM, "xml", b"<a:entry", b"</a:feed"),
        (_JSON, "json", b"items", b"}]}"),
        (b'{"title": "Potency <LOQ", "items": [{"id": "1"}]}', "feed", b"items", b"}]}"),
    ],
)
def test_what_says_where_it_ends_is_cut_anywhere_before(
    body: bytes, expects: Expects, begins: bytes, ends: bytes
) -> None:
    assert not cut(body, expects)
    between = range(body.index(begins), body.index(ends) + 1)
    assert [at for at in between if not cut(body[:at], expects)] == []


@pytest.mark.parametrize(
    "body",
    [
        b"<rss><channel></channel>",  # the root alone is left open: nothing is lost
        b"<feed/>",
        b"<!DOCTYPE rss [<!ENTITY a '<b>'>]><rss></rss>",
        "<?xml version='1.0'?><feed></feed>".encode("utf-16"),
        b"",
        b"not a feed",
    ],
)
def test_a_feed_that_is_whole_or_none_at_all(body: bytes) -> None:
    assert not cut(body, "feed")


def test_a_page_is_cut_where_nothing_says_how_long_it_is_and_it_is_not_closed() -> None:
    half = _PAGE[: len(_PAGE) // 2]
    assert cut(half, unmeasured=True)
    assert not cut(half)
    assert not cut(_PAGE, unmeasured=True)
    assert not cut(b"412 vials are missing", unmeasured=True)
    assert lacks_its_end(half)
    assert not lacks_its_end(_PAGE)


def test_a_part_is_not_the_whole() -> None:
    assert cut(_PAGE, status=206)


@given(st.binary(max_size=300), st.sampled_from(["feed", "xml", "json", "any", "html"]))
def test_any_body_is_judged(body: bytes, expects: Expects) -> None:
    cut(body, expects, unmeasured=True)


def test_no_feed_of_others_is_cut_but_the_one_that_is(shared: Path) -> None:
    """The test suite of feedparser: 2,000 feeds of every kind, one of which ends midway."""
    feeds = list(_files_of(shared / "feeds" / "feedparser_suite.tar.xz"))
    assert len(feeds) > 2000
    found = [name for name, body in feeds if cut(body, "feed")]
    assert [Path(name).name for name in found] == ["rss_incomplete_cdata.xml"]


def _files_of(archive: Path) -> Iterator[tuple[str, bytes]]:
    with tarfile.open(archive) as tar:
        for member in tar:
            if member.name.endswith(".xml") and (file := tar.extractfile(member)):
                yield member.name, file.read()
