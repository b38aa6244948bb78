"""Redirects that lead away from a page, and those by which it has another address."""

from __future__ import annotations

import pytest

from crawler.false_answers.ways_elsewhere import way_elsewhere

_BASE = "https://agency.example"


def led(asked: str, answered: str) -> str | None:
    asked, answered = (
        one if one.startswith("http") else f"{_BASE}{one}" for one in (asked, answered)
    )
    return way_elsewhere(asked, answered)


@pytest.mark.parametrize(
    ("asked", "answered", "way"),
    [
        ("/board/news/1.html", "/signin.html", "sign-in"),
        ("/news/1", "/account/Login.aspx?ReturnUrl=%2Fnews%2F1", "sign-in"),
        ("/news/1", "https://login.agency.example/", "sign-in"),
        ("/news/1", "/portal?returnUrl=%2Fnews%2F1", "sign-in"),
        ("/news/1", "/404.html", "page-not-found"),
        ("/news/1", "/error/not-found", "page-not-found"),
        ("/news/1", "/Error.aspx?aspxerrorpath=/news/1", "server-error"),
        ("/news/1", "/maintenance/", "maintenance"),
        ("/news/1", "https://consent.agency.example/?for=1", "consent"),
        ("/news/1", "/", "redirect-to-front-page"),
        ("/news/1", "/index.html", "redirect-to-front-page"),
        ("/news/1", "/home", "redirect-to-front-page"),
        ("/news/1", "/en-us/", "redirect-to-front-page"),
        ("/news/1", "https://www.agency.example/", "redirect-to-front-page"),
        ("/news/1", "https://new.example/", "redirect-to-front-page"),
        ("/board/news/1.html", "/board/", "redirect-to-front-page"),
        ("/news/2026/title", "/news/", "redirect-to-front-page"),
        ("/index.php?id=5", "/index.php", "redirect-to-front-page"),
        ("/?p=4", "/", "redirect-to-front-page"),
    ],
)
def test_away(asked: str, answered: str, way: str) -> None:
    assert led(asked, answered) == way


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ("http://agency.example/news/1", "/news/1"),
        ("/news/title", "/news/title/"),
        ("/news/title/index.html", "/news/title/"),
        ("/news/board-suspends-license/print", "/news/board-suspends-license/"),
        ("/title/amp/", "/title/"),
        ("/node/12", "/news/board-suspends-license"),
        ("/?p=4", "/2026/05/board-suspends-license/"),
        ("/news.php?utm_source=x", "/news.php"),
        ("/?utm_source=x", "/"),
        ("/", "/index.html"),
        ("/pr/some-title", "/archives/pr/some-title"),
        ("/login/terms", "/login/terms-of-use"),
        ("/news/1", "https://other.example/news/1"),
        ("/news/login-records-case", "/news/2026/login-records-case"),
    ],
)
def test_the_same_page_elsewhere(asked: str, answered: str) -> None:
    assert led(asked, answered) is None
