"""Pages with status 200 that say themselves that they are not the page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.false_answers.false_pages import false_page
from tests.crawler.false_answers.pages import MENU, SENTENCE, page, release

_SORRY = "<p>Sorry, the page you requested could not be found. It may have been moved.</p>"


_NOTHING = "nothing-to-read"


@pytest.mark.parametrize(
    ("body", "trouble"),
    [
        (page("Tarn County", "<h1>Page not found</h1>", _SORRY * 5), "page-not-found"),
        (page("Page not found | Tarn County", _SORRY, menu=MENU), "page-not-found"),
        (page("Tarn County", "<h1>404</h1><h2>Oops</h2>", menu=MENU), "page-not-found"),
        (page("Tarn County", "<h2>Page Not Found</h2>", _SORRY), "page-not-found"),
        (page("Tarn County", "<h1>Tarn County</h1>", _SORRY), "page-not-found"),
        (b"<html><body>Error establishing a database connection</body></html>", "server-error"),
        (b"<html><head><title>Database Error</title></head><body></body></html>", "server-error"),
        (b"no healthy upstream", "server-error"),
        (page("Site under maintenance", "<p>We'll be back soon.</p>"), "maintenance"),
        (
            page("", "<p>We are performing scheduled maintenance. Please check back soon.</p>"),
            "maintenance",
        ),
        (page("Tarn County", "<h1>Sign in</h1><form>User name Password</form>"), "sign-in"),
        (page("Log in - Tarn County", "<p>User name</p><p>Password</p>"), "sign-in"),
        (page("", "<p>Your session has expired. Please log in again.</p>"), "sign-in"),
        (page("Access Denied", "<p>You were turned away.</p>"), "access-denied"),
        (page("Just a moment...", "<noscript>Enable JavaScript</noscript>"), "human-check"),
        (page("Tarn", "<noscript>Please enable JavaScript and cookies.</noscript>"),) * 2,
        (page("", "<p>This site requires cookies. Please enable cookies.</p>"),) * 2,
        (page("Before you continue", "<p>We use cookies.</p><a>Accept all</a>"), "consent"),
        (page("Site off-line | Tarn", "<h1>Site off-line</h1><p>Tarn rests.</p>"), "maintenance"),
        (page("Tarn", "<h1>This content is not available in your region</h1>"), "access-denied"),
        (page("You are in line", "<h1>You are now in line</h1>"), "human-check"),
        (b"<br />\n<b>Warning</b>: connect() in <b>/db.php</b> on line <b>12</b>", "server-error"),
        (page("Terms", "<p>To continue you must accept the terms of use.</p>"), "consent"),
        (b"<html><body><div id='app'></div><script src='/a.js'></script></body></html>", _NOTHING),
        (b"<html><head><meta http-equiv='refresh' content='0;/'></head></html>", _NOTHING),
        (page("tarn.example", "<h1>This domain is for sale</h1>"), "parked-domain"),
    ],
)
def test_it_is_told_by_title_heading_or_the_little_there_is(
    body: bytes, trouble: bytes | str
) -> None:
    expected = "script-or-cookies" if trouble == body else trouble
    assert false_page(body, "text/html") == expected


@pytest.mark.parametrize(
    "body",
    [
        release("Board suspends license"),
        release("Page not found: how a clinic's records vanished"),
        release("Access denied: clinic kept inspectors out", title="Access denied: clinic"),
        release("Board suspends license", title="Access Denied | Tarn County"),
        release("Board's site under maintenance for weeks", text=SENTENCE),
        release("Sign in sheets led to the pharmacist", text="The log in records were missing."),
        release("Board suspends license", text="412 vials could not be found."),
        release("Board suspends license", text=f"{SENTENCE}Visitors read 'page not found'."),
        page("Tarn County", "<a>Sign in</a><a>Log in</a>", f"<h1>Clinic closed</h1>{SENTENCE}"),
        page("Tarn", "<noscript>Please enable JavaScript.</noscript>", f"<p>{SENTENCE * 2}</p>"),
        page(
            "Clinic closed", f"<div><h2>We value your privacy</h2></div><h1>Clinic</h1>{SENTENCE}"
        ),
        page("Tarn County", f"<h1>Scheduled maintenance</h1><p>{SENTENCE * 12}</p>"),
        b"<rss><channel><title>Page not found</title></channel></rss>",
        b'{"title": "Page not found"}',
        b"%PDF-1.7 Page not found",
        b"",
    ],
)
def test_a_page_of_its_own_is_none(body: bytes) -> None:
    assert false_page(body, "text/html") is None


def test_one_that_is_known_by_such_a_title_is_about_it() -> None:
    body = page("Tarn County", "<h1>Scheduled maintenance</h1><p>The portal rests on Sunday.</p>")
    assert false_page(body, "text/html") == "maintenance"
    assert false_page(body, "text/html", titled="Scheduled maintenance") is None


@given(st.binary(max_size=400))
def test_any_body_is_judged(body: bytes) -> None:
    false_page(b"<html>" + body, "text/html")
    false_page(body, "")
