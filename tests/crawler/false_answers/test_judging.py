"""What answers instead of a page is told by its content; real pages are never called so."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.false_answers.judging import false_answer
from tests.crawler.false_answers.walls import wall

_TYPES = {".html": "text/html", ".pdf": "application/pdf", ".xml": "application/rss+xml"}

_BLOCK_PAGES = {
    "FR-2026-02192-FEHB-effective-date.html": "federal-register-request-access",
    "FR-2026-02192-FEHB-effective-date.pdf": "html-for-pdf",
    "doj-opa-20260203.html": "akamai-interstitial",
    "fedreg-20260203-2026-02117.html": "federal-register-request-access",
    "fedreg-20260203-2026-02177.html": "federal-register-request-access",
    "nhtsa-press-20260203.html": "akamai-access-denied",
    "ofac-20260203-latest.html": "file-name-only",
    "ofac-venezuela-gl47-latest.pdf": "file-name-only",
    "search-duckduckgo-zedcex.html": "nginx-redirect",
    "search-reuters-zedcex.html": "datadome-captcha",
}


def _seen(name: str, body: bytes) -> str | None:
    media_type = _TYPES.get(Path(name).suffix, "text/html")
    return wall(200, f"https://www.agency.example/{name}", media_type, body, expects="any")


@pytest.mark.parametrize(("name", "expected"), _BLOCK_PAGES.items())
def test_a_block_page_as_it_was_served_is_recognised(
    shared: Path, name: str, expected: str
) -> None:
    assert _seen(name, (shared / "block_pages" / name).read_bytes()) == expected


def test_every_block_page_at_hand_is_tested(shared: Path) -> None:
    assert {path.name for path in (shared / "block_pages").iterdir()} == set(_BLOCK_PAGES)


@pytest.mark.parametrize(
    ("archive", "at_least", "stubs"),
    [
        ("fda/warning_letter_pages.tar.xz", 282, ()),
        # Two of them are no pages: they only lead on to others, by a refresh.
        (
            "hhs_oig/raw_pages.tar.xz",
            50,
            ("enforcementactions.asp", "child-support-enforcement/captured.asp"),
        ),
    ],
)
def test_no_real_page_is_called_a_wall(
    shared: Path, archive: str, at_least: int, stubs: tuple[str, ...]
) -> None:
    pages = list(_files_of(shared / archive))
    assert len(pages) >= at_least
    found = {name: trouble for name, body in pages if (trouble := _seen(name, body))}
    assert found == {f"raw/fraud/{stub}": "nothing-to-read" for stub in stubs}


def test_no_snapshot_of_a_listing_is_called_a_wall(shared: Path) -> None:
    pages = list((shared / "gov_page_snapshots").iterdir())
    assert pages
    assert [page.name for page in pages if _seen(page.name, page.read_bytes())] == []


def test_a_plain_absence_is_no_wall() -> None:
    page = b"<html><head><title>404 Not Found</title></head><body>gone</body></html>"
    for status in (404, 410, 500):
        assert wall(status, "https://a.example/x", "text/html", page, expects="html") is None


def test_an_absence_behind_the_apology_is_one() -> None:
    url = "https://www.fda.gov/apology_objects/abuse-detection-apology.html"
    assert wall(404, url, "text/html", b"Not found", expects="html") == "fda-apology"


@pytest.mark.parametrize("status", [403, 429, 503])
def test_a_refusal_without_a_mark_is_named_by_its_status(status: int) -> None:
    url = "https://a.example/x"
    assert wall(status, url, "text/html", b"no", expects="html") == f"refused-{status}"
    assert wall(status, url, "text/html", b"", expects="json") == f"refused-{status}"


def test_a_refusal_with_a_mark_is_named_by_it() -> None:
    body = (
        b"<HTML><HEAD><TITLE>Access Denied</TITLE></HEAD>\n"
        b"<BODY>Reference https&#58;&#47;&#47;errors&#46;edgesuite&#46;net</BODY></HTML>"
    )
    found = wall(403, "https://a.example/", "text/html", body, expects="html")
    assert found == "akamai-access-denied"


def test_html_is_no_json_and_no_feed() -> None:
    page = b"\xef\xbb\xbf\n<!DOCTYPE html><html><body>Sorry</body></html>"
    url = "https://a.example/api"
    assert wall(200, url, "application/json", page, expects="json") == "html-for-json"
    assert wall(200, url, "application/rss+xml", page, expects="feed") == "html-for-feed"
    assert wall(200, url, "text/html", page, expects="html") is None
    assert wall(200, url, "text/html", page, expects="any") is None


def test_html_is_no_xml_and_xml_is() -> None:
    url = "https://a.example/schedule.xml"
    page = b"<!DOCTYPE html><html><body>Sorry</body></html>"
    schedule = b"<?xml version='1.0'?><css_meetings_scheduled><meeting/></css_meetings_scheduled>"
    assert wall(200, url, "text/xml", page, expects="xml") == "html-for-xml"
    assert wall(200, url, "text/html", schedule, expects="xml") is None


def test_a_feed_that_quotes_html_is_a_feed() -> None:
    feed = b'<?xml version="1.0"?><rss version="2.0"><channel><title>&lt;html></title></channel>'
    assert wall(200, "https://a.example/", "text/html", feed, expects="feed") is None


def test_json_under_a_wrong_media_type_is_json() -> None:
    assert wall(200, "https://a.example/", "text/html", b'{"a": 1}', expects="json") is None


def test_empty_answers_are_false_ones() -> None:
    url = "https://a.example/"
    assert wall(200, url, "text/html", b" \r\n", expects="any") == "empty-answer"
    assert wall(302, url, "", b"", expects="any") == "empty-redirect"
    assert wall(302, url, "", b"<html>moved</html>", expects="any") is None


def test_a_long_page_may_write_about_walls() -> None:
    page = b"<html><title>Access Denied</title>" + b"edgesuite bm-verify /_sec/verify " * 4000
    assert wall(200, "https://a.example/", "text/html", page, expects="html") is None


def test_a_false_answer_about_one_page_leaves_the_host_to_be_asked() -> None:
    def refuses(status: int, body: bytes) -> bool:
        found = false_answer(status, "https://a.example/x.pdf", "", body, expects="any")
        assert found is not None
        assert found.wall
        return found.refuses

    for body in (b"", b"x.html", b"<html><body>Sorry</body></html>"):
        assert not refuses(200, body)
    for body in (
        b"<html>bm-verify /_sec/verify</html>",
        b"<html>captcha-delivery.com var dd=</html>",
    ):
        assert refuses(200, body)
    assert refuses(403, b"no")


@given(
    status=st.integers(100, 599),
    body=st.binary(max_size=300),
    expects=st.sampled_from(["html", "json", "feed", "any"]),
)
def test_any_answer_is_judged(status: int, body: bytes, expects: str) -> None:
    found = wall(status, "https://a.example/x.pdf", "", body, expects=expects)  # type: ignore[arg-type]
    assert found is None or found == found.lower().strip()


def _files_of(archive: Path) -> Iterator[tuple[str, bytes]]:
    with tarfile.open(archive) as tar:
        for member in tar:
            if (file := tar.extractfile(member)) and not member.name.endswith((".md", ".txt")):
                yield member.name, file.read()
