"""Sentences in which servers say that there is no page, and sentences that only speak of such."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.false_answers.status_wordings import Trouble, status_wording

_SAID: dict[Trouble, tuple[str, ...]] = {
    "page-not-found": (
        "Page not found",
        "404",
        "404 - File or directory not found.",
        "HTTP Status 404 \u2013 Not Found",
        "Oops! That page can\u2019t be found.",
        "We couldn't find the page you were looking for",
        "The requested URL was not found on this server.",
        "Sorry, this content is no longer available.",
        "This page has been removed",
        "The page you are looking for might have been removed, had its name changed, or is "
        "temporarily unavailable.",
        "Object not found!",
        "Press release not found",
        "This link has expired",
        "The page you requested cannot be displayed.",
    ),
    "server-error": (
        "Error establishing a database connection",
        "Internal Server Error",
        "503 Service Temporarily Unavailable",
        "The website encountered an unexpected error. Please try again later.",
        "There has been a critical error on this website.",
        "Something went wrong",
        "upstream connect error",
        "Unable to connect to the database",
        "Request timed out",
        "Server Error in '/' Application.",
    ),
    "maintenance": (
        "Site under maintenance",
        "We'll be right back",
        "Briefly unavailable for scheduled maintenance. Check back in a minute.",
        "Our website is currently undergoing scheduled maintenance.",
        "This site is temporarily unavailable",
        "The server is temporarily unable to service your request due to maintenance downtime or "
        "capacity problems.",
    ),
    "sign-in": (
        "Sign in",
        "Member Login",
        "Your session has expired",
        "You must be logged in to view this page.",
        "Please log in to continue",
    ),
    "access-denied": (
        "Access Denied",
        "403 Forbidden",
        "You don\u2019t have permission to access this resource.",
        "Sorry, you have been blocked",
        "Too many requests",
    ),
    "human-check": (
        "Just a moment...",
        "Attention Required! | Cloudflare",
        "Verify you are human",
        "Are you a robot?",
        "Checking your browser before accessing",
        "Pardon Our Interruption",
    ),
    "script-or-cookies": (
        "Enable JavaScript and cookies to continue",
        "Please enable JS and disable any ad blocker",
        "This site requires cookies.",
        "You need to enable JavaScript to run this app.",
    ),
    "consent": ("We value your privacy", "Before you continue"),
    "parked-domain": ("This domain is for sale", "Account Suspended", "Welcome to nginx!"),
}


@pytest.mark.parametrize(
    ("text", "trouble"), [(text, name) for name, texts in _SAID.items() for text in texts]
)
def test_however_it_is_put_it_is_told(text: str, trouble: Trouble) -> None:
    assert status_wording(text) == trouble
    assert status_wording(f"  {text.upper()}\n") == trouble


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Board suspends license",
        "Page not found: how a clinic's records vanished",
        "Access denied: clinic kept inspectors out",
        "The vials could not be found.",
        "Records could not be found",
        "Maintenance worker charged with theft of ketamine",
        "Error in prescription leads to death",
        "Sign in to our pharmacy board portal by May 1",
        "Login records led to the pharmacist",
        "Security",
        "Home",
        "Consumer alert",
        "What's new",
        "Contact us",
        "Was this page helpful?",
        "License status",
        "404 vials missing",
        "Press release",
        "Board removed from article",
        "Domain names seized",
    ],
)
def test_what_only_speaks_of_such_things_is_none(text: str) -> None:
    assert status_wording(text) is None


def test_a_long_text_is_none_however_it_is_made_up() -> None:
    assert status_wording("page not found " * 20) is None


@given(st.text(max_size=400))
def test_any_text_is_judged(text: str) -> None:
    assert status_wording(text) in (None, *_SAID)
